/**
 * Whether the same request may succeed later.
 * - `never`: not as it is; change the input, the configuration or the session first.
 * - `transient`: a server or connection fault; repeat after a short delay.
 * - `throttled`: the account's request rate; repeat after a longer delay.
 * - `limited`: this user's own attempt or message limit, minutes to hours; let the person decide when.
 * - `unsure`: no answer came and the request may have been carried out; find out before repeating it.
 */
export type RetryAdvice = 'never' | 'transient' | 'throttled' | 'limited' | 'unsure';

/** What every error of this package tells. None of it carries a secret. */
export interface ErrorDetails {
  /** The operation on the wire, such as `InitiateAuth`; empty when a client could not be created. */
  readonly operation: string;
  /** How many requests were sent. */
  readonly attempts: number;
  readonly retry: RetryAdvice;
  /** The server's own wish for the delay before the next attempt, in milliseconds. */
  readonly retryAfter?: number | undefined;
  /** `x-amzn-requestid`: quote it to AWS support. */
  readonly requestId?: string | undefined;
  readonly httpStatus?: number | undefined;
  /** The exception's name on the wire, also where the operation's model does not know it. */
  readonly exceptionName?: string | undefined;
}

/** Base of all errors: switch on `code`. */
export abstract class CognitoError<Code extends string = string> extends Error implements ErrorDetails {
  readonly code: Code;
  declare readonly operation: string;
  declare readonly attempts: number;
  declare readonly retry: RetryAdvice;
  declare readonly retryAfter: number | undefined;
  declare readonly requestId: string | undefined;
  declare readonly httpStatus: number | undefined;
  declare readonly exceptionName: string | undefined;

  constructor(name: string, code: Code, message: string, details: ErrorDetails, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    Object.assign(this, details);
    // Not enumerable, as on every built-in error, so that printing does not repeat it.
    Object.defineProperty(this, 'name', { value: name, configurable: true, writable: true });
  }

  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }
}

/** An exception of Cognito's service model; `code` is its name. Each has a class of its own, made by `exceptionClass`. */
export class ServiceException<Code extends string = string> extends CognitoError<Code> {
  /** Only on InvalidParameterException, and there only sometimes. */
  declare readonly reasonCode: Code extends 'InvalidParameterException' ? string | undefined : undefined;

  constructor(
    code: Code,
    message: string,
    details: ErrorDetails & { readonly reasonCode?: string | undefined },
  ) {
    super(code, code, message, details);
  }
}

/** No answer came: no connection, a connection that broke, or an attempt that took longer than its time-out. */
export class NetworkError extends CognitoError<'network'> {
  declare readonly timedOut: boolean;

  constructor(message: string, details: ErrorDetails & { readonly timedOut: boolean }) {
    super('NetworkError', 'network', message, details);
  }
}

/** The caller's AbortSignal fired. `cause` is the signal's reason. The request may have been carried out. */
export class AbortedError extends CognitoError<'aborted'> {
  constructor(message: string, details: ErrorDetails, reason: unknown) {
    super('AbortError', 'aborted', message, details, reason);
  }
}

/** An answer that the operation's model does not foresee: see `exceptionName` and `httpStatus`. */
export class UnknownError extends CognitoError<'unknown'> {
  constructor(message: string, details: ErrorDetails) {
    super('UnknownError', 'unknown', message, details);
  }
}

/** The input was refused before any request. `parameter` names what is missing or wrong. */
export class ValidationError extends CognitoError<'validation'> {
  readonly parameter: string;

  constructor(operation: string, parameter: string, message: string) {
    super('ValidationError', 'validation', message, { operation, attempts: 0, retry: 'never' });
    this.parameter = parameter;
  }
}

export function isCognitoError(error: unknown): error is CognitoError {
  return error instanceof CognitoError;
}
