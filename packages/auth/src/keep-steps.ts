import type { ActorRefFrom } from 'xstate';
import type { AuthMachine } from './machine/machine.ts';
import type { Challenge } from './machine/ports.ts';
import type { StepStore } from './vault/steps.ts';

/** Answered by a secret that a reload loses. */
const PROVED = ['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'];

/** Keeps the step that waits for the person, for a reload, and forgets it as soon as the sign-in has left it. */
export function keepSteps(actor: ActorRefFrom<AuthMachine>, steps: StepStore): void {
  let kept: Challenge | null | undefined;
  actor.subscribe((snapshot) => {
    // What a page before this one kept is being read.
    if (snapshot.matches('initialising')) {
      kept = undefined;
      return;
    }
    const { attempt, challenge } = snapshot.context;
    const open = snapshot.hasTag('challenge') && !PROVED.includes(challenge.name) ? challenge : null;
    if (open === kept) return;
    kept = open;
    void steps.keep(open && { attempt, challenge: open });
  });
}
