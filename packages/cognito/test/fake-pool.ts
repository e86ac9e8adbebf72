import type { Clock } from '../src/index.ts';

/** One request as a fake pool saw it. */
export interface Seen {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What the network edge does with one request. */
export type Step = Response | Error | 'hang' | (() => Response);

/** A wire answer of the service: JSON body, status 200 unless said otherwise. */
export function answer(body: object, init: ResponseInit = {}): () => Response {
  return () => new Response(JSON.stringify(body), init);
}

/** A refusal as the service words it. */
export function refusal(name: string, message = 'Refused.', init: ResponseInit = {}): () => Response {
  return answer({ __type: name, message }, { status: 400, ...init });
}

/** A network edge that gives the steps in order, the last one again and again, and keeps what it was sent. */
export function fakePool(...steps: readonly Step[]) {
  const seen: Seen[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { url, method, headers } = request;
    seen.push({ url, method, headers, body: await request.text() });
    const step = steps[Math.min(seen.length, steps.length) - 1] ?? answer({});
    if (step === 'hang') return new Promise<Response>(() => {});
    if (step instanceof Error) throw step;
    return typeof step === 'function' ? step() : step;
  };
  return { fetch, seen };
}

/**
 * A clock whose timers fire at once when `fires` says so, and never otherwise. Time moves by what fired: `delays` has it.
 * By default the waits between attempts pass and no attempt times out.
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

/** Runs after all that is under way in promises. */
function afterPromises(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    callback();
  };
  port2.postMessage(undefined);
}

/** What a promise rejects with; fails the test when it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`Expected a rejection, got ${String(value)}`);
}
