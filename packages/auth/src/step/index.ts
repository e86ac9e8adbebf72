/**
 * Going on with a sign-in elsewhere: after a redirect that comes back in another tab, or through a link.
 *
 * @module
 */
import type { Auth } from '../api.ts';
import { AuthError } from '../errors.ts';
import { internalsOf } from '../internals.ts';
import type { AuthState } from '../state/state.ts';
import { openHandoff, type StepReach } from '../vault/handoff.ts';
import type { OpenStep } from '../vault/steps.ts';

export type { StepReach } from '../vault/handoff.ts';

/**
 * The open step as a string for a URL (base64url and dots). It can be taken up once, until the step lapses, by an Auth of the
 * same pool and client. The password and SRP values are never part of it.
 *
 * @param options.reach - `thisBrowser` (the default): the string is a ticket of 128 random bits and the step waits,
 *   encrypted, in this browser's storage; elsewhere the ticket is worth nothing. `anywhere`: the string is the step,
 *   encrypted, with its key beside it: whoever holds it can go on with the sign-in, though not answer for the person. Put it
 *   into the fragment of a URL, which is not sent to servers. That it is used once is then enforced within each browser
 *   only, and beyond by Cognito, which takes the answer to a step once.
 * @throws AuthError `step-none` when no step waits for the person; `step-not-kept` where the browser cannot keep it
 */
export async function exportStep(auth: Auth, options: { readonly reach?: StepReach } = {}): Promise<string> {
  const { step } = internalsOf(auth);
  const open = step();
  if (!open?.challenge || auth.getState().busy) {
    throw new AuthError('step-none', 'No step waits for an answer: export one that auth.getState() shows.');
  }
  return handoffOf(auth).export(open, options.reach ?? 'thisBrowser');
}

/**
 * Takes an exported step up: resolves with the state that shows it. What was typed in another step here is given up.
 *
 * @throws AuthError `step-invalid`, `step-used`, `step-lapsed`; `already-signed-in`
 */
export async function importStep(auth: Auth, exported: string): Promise<AuthState> {
  const { send } = internalsOf(auth);
  const { view } = await auth.ready();
  if (view === 'home' || view === 'signingOut') {
    throw new AuthError('already-signed-in', 'Somebody is signed in here: sign out first.');
  }
  await handoffOf(auth).import(exported);
  // As if another tab had brought it: what this page is to go on with is looked up again.
  send({ type: 'tab.signedIn', username: '' });
  return auth.ready();
}

/** The worker's, when the session is there. */
function handoffOf(auth: Auth) {
  const { backend, environment, config } = internalsOf(auth);
  if (typeof backend === 'function') {
    return {
      // The worker answers with the string.
      export: async (step: OpenStep, reach: StepReach) =>
        (await backend('step.export', { step, reach })) as string,
      import: async (text: string) => {
        await backend('step.import', text);
      },
    };
  }
  const handoff = openHandoff(backend, environment, config.scope);
  return {
    export: (step: OpenStep, reach: StepReach) => handoff.export(step, reach),
    import: async (text: string) => backend.steps.offer(await handoff.import(text)),
  };
}
