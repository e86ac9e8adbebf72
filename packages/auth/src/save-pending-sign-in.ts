import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { AuthMachine } from './machine/setup.ts';
import type { PendingSignIn, PendingSignInStore } from './vault/pending-sign-in.ts';

/**
 * The sign-in as a reload has to find it: with the challenge that waits for the person, or without one while a secret is in
 * use that a reload loses. Null when no sign-in is running.
 */
export function pendingSignInOf(snapshot: SnapshotFrom<AuthMachine>): PendingSignIn | null {
  const { attempt, challenge } = snapshot.context;
  if (snapshot.hasTag('challenge')) return { attempt, challenge };
  const isProving = snapshot.hasTag('busy') && snapshot.matches('signIn');
  return isProving ? { attempt, challenge: null } : null;
}

/** Saves the running sign-in for a reload, and removes it as soon as it is over. */
export function savePendingSignIn(
  actor: ActorRefFrom<AuthMachine>,
  store: Pick<PendingSignInStore, 'save'>,
): void {
  let saved: PendingSignIn | null | undefined;
  actor.subscribe((snapshot) => {
    // The sign-in that the page before this one saved is being read.
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
  one?.challenge === other?.challenge && one?.attempt.username === other?.attempt.username;
