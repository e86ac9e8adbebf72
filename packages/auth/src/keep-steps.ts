import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { AuthMachine } from './machine/machine.ts';
import type { OpenStep, StepStore } from './vault/steps.ts';

/**
 * Where a sign-in stands: at a step that waits for the person, or, with no challenge, amid one that a reload loses the
 * secret of. Null when none runs.
 */
export function stepOf(snapshot: SnapshotFrom<AuthMachine>): OpenStep | null {
  const { attempt, challenge } = snapshot.context;
  if (snapshot.hasTag('challenge')) return { attempt, challenge };
  const isProving = snapshot.hasTag('busy') && snapshot.matches('signIn');
  return isProving ? { attempt, challenge: null } : null;
}

/** Keeps where the sign-in stands, for a reload, and forgets it as soon as it is over. */
export function keepSteps(actor: ActorRefFrom<AuthMachine>, steps: Pick<StepStore, 'keep'>): void {
  let kept: OpenStep | null | undefined;
  actor.subscribe((snapshot) => {
    // What a page before this one kept is being read.
    if (snapshot.matches('initialising')) {
      kept = undefined;
      return;
    }
    const open = stepOf(snapshot);
    if (kept !== undefined && isSame(open, kept)) return;
    kept = open;
    void steps.keep(open);
  });
}

const isSame = (one: OpenStep | null, other: OpenStep | null) =>
  one?.challenge === other?.challenge && one?.attempt.username === other?.attempt.username;
