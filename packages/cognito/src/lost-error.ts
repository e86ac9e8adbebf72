import { AbortedError, type CognitoError, NetworkError } from './errors.ts';
import { scrub } from './redaction.ts';
import type { AttemptContext } from './service-error.ts';
import type { Lost } from './transport.ts';

/** The error of a call without a response. */
export function lostError({ lost, reason }: Lost, context: AttemptContext): CognitoError {
  const { attempts, repeatLost, secrets, timeout } = context;
  const operation = context.operation.name;
  if (lost === 'aborted') {
    return new AbortedError(`${operation} was aborted.`, { operation, attempts, retry: 'never' }, reason);
  }
  const timedOut = lost === 'timeout';
  const why = timedOut ? `within ${timeout} ms` : `(${scrub(reasons(reason), secrets)})`;
  const next = repeatLost ? 'try again' : 'it may have been carried out';
  return new NetworkError(`${operation} got no response ${why}. Check the connection; ${next}.`, {
    operation,
    attempts,
    retry: repeatLost ? 'transient' : 'unsure',
    timedOut,
  });
}

/**
 * The messages of an error and a few of its causes, because causes may be circular. The error itself is dropped, since it may
 * contain anything.
 */
function reasons(reason: unknown, more = 3): string {
  if (!(reason instanceof Error)) return 'connection failed';
  const { cause, message } = reason;
  return cause === undefined || !more ? message : `${message}: ${reasons(cause, more - 1)}`;
}
