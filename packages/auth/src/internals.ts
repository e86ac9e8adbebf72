import type { ActorRefFrom } from 'xstate';
import type { Auth, Environment, EnvironmentClock } from './api.ts';
import { AuthError } from './errors.ts';
import type { Imported, Legacy, LegacySession } from './import/legacy.ts';
import type { AuthEvent } from './machine/events.ts';
import type { AuthMachine } from './machine/setup.ts';
import type { EndReason } from './model.ts';
import type { BaseContext, PageContext } from './services/context.ts';
import type { Reach } from './vault/handoff.ts';
import type { PendingSignIn } from './vault/pending-sign-in.ts';

/** What the package's other entries ask for where the secrets are: `[input, output]`. */
export interface EntryCalls {
  'pendingSignIn.export': [Reach, string];
  /** The username to be confirmed: of a string that anybody can have made. Null for a ticket of this browser. */
  'pendingSignIn.look': [string, string | null];
  'pendingSignIn.import': [string, null];
  'legacy.take': [Legacy, Omit<Imported, 'managedLogin'>];
  'session.start': [LegacySession, null];
  /** By the real username. */
  'device.forget': [string, null];
}

/** What such a call works with. */
export interface EntryContext extends Omit<BaseContext, 'catchUp' | 'renewAtDomain'> {
  /** The running sign-in, if one waits for the person. */
  readonly pendingSignIn: () => PendingSignIn | null;
}

export type EntryCall<Name extends keyof EntryCalls> = (
  context: EntryContext,
  input: EntryCalls[Name][0],
) => Promise<EntryCalls[Name][1]>;

/** Where the secrets are: this page, or its worker. */
export interface Backend {
  /** Makes a call there: by `run` on this page; a worker has the same code under the same name. @throws AuthError */
  call<Name extends keyof EntryCalls>(
    name: Name,
    run: EntryCall<Name>,
    input: EntryCalls[Name][0],
  ): Promise<EntryCalls[Name][1]>;
}

/** What is behind an {@link Auth} object, for the functions of the package's other entries. */
export interface Internals extends PageContext {
  /** Made for this object alone. `fetch` is read at each request: developer tools put their own around it. */
  readonly environment: Environment & { fetch: Environment['fetch'] };
  readonly backend: Backend;
  /** Runs the chart; null behind a double of a test. */
  readonly actor: ActorRefFrom<AuthMachine> | null;
  readonly send: (event: AuthEvent) => void;
  /** The running sign-in, if one waits for the person. */
  readonly pendingSignIn: () => PendingSignIn | null;
  /** Whether `takeOver` runs, and the view waits for it. */
  readonly isTakingOver: () => boolean;
  /** Whether `dispose()` was called. */
  readonly isDisposed: () => boolean;
  /** Why the last session ended. */
  readonly endReason: () => EndReason;
}

/** On every Auth, whichever copy of this module made it: the same symbol in all of them. */
const made = Symbol.for('@latchkey/auth');

const internals = new WeakMap<object, Internals>();

export function setInternals<A extends Auth>(auth: A, behind: Internals): A {
  internals.set(auth, behind);
  // Not enumerable: a copy of the object does not have it.
  return Object.defineProperty(auth, made, {});
}

/** @throws AuthError `foreign-auth` */
export function internalsOf(auth: Auth): Internals {
  const found = internals.get(auth);
  if (found) return found;
  throw new AuthError(
    'foreign-auth',
    made in auth
      ? 'This Auth was made by another copy of @latchkey/auth: the app has two. Find them with "npm ls @latchkey/auth", keep one.'
      : 'Pass the very object that createAuth gave: a copy of it does not work here.',
  );
}

/** Whether the object was disposed; false for one that is not ours, such as a double of a test. */
export const isDisposed = (auth: object): boolean => internals.get(auth)?.isDisposed() ?? false;

/** The clock that the object runs by, if it is ours. */
export const clockOf = (auth: object): EnvironmentClock | undefined => internals.get(auth)?.environment.clock;

/** Why the last session of the object ended, if it is ours. */
export const endReasonOf = (auth: object): EndReason | undefined => internals.get(auth)?.endReason();
