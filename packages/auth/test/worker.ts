import { MessageChannel } from 'node:worker_threads';
import type { Environment } from '../src/api.ts';

import { type Port, type ServeOptions, serve } from '../src/isolation/serve.ts';
import type { FromWorker } from '../src/isolation/wire.ts';
import { endingDatabase } from './ending-database.ts';

type WorkerAnswer = Extract<FromWorker, { type: 'reply' | 'failed' }>;

/** A worker in this process: messages are cloned, as between a page and a real one, and recorded. */
export class FakeWorker extends EventTarget {
  /** All messages to the page, and all from it. */
  readonly toPage: unknown[] = [];
  readonly toWorker: unknown[] = [];
  readonly #page;
  readonly #database;

  constructor(environment: Partial<Environment>, options: Omit<ServeOptions, 'environment'> = {}) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    port1.on('message', (data) => {
      this.toPage.push(data);
      this.dispatchEvent(new MessageEvent('message', { data }));
    });
    const port: Port = {
      postMessage: (message) => port2.postMessage(message),
      addEventListener: (type, listener) => {
        port2.on(type, (data: unknown) => listener(new MessageEvent('message', { data })));
      },
    };
    const { indexedDB } = environment;
    this.#database = indexedDB ? endingDatabase(indexedDB) : null;
    // No page, no storage but the database, no dialogs and no document there.
    serve(port, {
      ...options,
      environment: {
        ...environment,
        ...(this.#database && { indexedDB: this.#database.indexedDB }),
        sessionStorage: null,
        localStorage: null,
        credentials: null,
        window: null,
      },
    });
  }

  postMessage(message: unknown): void {
    this.toWorker.push(message);
    this.#page.postMessage(message);
  }

  terminate(): void {
    this.#page.close();
    this.#database?.end();
  }

  /** It crashes, like a worker that runs out of memory. */
  crash(): void {
    this.dispatchEvent(new Event('error'));
  }

  /** It is ended silently, as browsers may do: nothing reaches it, nothing comes from it, and no event is fired. */
  vanish(): void {
    this.#page.removeAllListeners('message');
    this.#page.close();
  }

  /** Does what any script of the page can do: posts a call, and waits for its answer. */
  ask(name: string, input: unknown, id = 1_000_000 + this.toWorker.length): Promise<WorkerAnswer> {
    return new Promise((resolve) => {
      const hear = (event: Event) => {
        // The worker posts nothing else.
        const { data } = event as MessageEvent<FromWorker>;
        if ((data.type !== 'reply' && data.type !== 'failed') || data.id !== id) return;
        this.removeEventListener('message', hear);
        resolve(data);
      };
      this.addEventListener('message', hear);
      this.postMessage({ type: 'call', id, name, input });
    });
  }

  /** The worker for `createAuth`. */
  get worker(): Worker {
    // postMessage, terminate and the two events: no other member of a Worker is used.
    return this as unknown as Worker;
  }
}
