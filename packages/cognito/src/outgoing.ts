import type { RequestOptions } from './client-types.ts';
import { checkEndpoint } from './endpoint.ts';
import { ValidationError } from './errors.ts';
import type { Operation } from './operation.ts';
import { own } from './own.ts';

type Headers = Readonly<Record<string, string>>;

/** The parts of a request that are the same for each call of a client. */
interface Sender {
  readonly endpoint: string;
  readonly headers: Headers | undefined;
}

/**
 * Builds the HTTP request of one attempt: awsJson1.1, one URL for all operations. It has no cache mode: the response to a
 * POST is cached only with explicit freshness, and never for another POST (RFC 9110 section 9.3.3, RFC 9111 section 4), while
 * `no-store` makes Chromium and Firefox send a preflight before every request.
 */
export async function outgoing(
  operation: Operation,
  sender: Sender,
  options: RequestOptions,
  body: string,
  signal: AbortSignal,
): Promise<Request> {
  const { name } = operation;
  const { headers, keepalive = false, mapRequest } = options;
  const endpoint = checkEndpoint(name, options.endpoint ?? sender.endpoint);
  // Without a prototype, since Request also reads the members that an init object inherits.
  const init = own<RequestInit>({
    method: 'POST',
    headers: {},
    body,
    signal,
    keepalive,
    credentials: 'omit',
    // A redirect would carry the secrets in the body to another server.
    redirect: 'error',
  });
  let request: Request;
  try {
    request = new Request(endpoint, init);
    const all = [
      sender.headers,
      headers,
      {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
      },
    ];
    // One by one: in a record, two spellings of a name are two headers, whose values would be joined.
    for (const [header, value] of all.flatMap((some) => Object.entries(some ?? {}))) {
      request.headers.set(header, value);
    }
  } catch {
    // The value is not quoted: a header may be a token.
    throw new ValidationError(name, 'headers', 'A header is not valid.');
  }
  return mapRequest ? mapRequest(request) : request;
}
