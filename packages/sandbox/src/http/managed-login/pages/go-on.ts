import { levelClaims } from '../../../sign-in/reached-level.ts';
import { codeAt, startSession } from '../session.ts';
import type { Step } from '../sign-in.ts';
import { challengePage } from './challenge-form.ts';
import type { Visit } from './form-page.ts';
import type { Html } from './shell.ts';
import { signInPage } from './sign-in-page.ts';

const UNKNOWN = 'The next step of your sign-in is not supported on these pages.';

/** Continues after a step of a sign-in: with the app, or the next form. */
export function goOn(visit: Visit, step: Step): Response | Html {
  const { asked, call } = visit;
  if ('asked' in step) return challengePage(visit, step.asked, '') ?? signInPage(visit, { alert: UNKNOWN });
  const { user, proofs } = step.finished;
  const level = levelClaims(call.pool, step.finished);
  return codeAt(asked, startSession(call, user, { passedMfa: proofs.has('mfa'), ...level }));
}
