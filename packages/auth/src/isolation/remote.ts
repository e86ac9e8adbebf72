/**
 * The services and the vault of a worker, as the page has them. What talks to the worker is loaded only where it is asked
 * for.
 *
 * @module
 */
import type { EnvironmentClock } from '../api.ts';
import { isObject } from '../checks.ts';
import { mapServices } from '../machine/map-services.ts';
import type { Place } from '../place.ts';
import { notLoadedReply } from '../services/not-loaded.ts';
import { placesOf } from '../services/places.ts';
import { openSession } from '../vault/session.ts';
import type { Ask, CallName } from './calls.ts';
import type { Connection } from './page.ts';

/** The calls that may store the session of a sign-in. */
const SIGN_INS: readonly CallName[] = ['initiateAuth', 'respond', 'autoSignIn', 'exchangeCode'];

/** The calls whose replies always say who is signed in. */
const TELLING: readonly CallName[] = ['restoreSession', 'clearSession'];

const isSession = (output: unknown): boolean => isObject(output) && Object.hasOwn(output, 'session');

export function openRemote(connect: () => Promise<Connection>, clock: EnvironmentClock): Place {
  let connecting: Promise<Connection> | null = null;
  /** What did not load is asked for again by the next call. */
  const connection = () => {
    connecting ??= connect().catch((error: unknown) => {
      connecting = null;
      throw error;
    });
    return connecting;
  };
  const ask: Ask = async (name, input, signal) => {
    const { output, held } = await (await connection()).call(name, input, signal);
    session.hold(held);
    return output;
  };

  const session = openSession(
    {
      async read() {
        // A worker that broke down costs nothing yet: what the page holds stays.
        await ask('session.load', null).catch(ignore);
        const { generation, lineage, session: value, newer = false } = session.held();
        return { generation, lineage, value, cleared: !value, newer };
      },
      // All that a page ever writes is that nobody is signed in.
      async end(_, scope) {
        const news = await ask('session.end', scope);
        const waits = typeof news === 'object' && news !== null;
        return { id: '', generation: waits ? null : news, waits };
      },
    },
    clock,
  );

  /** The reply of a service goes to the chart, unless it was given up. */
  const serve: Ask = async (name, input, signal) => {
    const output = await ask(name, input, signal);
    const isStored = isSession(output);
    if (!signal?.aborted) {
      if (isStored || TELLING.includes(name)) session.noteTold();
    } else if (isStored && SIGN_INS.includes(name)) {
      // The worker was done before it heard that the sign-in was given up.
      await ask('clearSession', { reason: 'signOut', scope: 'local' });
      await ask('catchUp', null);
    }
    return output;
  };

  return {
    backend: { call: (name, _, input) => ask(name, input) },
    vault: {
      session,
      pendingSignIn: {
        async save(pending) {
          const named = pending && {
            attempt: { ...pending.attempt, password: null, proof: null },
            challenge: pending.challenge?.name ?? null,
            awaits: pending.awaits,
          };
          await ask('pendingSignIn.save', named).catch(ignore);
        },
      },
      // The worker answers each call with what it stands for.
      capabilities: () => ask('capabilities', null),
    },
    services: mapServices(
      placesOf(null, null, null, null, null),
      (_, name) => (input, signal) => serve(name, input, signal).catch(notLoadedReply),
    ),
    // A worker has it all in its file.
    load() {},
    prepare() {
      connection()
        .then((opened) => opened.prepare())
        .catch(ignore);
    },
    catchUp: () => ask('catchUp', null),
    close() {
      connecting?.then((opened) => opened.close(), ignore);
    },
  };
}

const ignore = () => {};
