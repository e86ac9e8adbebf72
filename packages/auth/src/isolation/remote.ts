/**
 * The services and the vault of a worker, as the page has them. What talks to the worker is loaded only where it is asked
 * for.
 *
 * @module
 */
import type { Capabilities, EnvironmentClock } from '../api.ts';
import type { AuthServices } from '../machine/ports.ts';
import { notLoadedReply } from '../services/not-loaded.ts';
import { type News, openSession } from '../vault/session.ts';
import type { PageVault } from '../vault/vault.ts';
import type { Connection } from './page.ts';

/** Asks the worker. @throws AuthError with the code that the worker gave, TypeError when it failed */
export type Ask = (name: string, input?: unknown, signal?: AbortSignal) => Promise<unknown>;

export interface Remote {
  readonly vault: PageVault;
  readonly ask: Ask;
  /** The same services, run by the worker. */
  isolate(services: AuthServices): AuthServices;
  close(): void;
}

export function openRemote(connect: () => Promise<Connection>, clock: EnvironmentClock): Remote {
  let connecting: Promise<Connection> | null = null;
  /** What did not load is asked for again by the next call. */
  const connection = () => {
    connecting ??= connect().catch((error: unknown) => {
      connecting = null;
      throw error;
    });
    return connecting;
  };
  const ask: Ask = async (name, input = null, signal) => {
    const { output, held } = await (await connection()).call(name, input, signal);
    session.hold(held);
    return output;
  };
  const tell = (name: string, input?: unknown) => ask(name, input).then(ignore, ignore);
  const session = openSession(
    {
      async read() {
        // A worker that broke down costs nothing yet: what the page holds stays.
        await tell('session.load');
        const { generation, lineage, session: value, newer = false } = session.held();
        return { generation, lineage, value, cleared: !value, newer };
      },
      // All that a page ever writes is that nobody is signed in.
      async end(_, scope) {
        const news = (await ask('session.end', scope)) as News | null;
        const waits = typeof news === 'object' && news !== null;
        return { id: '', generation: waits ? null : (news as number | null), waits };
      },
    },
    clock,
  );
  return {
    ask,
    vault: {
      session,
      pendingSignIn: { save: (pending) => tell('pendingSignIn.save', pending) },
      // The worker answers each call with what it stands for.
      capabilities: async () => (await ask('capabilities')) as Capabilities,
    },
    isolate(services) {
      const far = Object.keys(services).map((name) => [
        name,
        (input: unknown, signal: AbortSignal) => ask(name, input, signal).catch(notLoadedReply),
      ]);
      // Each has the name, the input and the answers of the service that runs in the worker.
      return Object.fromEntries(far) as AuthServices;
    },
    close() {
      connecting?.then((opened) => opened.close(), ignore);
    },
  };
}

const ignore = () => {};
