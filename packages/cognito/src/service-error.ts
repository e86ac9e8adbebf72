import {
  type CognitoError,
  type ErrorDetails,
  ServiceException,
  UnknownError,
  type WafAction,
  WafError,
} from './errors.ts';
import { COMMON } from './exception-groups.ts';
import type { Operation } from './operation.ts';
import { type Secrets, scrub } from './redaction.ts';
import { adviceFor, retryAfter } from './retry.ts';
import type { Received } from './transport.ts';
import { readObject } from './wire.ts';

/** The attempt that caused an error. */
export interface AttemptContext {
  readonly operation: Operation;
  readonly attempts: number;
  /** Strings of the request that an error must not quote. */
  readonly secrets: Secrets;
  /** Whether to repeat a request that may have been carried out. */
  readonly repeatLost: boolean;
  readonly now: number;
  /** Milliseconds allowed for the attempt. */
  readonly timeout: number;
}

/** `prefix#NotAuthorizedException:http://...` -> `NotAuthorizedException`. */
function exceptionNameOf(body: Readonly<Record<string, unknown>>, headers: Headers): string | undefined {
  // A body may have a `code` of its own, such as the HTTP status.
  const raw = [body.__type, body.code, headers.get('x-amzn-errortype')].find(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  return raw === undefined ? undefined : /(?:^|#)(\w{1,128})(?:[:,]|$)/.exec(raw)?.[1];
}

/**
 * Returns the action of AWS WAF on a request that Cognito has not answered. Its header counts; if a page of another origin
 * cannot read that, the status does (AWS WAF developer guide, "CAPTCHA and Challenge action behavior"). Cognito itself never
 * uses one of the three statuses without naming an exception.
 */
export function wafActionOf({ response, text }: Received): WafAction | undefined {
  const { headers, status } = response;
  const action = headers.get('x-amzn-waf-action');
  if (action === 'captcha' || action === 'challenge') return action;
  if (status === 202) return 'challenge';
  if ((status !== 403 && status !== 405) || exceptionNameOf(readObject(text), headers)) return undefined;
  return status === 405 ? 'captcha' : 'blocked';
}

/** Returns the error for an unsuccessful response: a modelled exception of the operation, WafError or UnknownError. */
export function errorFrom(received: Received, context: AttemptContext): CognitoError {
  const { status: httpStatus, headers } = received.response;
  const { attempts, operation } = context;
  const body = readObject(received.text);
  const exceptionName = exceptionNameOf(body, headers);
  const advice = adviceFor(exceptionName, httpStatus);
  // A gateway's own 500, 502 or 504 does not show whether Cognito carried the request out.
  const unsure = advice === 'transient' && !exceptionName && httpStatus !== 503 && !context.repeatLost;
  /** Text from the server, without the secrets of the request. */
  const clean = (said: unknown) => (typeof said === 'string' ? scrub(said, context.secrets) : undefined);
  const details: ErrorDetails = {
    operation: operation.name,
    attempts,
    retry: unsure ? 'unsure' : advice,
    retryAfter: retryAfter(headers, context.now),
    requestId: headers.get('x-amzn-requestid') ?? undefined,
    httpStatus,
    exceptionName,
    reasonCode: clean(body.reasonCode),
  };
  const wafAction = wafActionOf(received);
  if (wafAction) {
    // Static hosts also answer a POST with 403 or 405.
    const message = `AWS WAF or a proxy stopped ${operation.name} (${wafAction}): see withWafToken.`;
    return new WafError(wafAction, message, details);
  }
  const message = clean(body.message ?? body.Message ?? headers.get('x-amzn-errormessage')) ?? '';
  // Flat by now, because groups are not nested deeper.
  const modelled = [COMMON, operation.exceptions].flat(3) as readonly string[];
  if (exceptionName && modelled.includes(exceptionName)) {
    return new ServiceException(exceptionName, message || `Cognito refused ${operation.name}.`, details);
  }
  const what = exceptionName ? `${exceptionName}.` : 'not from Cognito: check the endpoint.';
  return new UnknownError(
    (exceptionName && message) || `${operation.name} failed with status ${httpStatus}: ${what}`,
    details,
  );
}
