import type { ActorRefFrom } from 'xstate';
import type { Auth, Environment, EnvironmentClock } from './api.ts';
import { AuthError } from './errors.ts';
import type { Imported, Legacy, LegacySession } from './import/legacy.ts';
import type { AuthEvent } from './machine/events.ts';
import type { AuthServices } from './machine/ports.ts';
import type { AuthMachine } from './machine/setup.ts';
import type { EndReason } from './model.ts';
import type { Overlay } from './overlay.ts';
import type { BaseContext, PageContext } from './services/context.ts';
import type { Reach } from './vault/handoff.ts';
import type { PendingSignIn } from './vault/pending-sign-in.ts';

/** Calls from the package's other entries to where the secrets are, as `[input, output]`. */
export interface EntryCalls {
  'pendingSignIn.export': [Reach, string];
  /** The username to confirm, for a string that anybody can have made. Null for a ticket of this browser. */
  'pendingSignIn.look': [string, string | null];
  'pendingSignIn.import': [string, null];
  'legacy.take': [Legacy, Omit<Imported, 'managedLogin'>];
  'session.start': [LegacySession, null];
  /** The username in the pool. */
  'device.forget': [string, null];
}

/** The context of an entry call. */
export interface EntryContext extends Omit<BaseContext, 'catchUp' | 'renewAtDomain' | 'keepStepUp'> {
  /** The running sign-in, if one waits for the person. */
  readonly pendingSignIn: () => PendingSignIn | null;
}

export type EntryCall<Name extends keyof EntryCalls> = (
  context: EntryContext,
  input: EntryCalls[Name][0],
) => Promise<EntryCalls[Name][1]>;

/** Where the secrets are: this page, or its worker. */
export interface Backend {
  /**
   * Makes a call there. On this page it calls `run`; a worker has the same function under the same name. @throws AuthError
   */
  call<Name extends keyof EntryCalls>(
    name: Name,
    run: EntryCall<Name>,
    input: EntryCalls[Name][0],
  ): Promise<EntryCalls[Name][1]>;
}

/** The internals of an {@link Auth} object, for the functions of the package's other entries. */
export interface Internals extends PageContext {
  /** Belongs to this object alone. `fetch` is read at each request: developer tools wrap it. */
  readonly environment: Environment & { fetch: Environment['fetch'] };
  readonly backend: Backend;
  /** Runs the chart; null in a test double. */
  readonly actor: ActorRefFrom<AuthMachine> | null;
  readonly send: (event: AuthEvent) => void;
  readonly services: AuthServices;
  /** Shows a step-up instead of `home`, shows it again after a change, or ends it (null). */
  readonly cover: (over: Overlay | null) => void;
  /** The running sign-in, if one waits for the person. */
  readonly pendingSignIn: () => PendingSignIn | null;
  /** Whether `takeOver` is running, with the view waiting for it. */
  readonly isTakingOver: () => boolean;
  /** Whether `dispose()` has been called. */
  readonly isDisposed: () => boolean;
  /** Why the last session ended. */
  readonly endReason: () => EndReason;
}

/** On every Auth, whichever copy of this module created it: all copies use the same symbol. */
const made = Symbol.for('@latchkey/auth');

const internals = new WeakMap<object, Internals>();

export function setInternals<A extends Auth>(auth: A, behind: Internals): A {
  internals.set(auth, behind);
  // Not enumerable, so a copy of the object does not have it.
  return Object.defineProperty(auth, made, {});
}

function isMade(auth: unknown): boolean {
  try {
    return made in Object(auth);
  } catch {
    // A proxy can throw.
    return false;
  }
}

/** @throws AuthError `foreign-auth` */
export function internalsOf(auth: Auth): Internals {
  const found = internals.get(auth);
  if (found) return found;
  throw new AuthError(
    'foreign-auth',
    isMade(auth)
      ? 'The app has two copies of @latchkey/auth: see "npm ls @latchkey/auth". Keep one.'
      : 'Pass what createAuth returned, not a copy of it.',
  );
}

/** Whether the object was disposed; false for one that is not ours, such as a test double. */
export const isDisposed = (auth: object): boolean => internals.get(auth)?.isDisposed() ?? false;

/** The clock that the object runs by, if it is ours. */
export const clockOf = (auth: object): EnvironmentClock | undefined => internals.get(auth)?.environment.clock;

/** Why the last session of the object ended, if it is ours. */
export const endReasonOf = (auth: object): EndReason | undefined => internals.get(auth)?.endReason();
