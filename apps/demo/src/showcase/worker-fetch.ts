import type { Asked, Told } from './messages.ts';

/** The part of a `Worker` that is used here. */
export interface Port {
  postMessage(message: Asked): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Told }) => void): void;
}

const NULL_BODY_STATUS = new Set([101, 204, 205, 304]);

/** A `fetch` whose requests are answered behind the port. */
export function createWorkerFetch(port: Port): typeof fetch {
  const waiting = new Map<number, (told: Told) => void>();
  let count = 0;
  port.addEventListener('message', ({ data }) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });

  return async (input, init) => {
    const request = new Request(input, init);
    const { url, method, headers, signal } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : await request.text();
    signal.throwIfAborted();
    count += 1;
    const id = count;
    return new Promise((resolve, reject) => {
      // The pool finishes its work anyway, like a server.
      const abort = () => {
        waiting.delete(id);
        reject(signal.reason as DOMException);
      };
      signal.addEventListener('abort', abort, { once: true });
      waiting.set(id, (told) => {
        signal.removeEventListener('abort', abort);
        if ('error' in told) reject(new TypeError(told.error));
        else resolve(responseFrom(told));
      });
      port.postMessage({ id, url, method, headers: [...headers], body });
    });
  };
}

function responseFrom({ status, headers, body }: Exclude<Told, { error: string }>): Response {
  return new Response(NULL_BODY_STATUS.has(status) ? null : body, { status, headers });
}
