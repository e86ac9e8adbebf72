/**
 * The services and the vault of a worker, as the page sees them. The code that talks to the worker is loaded on first use.
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

/** Calls that may store the session of a sign-in. */
const SIGN_INS: readonly CallName[] = ['initiateAuth', 'respond', 'autoSignIn', 'exchangeCode'];

/** Calls whose replies always tell the chart who is signed in. */
const TELLING: readonly CallName[] = ['restoreSession', 'clearSession'];

const isSession = (output: unknown): boolean => isObject(output) && Object.hasOwn(output, 'session');

export function openRemote(connect: () => Promise<Connection>, clock: EnvironmentClock): Place {
  let connecting: Promise<Connection> | null = null;
  /** A failed load is tried again by the next call. */
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
        // A lost worker is no problem yet: the page keeps what it holds.
        await ask('session.load', null).catch(ignore);
        const { generation, lineage, session: value, newer = false } = session.held();
        return { generation, lineage, value, cleared: !value, newer };
      },
      // The only change that a page makes itself is the end of a session.
      async end(_, scope) {
        const news = await ask('session.end', scope);
        const waits = typeof news === 'object' && news !== null;
        return { id: '', generation: waits ? null : news, waits };
      },
    },
    clock,
  );

  /** Passes the reply of a service to the chart, unless the call was aborted. */
  const serve: Ask = async (name, input, signal) => {
    const output = await ask(name, input, signal);
    const isStored = isSession(output);
    if (!signal?.aborted) {
      if (isStored || TELLING.includes(name)) session.noteTold();
    } else if (isStored && SIGN_INS.includes(name)) {
      // The worker finished before it got the abort.
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
      // The worker reports its own capabilities.
      capabilities: () => ask('capabilities', null),
    },
    services: mapServices(
      placesOf(null, null, null, null, null),
      (_, name) => (input, signal) => serve(name, input, signal).catch(notLoadedReply),
    ),
    // A worker's file contains everything.
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
