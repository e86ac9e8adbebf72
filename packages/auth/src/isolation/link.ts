/**
 * The page's calls to its worker, and the effects of the replies on the page. Loaded on first use.
 *
 * @module
 */
import type { Environment } from '../api.ts';
import type { Tabs } from '../browser/tabs.ts';
import { isObject } from '../checks.ts';
import type { IsolatedConfig } from '../config.ts';
import type { SignOutScope } from '../model.ts';
import type { OverMark } from '../vault/over.ts';
import type { PendingSignIn } from '../vault/pending-sign-in.ts';
import type { SessionHolder } from '../vault/session.ts';
import type { Ended } from '../vault/versioned.ts';
import type { Ask, CallName } from './calls.ts';
import { SIGN_INS, withOver } from './over.ts';
import { type Connection, connect } from './page.ts';

export interface Link extends Pick<Connection, 'prepare' | 'close'> {
  /** Calls the worker. The page then holds the session in its reply. */
  readonly ask: Ask;
  /** Calls the worker for a reply to the chart. */
  readonly serve: Ask;
  readonly save: (pending: PendingSignIn | null) => Promise<unknown>;
  readonly end: (lineage: string, scope: SignOutScope | null) => Promise<Ended>;
}

interface LinkedPage {
  readonly environment: Environment;
  readonly tabs: Tabs;
  readonly over?: OverMark | undefined;
}

type Holder = Pick<SessionHolder, 'held' | 'hold' | 'noteTold'>;

/** Calls whose replies always include who is signed in. */
const TELLING: readonly CallName[] = ['restoreSession', 'clearSession'];

const isStepUp = (input: unknown): boolean =>
  isObject(input) && isObject(input.attempt) && input.attempt.stepUp !== undefined;

const isSession = (output: unknown): boolean => isObject(output) && Object.hasOwn(output, 'session');

/** Another tab was first: the session is that tab's, and stays. */
const isFollowed = (output: unknown): boolean => isObject(output) && output.followed === true;

export const openLink = (
  config: IsolatedConfig,
  { environment, tabs, over }: LinkedPage,
  session: Holder,
): Link => {
  const connection = connect(config, environment, tabs);
  return linkOver(over ? withOver(connection, over, session, tabs) : connection, session);
};

export function linkOver(connection: Connection, session: Omit<Holder, 'held'>): Link {
  const ask: Ask = async (name, input, signal) => {
    const { output, held } = await connection.call(name, input, signal);
    session.hold(held);
    return output;
  };

  /** Passes the reply of a service to the chart, unless the call was aborted. */
  const serve: Ask = async (name, input, signal) => {
    const output = await ask(name, input, signal);
    const isStored = isSession(output);
    if (!signal?.aborted) {
      if (isStored || TELLING.includes(name)) session.noteTold();
    } else if (isStored && !isFollowed(output) && SIGN_INS.includes(name) && !isStepUp(input)) {
      // The worker finished before it got the abort. After a step-up the person stays signed in.
      await ask('clearSession', { reason: 'signOut', scope: 'local' });
      await ask('catchUp', null);
    }
    return output;
  };

  return {
    ask,
    serve,
    save: (pending) =>
      ask(
        'pendingSignIn.save',
        pending && {
          attempt: { ...pending.attempt, password: null, proof: null },
          challenge: pending.challenge?.name ?? null,
          awaits: pending.awaits,
        },
      ),
    async end(lineage, scope) {
      const news = await ask('session.end', { scope, lineage });
      const waits = typeof news === 'object' && news !== null;
      return { id: '', generation: waits ? null : news, waits };
    },
    prepare: () => connection.prepare(),
    close: () => connection.close(),
  };
}
