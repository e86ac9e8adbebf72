import type { Auth } from './api.ts';
import type { Ask } from './isolation/remote.ts';
import type { AuthEvent } from './machine/events.ts';
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
}

const internals = new WeakMap<Auth, Internals>();

export function setInternals(auth: Auth, behind: Internals): Auth {
  internals.set(auth, behind);
  return auth;
}

/** @throws TypeError when the object was not made by `createAuth` */
export function internalsOf(auth: Auth): Internals {
  const found = internals.get(auth);
  if (!found)
    throw new TypeError('Pass the very object that createAuth gave: a copy of it does not work here.');
  return found;
}
