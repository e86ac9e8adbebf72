import { SrpError } from './errors.ts';

/** Returns `length` bytes from a cryptographically secure source. */
export type RandomBytes = (length: number) => Uint8Array;

/** Yields to the page: resolves in a later task, not in a microtask. */
export type Pause = () => Promise<void>;

/** The environment of this package. Defaults are those of the browser or of Node. */
export interface SrpRuntime {
  /** Default: `crypto.getRandomValues`, which plain-http pages have too. */
  readonly random?: RandomBytes | undefined;
  /** Called between slices of at most 8 ms of computation. Default: a MessageChannel message, or a timer if there is none. */
  readonly pause?: Pause | undefined;
  /** A monotonic clock in milliseconds, to measure the slices. Default: `performance.now`. */
  readonly now?: (() => number) | undefined;
}

/** One computation's share of the thread. */
export interface Slices {
  /** Whether the time of this slice is up. */
  isOver(): boolean;
  /** Waits for the next slice. */
  next(): Promise<void>;
}

// Half a frame at 60 Hz: leaves time to paint, and even a phone that is six times slower stays far below a 50 ms long task.
const SLICE_MILLISECONDS = 8;

export function startSlices(runtime: SrpRuntime): Slices {
  const { pause = pauseForATask, now = monotonicNow } = { ...runtime };
  let start = now();
  return {
    isOver: () => now() - start >= SLICE_MILLISECONDS,
    async next() {
      await pause();
      start = now();
    },
  };
}

const secureRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Returns random bytes; throws if an injected source returns too few, or only zeros. */
export function randomBytes(length: number, runtime: SrpRuntime = {}): Uint8Array {
  const { random = secureRandom } = { ...runtime };
  const bytes = random(length);
  if (bytes?.length !== length || bytes.every((byte) => byte === 0)) {
    throw new SrpError('weak-random', `The random source must return ${length} random bytes.`);
  }
  return bytes;
}

const monotonicNow = () => performance.now();

/**
 * A message is a task of its own, in turn with the page's: `setTimeout` waits 4 ms from the fifth nested call on, and
 * `scheduler.yield` continues before the page's other tasks.
 */
function pauseForATask(): Promise<void> {
  return new Promise((resolve) => {
    // Missing in Jest's jsdom and in some edge runtimes: a timer is slower, but a task too.
    if (typeof MessageChannel === 'undefined') {
      setTimeout(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
