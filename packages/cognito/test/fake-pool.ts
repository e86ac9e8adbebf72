import type { Clock } from '../src/index.ts';

/** One request as seen by a fake pool. */
export interface Seen {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

/** The reaction of the network edge to one request. */
export type Step = Response | Error | 'hang' | (() => Response);

/** A response of the service on the wire: JSON body, by default with status 200. */
export function responds(body: object, init: ResponseInit = {}): () => Response {
  return () => new Response(JSON.stringify(body), init);
}

/** A refusal in the service's format. */
export function refusal(name: string, message = 'Refused.', init: ResponseInit = {}): () => Response {
  return responds({ __type: name, message }, { status: 400, ...init });
}

/** A network edge that takes the steps in order, repeats the last one, and records the requests. */
export function fakePool(...steps: readonly Step[]) {
  const seen: Seen[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { url, method, headers } = request;
    seen.push({ url, method, headers, body: await request.text() });
    const step = steps[Math.min(seen.length, steps.length) - 1] ?? responds({});
    if (step === 'hang') return new Promise<Response>(() => {});
    if (step instanceof Error) throw step;
    return typeof step === 'function' ? step() : step;
  };
  return { fetch, seen };
}

/**
 * A clock whose timers fire at once if `fires` says so, and otherwise never. Time advances by the delays that fired, which
 * are in `delays`. By default the waits between attempts pass and no attempt times out.
 */
export function fakeClock(
  fires: (milliseconds: number) => boolean = (milliseconds) => milliseconds < 30_000,
) {
  const cancelled = new Set<unknown>();
  const delays: number[] = [];
  let now = Date.UTC(2030, 0, 1);
  const clock: Clock = {
    now: () => now,
    setTimeout(callback, milliseconds) {
      const id = Symbol('timer');
      if (fires(milliseconds)) {
        afterPromises(() => {
          if (cancelled.has(id)) return;
          delays.push(milliseconds);
          now += milliseconds;
          callback();
        });
      }
      return id;
    },
    clearTimeout: (id) => void cancelled.add(id),
  };
  return { clock, delays, cancelled };
}

/** Runs after all pending promises. */
function afterPromises(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    callback();
  };
  port2.postMessage(undefined);
}

/** Returns the rejection of a promise; fails the test if there is none. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`Expected a rejection, got ${String(value)}`);
}
