import { boundedDelay } from './delay.ts';
import type { RetryAdvice } from './errors.ts';

/** Standard retry mode: exponential back-off with full jitter. Delays are milliseconds, at most 2^31 - 1. */
export interface RetryOptions {
  /** Retries after the first attempt. Default 2. */
  readonly maxRetries?: number | undefined;
  /** Upper bound of the first delay after a transient fault; doubles each time. Default 50. */
  readonly transientDelay?: number | undefined;
  /** The same after throttling. Default 1000. */
  readonly throttlingDelay?: number | undefined;
  /** No back-off is longer than this. Default 20000. */
  readonly maxDelay?: number | undefined;
  /**
   * Whether to repeat a request whose response was lost (no connection, time-out), although it may have been carried out.
   * Default: depends on the operation, as listed in the README. RespondToAuthChallenge, for example, is not repeated,
   * because its Session is single use.
   */
  readonly repeatLost?: boolean | undefined;
}

/** `Retry-After` extends a back-off by at most this. */
const RETRY_AFTER_ALLOWANCE = 5_000;

/** A longer `Retry-After` counts as a day. */
const MAX_RETRY_AFTER = 86_400_000;

const CAPACITY = 500;
/** The price of one retry. Advice without a price means no retry. */
const COST: Partial<Record<RetryAdvice, number>> = { transient: 14, throttled: 5 };

// LimitExceededException is deliberately absent: in Cognito it is a user's own limit and lasts up to hours.
const THROTTLING =
  /Throttl|TooManyRequests|SlowDown|(Request|Bandwidth)LimitExceeded|ProvisionedThroughput|PriorRequest|TransactionInProgress/;
const TRANSIENT = /^(InternalError|ConcurrentModification|RequestTimeout)/;
const LIMITED = /^(LimitExceeded|TooManyFailedAttempts|CodeDeliveryFailure)/;

/** Looks at the exception's name first: nearly every exception of Cognito has status 400. */
export function adviceFor(exceptionName: string | undefined, httpStatus: number): RetryAdvice {
  const name = exceptionName ?? '';
  if (LIMITED.test(name)) return 'limited';
  if (httpStatus === 429 || THROTTLING.test(name)) return 'throttled';
  return [500, 502, 503, 504].includes(httpStatus) || TRANSIENT.test(name) ? 'transient' : 'never';
}

/**
 * Returns the delay that the server asks for, in milliseconds, at most a day: `x-amz-retry-after` (ms) or `Retry-After`
 * (seconds or a date, RFC 9110 section 10.2.3).
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const own = headers.get('x-amz-retry-after');
  const standard = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(standard) ? Number(standard) * 1000 : Date.parse(standard) - now;
  const wish = own ? Number(own) : seconds;
  return wish >= 0 ? boundedDelay(wish, MAX_RETRY_AFTER) : undefined;
}

/** The retries that a client has left, for all its calls, so that an outage does not multiply the load. */
export interface RetryQuota {
  /** Takes the price of one retry; false if too little is left, and for advice against a retry. */
  take(advice: RetryAdvice): boolean;
  /** Returns the price of the last retry after a successful call, or one token if it had none. */
  refund(lastRetry: RetryAdvice | undefined): void;
}

export function createRetryQuota(): RetryQuota {
  let tokens = CAPACITY;
  return {
    take(advice) {
      const cost = COST[advice];
      if (!cost || tokens < cost) return false;
      tokens -= cost;
      return true;
    },
    refund(lastRetry) {
      tokens = Math.min(CAPACITY, tokens + ((lastRetry && COST[lastRetry]) ?? 1));
    },
  };
}

/**
 * Returns the delay before retry number `retry` (0 is the first): random() * min(base * 2^retry, maxDelay), extended by
 * `wish`.
 */
export function retryDelay(
  advice: RetryAdvice,
  retry: number,
  wish: number | undefined,
  options: RetryOptions,
  random: () => number,
): number {
  const base = advice === 'throttled' ? (options.throttlingDelay ?? 1_000) : (options.transientDelay ?? 50);
  const bound = boundedDelay(base * 2 ** retry, boundedDelay(options.maxDelay ?? 20_000));
  // Bounded again, as an injected random source may be out of range.
  const backOff = boundedDelay(random() * bound, bound);
  return boundedDelay(Math.max(backOff, Math.min(wish ?? 0, backOff + RETRY_AFTER_ALLOWANCE)));
}
