import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { AuthMachine } from './machine/setup.ts';
import type { PendingSignIn, PendingSignInStore } from './vault/pending-sign-in.ts';

/**
 * The sign-in to restore after a reload: with the challenge, or with the sign-up or reset code, that waits for the person;
 * with neither while it uses a secret that a reload loses. Null when none is running.
 */
export function pendingSignInOf(snapshot: SnapshotFrom<AuthMachine>): PendingSignIn | null {
  const { attempt, challenge, delivery, totp } = snapshot.context;
  const none = { attempt, challenge: null, awaits: null, totp: null };
  if (snapshot.hasTag('challenge')) return { ...none, challenge, totp };
  if (snapshot.hasTag('code')) {
    return { ...none, awaits: { of: snapshot.matches('signUp') ? 'signUp' : 'reset', delivery } };
  }
  const isProving = snapshot.hasTag('busy') && snapshot.matches('signIn');
  return isProving ? none : null;
}

/** Saves the running sign-in for a reload, and removes it once it is over. */
export function savePendingSignIn(
  actor: ActorRefFrom<AuthMachine>,
  store: Pick<PendingSignInStore, 'save'>,
): void {
  let saved: PendingSignIn | null | undefined;
  actor.subscribe((snapshot) => {
    // Still reading the sign-in that was saved before the reload.
    if (snapshot.matches('initialising')) {
      saved = undefined;
      return;
    }
    const pending = pendingSignInOf(snapshot);
    if (saved !== undefined && isSame(pending, saved)) return;
    saved = pending;
    void store.save(pending);
  });
}

const isSame = (one: PendingSignIn | null, other: PendingSignIn | null) =>
  one?.challenge === other?.challenge &&
  one?.attempt.username === other?.attempt.username &&
  one?.attempt.clientMetadata === other?.attempt.clientMetadata &&
  one?.awaits?.of === other?.awaits?.of &&
  one?.awaits?.delivery === other?.awaits?.delivery;
