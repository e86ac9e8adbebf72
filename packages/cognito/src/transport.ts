import type { Clock } from './clock.ts';

/** What a client sends requests with. `globalThis.fetch` fits, and so does a sandbox's handler. */
export type Fetch = (request: Request) => Promise<Response>;

/** One answer, read to its end. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** No answer: the caller aborted, the time-out passed, or the connection failed. */
export interface NoAnswer {
  readonly lost: 'aborted' | 'timeout' | 'connection';
  readonly reason: unknown;
}

/** Sends one request. A failure on the way is a value; only `prepare` can reject. Time-out and signal also end the reading of the body. */
export async function exchange(
  prepare: (signal: AbortSignal) => Promise<Request>,
  environment: { readonly fetch: Fetch; readonly clock: Clock; readonly timeout: number },
  signal: AbortSignal | undefined,
): Promise<Answer | NoAnswer> {
  const controller = new AbortController();
  const interrupted = new Promise<NoAnswer>((resolve) => {
    controller.signal.addEventListener('abort', () =>
      resolve({ lost: signal?.aborted ? 'aborted' : 'timeout', reason: controller.signal.reason }),
    );
  });
  const onAbort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const timer = environment.clock.setTimeout(() => controller.abort(), environment.timeout);
  try {
    // What was handed in may not heed the signal, so the race ends the attempt whatever it does.
    return await Promise.race([
      interrupted,
      prepare(controller.signal).then((request) => read(environment.fetch, request)),
    ]);
  } finally {
    environment.clock.clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function read(fetch: Fetch, request: Request): Promise<Answer | NoAnswer> {
  try {
    const response = await fetch(request);
    return { response, text: await response.text() };
  } catch (reason) {
    return { lost: 'connection', reason };
  }
}
