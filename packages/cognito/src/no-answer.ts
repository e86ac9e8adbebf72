import type { AttemptContext } from './answer.ts';
import { AbortedError, type CognitoError, NetworkError } from './errors.ts';
import { scrub } from './redaction.ts';
import type { NoAnswer } from './transport.ts';

/** The error of a call whose answer did not come. */
export function lostError(answer: NoAnswer, context: AttemptContext, timeout: number): CognitoError {
  const { operation, attempts, repeatLost, secrets } = context;
  const details = {
    operation: operation.name,
    attempts,
    retry: repeatLost ? 'transient' : 'unsure',
  } as const;
  if (answer.lost === 'aborted') {
    return new AbortedError(`${operation.name} was aborted.`, { ...details, retry: 'never' }, answer.reason);
  }
  const timedOut = answer.lost === 'timeout';
  const why = timedOut ? `within ${timeout} ms` : `(${scrub(reasons(answer.reason), secrets)})`;
  const next = repeatLost
    ? 'Check the connection and try again.'
    : 'Check the connection; the request may have been carried out.';
  return new NetworkError(`${operation.name} got no answer ${why}. ${next}`, { ...details, timedOut });
}

/** The messages of an error and its causes. The error itself is dropped: nobody knows what a foreign one holds. */
function reasons(reason: unknown): string {
  if (!(reason instanceof Error)) return 'connection failed';
  return reason.cause === undefined ? reason.message : `${reason.message}: ${reasons(reason.cause)}`;
}
