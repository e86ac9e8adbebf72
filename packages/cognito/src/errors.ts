/**
 * Whether the same request may succeed later.
 * - `never`: not as it is; change the input, the configuration or the session first.
 * - `transient`: a server or connection fault; repeat after a short delay.
 * - `throttled`: the account's request rate was exceeded; repeat after a longer delay.
 * - `limited`: this user's own limit of attempts or messages, minutes to hours; let the person decide when.
 * - `unsure`: no response came, but the request may have been carried out; find out before repeating it.
 */
export type RetryAdvice = 'never' | 'transient' | 'throttled' | 'limited' | 'unsure';

/** Members that all errors of this package have. None of them contains a secret. */
export interface ErrorDetails {
  /** The operation's name on the wire, such as `InitiateAuth`; empty when a client could not be created. */
  readonly operation: string;
  /** The number of requests that were sent. */
  readonly attempts: number;
  readonly retry: RetryAdvice;
  /** The delay that the server asks for before the next attempt: milliseconds, at most a day. */
  readonly retryAfter?: number | undefined;
  /** `x-amzn-requestid`: AWS support asks for it. */
  readonly requestId?: string | undefined;
  readonly httpStatus?: number | undefined;
  /** The exception's name on the wire, even if the operation's model does not contain it. */
  readonly exceptionName?: string | undefined;
  /** `reasonCode` of an exception: InvalidParameterException may have one. */
  readonly reasonCode?: string | undefined;
}

/** Base of all errors: switch on `code`. */
export abstract class CognitoError<Code extends string = string> extends Error implements ErrorDetails {
  readonly code: Code;
  declare readonly operation: string;
  declare readonly attempts: number;
  declare readonly retry: RetryAdvice;
  // Own members even if absent, so that none is read from a polluted `Object.prototype`.
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;
  readonly httpStatus: number | undefined;
  readonly exceptionName: string | undefined;
  /** Only on InvalidParameterException, and only sometimes. */
  readonly reasonCode: string | undefined;

  constructor(name: string, code: Code, message: string, details: ErrorDetails, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    Object.assign(this, details);
    // Not enumerable, as in every built-in error, so that printing does not repeat it.
    Object.defineProperty(this, 'name', { value: name, configurable: true, writable: true });
  }

  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }
}

/**
 * An exception of Cognito's service model: `code` is its name. Each also has a class of its own in
 * `@latchkey/cognito/exceptions`.
 */
export class ServiceException<Code extends string = string> extends CognitoError<Code> {
  constructor(code: Code, message: string, details: ErrorDetails) {
    super(code, code, message, details);
  }
}

/** No response: no connection, a broken connection, or an attempt that ran into its time-out (`timedOut`). */
export class NetworkError extends CognitoError<'network'> {
  declare readonly timedOut: boolean;

  constructor(message: string, details: ErrorDetails & { readonly timedOut: boolean }) {
    super('NetworkError', 'network', message, details);
  }
}

/** Your AbortSignal fired; `cause` is its reason. The request may have been carried out. */
export class AbortedError extends CognitoError<'aborted'> {
  constructor(message: string, details: ErrorDetails, reason: unknown) {
    super('AbortError', 'aborted', message, details, reason);
  }
}

/** A response that is not in the operation's model: see `exceptionName`, which is then its `name` too, and `httpStatus`. */
export class UnknownError extends CognitoError<'unknown'> {
  constructor(message: string, details: ErrorDetails) {
    super(details.exceptionName ?? 'UnknownError', 'unknown', message, details);
  }
}

/** An option or an input is missing or wrong; no request was sent. `parameter` names it. */
export class ValidationError extends CognitoError<'validation'> {
  readonly parameter: string;

  constructor(operation: string, parameter: string, message: string) {
    super('ValidationError', 'validation', message, { operation, attempts: 0, retry: 'never' });
    this.parameter = parameter;
  }
}

/** AWS WAF asks for a CAPTCHA (`captcha`) or a silent browser check (`challenge`), or has blocked the request. */
export type WafAction = 'captcha' | 'challenge' | 'blocked';

/**
 * AWS WAF, or another firewall, stopped the request before it reached Cognito. `withWafToken` solves a CAPTCHA or challenge;
 * if that failed, `cause` is the error of your function.
 */
export class WafError extends CognitoError<`waf-${WafAction}`> {
  readonly action: WafAction;

  constructor(action: WafAction, message: string, details: ErrorDetails) {
    super('WafError', `waf-${action}`, message, details);
    this.action = action;
  }
}

/** Whether an error comes from this package. */
export function isCognitoError(error: unknown): error is CognitoError {
  return error instanceof CognitoError;
}
