import type { Clock } from './clock.ts';
import { boundedDelay } from './delay.ts';

/** A function that sends a request, such as `globalThis.fetch` or a sandbox's handler. */
export type Fetch = (request: Request) => Promise<Response>;

/** A response that was read to its end. */
export interface Received {
  readonly response: Response;
  readonly text: string;
}

/** No response: the caller aborted, the time-out passed, or the connection failed. */
export interface Lost {
  readonly lost: 'aborted' | 'timeout' | 'connection';
  readonly reason: unknown;
}

/**
 * Sends one request. A failure on the way is a value; only `prepare` can reject. Time-out and signal also apply to reading
 * the body. A time-out of Infinity means none.
 */
export async function sendOnce(
  prepare: (signal: AbortSignal) => Promise<Request>,
  environment: { readonly fetch: Fetch; readonly clock: Clock; readonly timeout: number },
  signal: AbortSignal | undefined,
): Promise<Received | Lost> {
  const { clock, fetch, timeout } = environment;
  const controller = new AbortController();
  const interrupted = new Promise<Lost>((resolve) => {
    controller.signal.addEventListener('abort', () =>
      resolve({ lost: signal?.aborted ? 'aborted' : 'timeout', reason: controller.signal.reason }),
    );
  });
  const onAbort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const timer = timeout < Infinity ? clock.setTimeout(() => controller.abort(), boundedDelay(timeout)) : null;
  try {
    // An injected `fetch` or `mapRequest` may ignore the signal, so the race ends the attempt in any case.
    return await Promise.race([
      interrupted,
      prepare(controller.signal).then((request) => read(fetch, request)),
    ]);
  } finally {
    if (timer !== null) clock.clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function read(fetch: Fetch, request: Request): Promise<Received | Lost> {
  try {
    const response = await fetch(request);
    return { response, text: await response.text() };
  } catch (reason) {
    return { lost: 'connection', reason };
  }
}
