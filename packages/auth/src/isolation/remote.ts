/**
 * The services and the vault of a worker, as the page sees them. The code that talks to the worker is loaded on first use.
 *
 * @module
 */
import type { EnvironmentClock } from '../api.ts';
import { mapServices } from '../machine/map-services.ts';
import type { Place } from '../place.ts';
import { notLoadedReply } from '../services/not-loaded.ts';
import { placesOf } from '../services/places.ts';
import { openSession, type SessionHolder } from '../vault/session.ts';
import type { Ask } from './calls.ts';
import type { Link } from './link.ts';

export function openRemote(open: (session: SessionHolder) => Promise<Link>, clock: EnvironmentClock): Place {
  let opening: Promise<Link> | null = null;
  /** A failed load is tried again by the next call. */
  const link = () => {
    opening ??= open(session).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const ask: Ask = async (...call) => (await link()).ask(...call);

  const session = openSession(
    {
      async read() {
        // A lost worker is no problem yet: the page keeps what it holds.
        await ask('session.load', null).catch(ignore);
        const { generation, lineage, session: value, newer = false } = session.held();
        return { generation, lineage, value, cleared: !value, newer };
      },
      // The only change that a page makes itself is the end of a session.
      end: async (...session) => (await link()).end(...session),
    },
    clock,
  );

  return {
    backend: { call: (name, _, input) => ask(name, input) },
    vault: {
      session,
      pendingSignIn: {
        async save(pending) {
          await link()
            .then((opened) => opened.save(pending))
            .catch(ignore);
        },
      },
      // The worker reports its own capabilities.
      capabilities: () => ask('capabilities', null),
    },
    services: mapServices(
      placesOf(null, null, null, null, null),
      (_, name) => (input, signal) =>
        link()
          .then((opened) => opened.serve(name, input, signal))
          .catch(notLoadedReply),
    ),
    // A worker's file contains everything.
    load() {},
    prepare() {
      link()
        .then((opened) => opened.prepare())
        .catch(ignore);
    },
    catchUp: () => ask('catchUp', null),
    close() {
      opening?.then((opened) => opened.close(), ignore);
    },
  };
}

const ignore = () => {};
