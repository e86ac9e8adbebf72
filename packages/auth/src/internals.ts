import type { Auth, EnvironmentClock } from './api.ts';
import { AuthError } from './errors.ts';
import type { Ask } from './isolation/remote.ts';
import type { AuthEvent } from './machine/events.ts';
import type { EndReason } from './model.ts';
import type { PageContext } from './services/context.ts';
import type { PendingSignIn } from './vault/pending-sign-in.ts';
import type { Vault } from './vault/vault.ts';

/** What is behind an {@link Auth} object, for the functions of `@latchkey/auth/account`. */
export interface Internals extends PageContext {
  /** The worker's, when there is one; else this page's own store. */
  readonly backend: Ask | Vault;
  readonly send: (event: AuthEvent) => void;
  /** The running sign-in, if one waits for the person. */
  readonly pendingSignIn: () => PendingSignIn | null;
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
