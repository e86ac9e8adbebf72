import { type CognitoError, type ErrorDetails, UnknownError } from './errors.ts';
import { exceptionClass } from './exception-class.ts';
import { COMMON } from './exception-groups.ts';
import type { Operation } from './operation.ts';
import { isRecord, scrub } from './redaction.ts';
import { adviceFor, retryAfter } from './retry.ts';
import type { Answer } from './transport.ts';

/** What is needed to describe one attempt in an error. */
export interface AttemptContext {
  readonly operation: Operation;
  readonly attempts: number;
  /** Strings of the request that must not be quoted. */
  readonly secrets: readonly string[];
  /** Whether a request that may have been carried out is repeated. */
  readonly repeatLost: boolean;
  readonly now: number;
  /** Milliseconds that the attempt had. */
  readonly timeout: number;
}

/** The body as an object; `{}` for an empty one, undefined when it is not JSON or not an object. */
export function parseBody(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** `prefix#NotAuthorizedException:http://...` -> `NotAuthorizedException`. */
function exceptionNameOf(body: Record<string, unknown>, headers: Headers): string | undefined {
  // A body may have a `code` of its own, such as the HTTP status.
  const raw = [body.__type, body.code, headers.get('x-amzn-errortype')].find(
    (one) => typeof one === 'string',
  );
  return raw && /(?:^|#)(\w+)(?:[:,]|$)/.exec(raw)?.[1];
}

/** The error that an answer means: a modelled exception of the operation, or UnknownError. */
export function errorFrom({ response, text }: Answer, context: AttemptContext): CognitoError {
  const { status: httpStatus, headers } = response;
  const { attempts, operation } = context;
  const body = parseBody(text) ?? {};
  const exceptionName = exceptionNameOf(body, headers);
  const advice = adviceFor(exceptionName, httpStatus);
  // A gateway's own 500, 502 or 504 does not tell whether Cognito carried the request out.
  const unsure = advice === 'transient' && !exceptionName && httpStatus !== 503 && !context.repeatLost;
  const details: ErrorDetails = {
    operation: operation.name,
    attempts,
    retry: unsure ? 'unsure' : advice,
    retryAfter: retryAfter(headers, context.now),
    requestId: headers.get('x-amzn-requestid') ?? undefined,
    httpStatus,
    exceptionName,
  };
  const said = body.message ?? body.Message ?? headers.get('x-amzn-errormessage');
  const message = typeof said === 'string' ? scrub(said, context.secrets) : '';
  const modelled = `${COMMON} ${operation.exceptions}`.split(' ');
  if (exceptionName && modelled.some((known) => `${known}Exception` === exceptionName)) {
    return new (exceptionClass(exceptionName))(
      exceptionName,
      message || `Cognito refused ${operation.name}.`,
      { ...details, ...(typeof body.reasonCode === 'string' && { reasonCode: body.reasonCode }) },
    );
  }
  const what = exceptionName
    ? `${exceptionName}. ${message}`
    : 'not by Cognito: check the endpoint and what stands before it.';
  return new UnknownError(
    `${operation.name} was answered with status ${httpStatus}, ${what}`.trim(),
    details,
  );
}
