import type { EnvironmentClock } from '../api.ts';

/** How often a worker that is waited for is asked whether it is there. Milliseconds. */
const BEAT = 2_000;
/**
 * Beats in a row without a word of it: it is gone. A proof computes for less than that, even on a slow phone; and a sign-out,
 * which waits for ten seconds, still finds a new one.
 */
const SILENT = 3;
/** As long as its file may still be loading. */
const SILENT_AT_FIRST = 10;

/**
 * Notices a worker that is gone: browsers may end one without an event. Also what waits for a person waits for a worker that
 * is there.
 */
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
    // In a turn of its own: after a sleep many timers are due at once, and the worker wakes with the page.
    timer ??= clock.setTimeout(() => void Promise.resolve().then(beat), BEAT);
  };
  return {
    start,
    heard() {
      silent = 0;
      patience = SILENT;
    },
    stop() {
      if (timer !== null) clock.clearTimeout(timer);
      timer = null;
      silent = 0;
    },
    /** Another worker, whose file may have to load. */
    renew() {
      patience = SILENT_AT_FIRST;
      silent = 0;
    },
  };
}
