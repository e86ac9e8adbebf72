import type { RequestOptions } from './client-types.ts';
import { ValidationError } from './errors.ts';
import type { Operation } from './operation.ts';

/** The HTTP request of one attempt: awsJson1.1, one URL for all operations. */
export async function outgoing(
  operation: Operation,
  client: Pick<RequestOptions, 'headers'> & { readonly endpoint: string },
  options: RequestOptions,
  body: string,
  signal: AbortSignal,
): Promise<Request> {
  const endpoint = options.endpoint ?? client.endpoint;
  const headers = {
    ...options.headers,
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSCognitoIdentityProviderService.${operation.name}`,
  };
  const init: RequestInit = {
    method: 'POST',
    headers: { ...client.headers },
    body,
    signal,
    cache: 'no-store',
    credentials: 'omit',
    // A redirect would carry the secrets of the body to another place.
    redirect: 'error',
  };
  let request: Request;
  try {
    request = new Request(endpoint, init);
    // One by one: in a record, two spellings of a name are two headers, whose values would be joined.
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  } catch {
    // Neither is quoted: a URL may hold a password, a header a token.
    throw new ValidationError(operation.name, 'endpoint', 'The endpoint or a header is not valid.');
  }
  return options.mapRequest ? options.mapRequest(request) : request;
}
