import type { AttemptContext } from './answer.ts';
import { AbortedError, type CognitoError, NetworkError } from './errors.ts';
import { scrub } from './redaction.ts';
import type { NoAnswer } from './transport.ts';

/** The error of a call whose answer did not come. */
export function lostError(answer: NoAnswer, context: AttemptContext, timeout: number): CognitoError {
  const { operation, attempts, repeatLost, secrets } = context;
  const { name } = operation;
  if (answer.lost === 'aborted') {
    return new AbortedError(
      `${name} was aborted.`,
      { operation: name, attempts, retry: 'never' },
      answer.reason,
    );
  }
  const timedOut = answer.lost === 'timeout';
  const why = timedOut ? `within ${timeout} ms` : `(${scrub(reasons(answer.reason), secrets)})`;
  const next = repeatLost ? 'try again' : 'it may have been carried out';
  return new NetworkError(`${name} got no answer ${why}. Check the connection; ${next}.`, {
    operation: name,
    attempts,
    retry: repeatLost ? 'transient' : 'unsure',
    timedOut,
  });
}

/** The messages of an error and its causes. The error itself is dropped: nobody knows what a foreign one holds. */
function reasons(reason: unknown): string {
  if (!(reason instanceof Error)) return 'connection failed';
  return reason.cause === undefined ? reason.message : `${reason.message}: ${reasons(reason.cause)}`;
}
