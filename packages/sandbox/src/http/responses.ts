import type { ErrorResponse } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const LONGEST_HEADER = 1024;
const PREFLIGHT_SECONDS = 172_800;
// As captured from the real service.
const EXPOSED = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';

/** Data for the headers of every response. */
export interface Envelope {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The origin whose pages may read the response: `*` for all, undefined for none. */
  readonly allowedOrigin: string | undefined;
}

export function success(output: JsonObject | undefined, envelope: Envelope): Response {
  // Without output there is no text, and no body.
  return new Response(JSON.stringify(output), {
    status: 200,
    headers: headers(envelope),
  });
}

export function failure({ type, message, status, reasonCode }: ErrorResponse, envelope: Envelope): Response {
  return new Response(JSON.stringify({ __type: type, message, reasonCode }), {
    status,
    headers: {
      ...headers(envelope),
      'x-amzn-errortype': `${type}:`,
      'x-amzn-errormessage': headerSafe(message),
    },
  });
}

/** Refuses an administrator's call from a page of another machine; no page may read the response. */
export function foreignOrigin(): Response {
  return Response.json(
    {
      __type: 'ForbiddenException',
      message: 'Administrator operations only accept calls from loopback origins.',
    },
    { status: 403 },
  );
}

/** Refuses a call whose body is too long to be read. */
export function tooLarge(): Response {
  return document(
    {
      __type: 'RequestEntityTooLargeException',
      message: 'The body is longer than any operation accepts.',
    },
    413,
  );
}

/**
 * Answers a preflight for the API: any origin, and any headers. A preflight does not name its operation, so the origin is
 * checked when the call itself comes.
 */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 200,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
      'access-control-max-age': String(PREFLIGHT_SECONDS),
    },
  });
}

/** A public document, such as the key set. */
export function document(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'access-control-allow-origin': '*' } });
}

function headers({ requestId, at, allowedOrigin }: Envelope): Record<string, string> {
  return {
    'content-type': CONTENT_TYPE,
    date: new Date(at).toUTCString(),
    'x-amzn-requestid': requestId,
    ...(allowedOrigin === undefined ? {} : { 'access-control-allow-origin': allowedOrigin }),
    ...(allowedOrigin === '*' ? {} : { vary: 'origin' }),
    'access-control-expose-headers': EXPOSED,
  };
}

// Header values are bytes, and clients limit their length; messages may contain a trigger's own text.
function headerSafe(text: string): string {
  return text.slice(0, LONGEST_HEADER).replace(/[^\x20-\x7e]/g, '?');
}
