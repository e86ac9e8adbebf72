import type { Environment, ManagedAuthConfig } from '../src/api.ts';
import { resolveConfig } from '../src/config.ts';
import type { CallName } from '../src/isolation/calls.ts';
import { connect } from '../src/isolation/page.ts';
import type { FromWorker, ToWorker } from '../src/isolation/wire.ts';
import { managedLoginOptions } from '../src/managed-login/options.ts';
import { pendingSignInKey } from '../src/vault/pending-sign-in.ts';
import type { News } from '../src/vault/session.ts';
import { createBrowser } from './browser.ts';

/** The worker's end, whose messages all come from the test. */
export class StubWorker extends EventTarget {
  readonly heard: ToWorker[] = [];
  isOver = false;

  postMessage(message: ToWorker): void {
    this.heard.push(structuredClone(message));
  }

  terminate(): void {
    this.isOver = true;
  }

  say(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  reply(id: number, output: unknown = null): void {
    this.say({ type: 'reply', id, output, held });
  }

  /** Fails to load; or, with a message, throws. */
  fail(message?: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), message === undefined ? {} : { message }));
  }

  /** The calls, each with its id. */
  asked(): readonly (readonly [number, string])[] {
    return this.heard.flatMap((message) =>
      message.type === 'call' ? [[message.id, message.name] as const] : [],
    );
  }

  count(type: ToWorker['type']): number {
    return this.heard.filter((message) => message.type === type).length;
  }
}

export const held = { generation: 3, lineage: 'a', session: null };
export const pool = { userPoolId: 'eu-west-2_Pool', clientId: 'client' };
export const key = pendingSignInKey('eu-west-2_Pool|client');

/** The result of the work, as soon as there is one. */
export function outcome(work: Promise<unknown>) {
  const seen: { value?: unknown; error?: unknown } = {};
  work.then(
    (value) => Object.assign(seen, { value }),
    (error: unknown) => Object.assign(seen, { error }),
  );
  return seen;
}

export const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** Options that are undefined have their defaults. */
type Options = { readonly [Name in keyof ManagedAuthConfig]?: ManagedAuthConfig[Name] | undefined };

export function pageWorld(options: Options = {}, changes: Partial<Environment> = {}) {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const { environment, sessionStorage } = browser.tab(changes);
  const workers: StubWorker[] = [];
  const announced: (News | null)[] = [];
  const begin = () => {
    const worker = new StubWorker();
    workers.push(worker);
    // postMessage, terminate and the two events: no other member of a Worker is used.
    return worker as unknown as Worker;
  };
  const config = resolveConfig(
    { ...pool, isolation: 'worker', worker: begin, ...options } as ManagedAuthConfig,
    managedLoginOptions,
  );
  if (config.isolation !== 'worker') throw new Error('These options have no worker.');
  const page = connect(config, environment, {
    isOpen: true,
    announce: (news) => announced.push(news),
    listen: () => () => {},
    close: () => {},
  });
  return {
    page,
    workers,
    announced,
    sessionStorage,
    clock: browser.clock,
    ask: (name: CallName = 'catchUp', signal?: AbortSignal, input: unknown = null) =>
      // A stub answers any input.
      outcome(page.call(name, input as never, signal)),
    worker: (index = 0): StubWorker => {
      const found = workers[index];
      if (!found) throw new Error(`There is no worker ${index}.`);
      return found;
    },
    beats: async (count: number) => {
      for (let beat = 0; beat < count; beat += 1) {
        browser.clock.advance(2_000);
        await turns();
      }
    },
  };
}
