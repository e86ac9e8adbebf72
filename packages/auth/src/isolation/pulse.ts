import type { EnvironmentClock } from '../api.ts';

/** How often to ping a worker with pending calls. Milliseconds. */
const BEAT = 2_000;
/**
 * Consecutive beats without a message after which the worker counts as lost. A proof takes less time than that, even on a
 * slow phone; and a sign-out, which waits ten seconds, can still use a new worker.
 */
const SILENT = 3;
/** The limit while its file may still be loading. */
const SILENT_AT_FIRST = 10;

/** Detects a lost worker: browsers may end one without an event. Also for calls that wait for a person. */
export function openPulse(clock: EnvironmentClock, ping: () => void, lost: () => void) {
  let timer: unknown = null;
  let silent = 0;
  let patience = SILENT_AT_FIRST;

  const beat = () => {
    if (timer === null) return;
    timer = null;
    if (silent >= patience) {
      lost();
      return;
    }
    silent += 1;
    ping();
    start();
  };
  const start = () => {
    // In a separate turn: after a sleep many timers are due at once, and the worker wakes together with the page.
    timer ??= clock.setTimeout(() => void Promise.resolve().then(beat), BEAT);
  };
  return {
    start,
    heard() {
      silent = 0;
      patience = SILENT;
    },
    stop() {
      clock.clearTimeout(timer);
      timer = null;
      silent = 0;
    },
    /** For a new worker, whose file may have to load. */
    renew() {
      patience = SILENT_AT_FIRST;
    },
  };
}
