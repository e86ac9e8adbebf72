import { createActor } from 'xstate';
import type { Auth } from '../api.ts';
import { callEach, inspectorOf } from '../call-each.ts';
import { chanceOf } from '../environment.ts';
import type { Internals } from '../internals.ts';
import type { AuthEvent } from '../machine/events.ts';
import { createStepUpMachine } from '../machine/step-up.ts';
import type { Attempt } from '../model.ts';
import type { CommonState, Overlay } from '../overlay.ts';
import { unseal } from '../sealed.ts';
import { createProjection } from '../state/projection.ts';
import { share } from '../state/share.ts';
import { stepUpWatchers } from '../step-up-watchers.ts';
import { type AuthState, actionsOf } from '../views.ts';
import type { StepUpResult } from './result.ts';

/** Ends the step-up that runs, by the internals of its `Auth`. */
const running = new WeakMap<Internals, (result: StepUpResult) => void>();

/** Runs a step-up in front of the session. Never rejects. */
export function runStepUp(auth: Auth, internals: Internals, attempt: Attempt): Promise<StepUpResult> {
  const { vault, environment, services, config } = internals;
  running.get(internals)?.({ outcome: 'cancelled' });
  return new Promise((resolve) => {
    const timing = {
      now: () => vault.session.now(),
      random: chanceOf(environment),
      page: environment.page,
    };
    const actor = createActor(createStepUpMachine(attempt, services, timing), {
      input: { flow: 'USER_AUTH', onExpired: 'signOut', tabs: false },
      clock: environment.clock,
      inspect(event) {
        const { inspect } = config;
        callEach([...(inspect ? [inspectorOf(inspect)] : []), ...stepUpWatchers(internals)], event);
      },
    });
    const project = createProjection(auth.actions, {
      claims: () => vault.session.claims(),
      totp: () => {
        const { totp } = actor.getSnapshot().context;
        return totp && unseal(totp);
      },
    });

    /** The last view that asked for something; while that is answered, it stays. */
    let asked: CommonState | null = null;
    let shown: CommonState | undefined;
    const overlay: Overlay = {
      over(session) {
        const snapshot = actor.getSnapshot();
        // At its end there is nothing more to show.
        if (session.view !== 'home' || !snapshot.matches('signIn')) return null;
        const step = project(snapshot);
        const isAsked = asksForAnswer(step);
        if (isAsked) asked = step;
        const visible = isAsked ? step : { ...(asked ?? session), busy: true };
        shown = share(shown, { ...visible, page: session.page, stepUp: { home: session } });
        return shown;
      },
      take(event) {
        if (isOfSession(event)) return false;
        actor.send(event);
        return true;
      },
    };

    const finish = (result: StepUpResult) => {
      if (running.get(internals) !== finish) return;
      running.delete(internals);
      stopWatching();
      actor.stop();
      internals.cover(null);
      resolve(result);
    };
    running.set(internals, finish);
    const watched = internals.actor?.subscribe({
      next(snapshot) {
        if (!snapshot.matches('signedIn')) finish({ outcome: 'ended' });
      },
      // The `Auth` was disposed.
      complete: () => finish({ outcome: 'ended' }),
    });
    const stopWatching = () => watched?.unsubscribe();

    actor.subscribe((snapshot) => {
      const { session, device, fault } = snapshot.context;
      if (snapshot.matches('done') && session) {
        internals.send({ type: 'session.replaced', session, device });
        const claims = auth.getClaims('access');
        finish(claims ? { outcome: 'done', claims } : { outcome: 'ended' });
      } else if (snapshot.matches('cancelled')) finish({ outcome: 'cancelled' });
      else if (snapshot.matches('refused')) {
        // The session has ended, or is another user's: storing the new one has shown it.
        const isOver = fault?.code === 'signed-out-elsewhere';
        if (isOver)
          internals.send({ type: vault.session.held().session ? 'storage.changed' : 'tab.signedOut' });
        // Without a fault the person went back from the first step.
        const how: StepUpResult = fault ? { outcome: 'refused', fault } : { outcome: 'cancelled' };
        finish(isOver ? { outcome: 'ended' } : how);
      } else internals.cover(overlay);
    });
    actor.start();
  });
}

/** The other views of a step-up are forms of a sign-in: nothing is asked yet. */
const asksForAnswer = (state: AuthState): state is CommonState =>
  actionsOf[state.view].every((name) => name !== 'signInWithRedirect');

/** Whether an event is for the session behind a step-up. */
const isOfSession = ({ type }: AuthEvent): boolean =>
  /^(signOut|session|storage|device|callback)\./.test(type);
