import type { AuthCall } from '../../call.ts';
import { findUser } from '../../sign-in/account.ts';
import { answerPending } from '../../sign-in/answer-challenge.ts';
import type { AuthOutput } from '../../sign-in/ask.ts';
import { signInByPassword } from '../../sign-in/password-step.ts';
import type { KnownSignIn } from '../../sign-in/sign-in.ts';
import { preAuthentication } from '../../triggers/authentication.ts';
import { migrateUser } from '../../triggers/user-migration.ts';
import { invalidParameter, notAuthorized } from '../../wire/exception.ts';
import type { Ask } from './pages.ts';

/** The sign-in that a form has finished, or what the next form asks for. */
export type Step = { readonly finished: KnownSignIn } | { readonly ask: Ask };

// The member of RespondToAuthChallenge that each challenge of the page is answered by.
const ANSWERS = {
  SMS_MFA: 'SMS_MFA_CODE',
  EMAIL_OTP: 'EMAIL_OTP_CODE',
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE',
  SELECT_MFA_TYPE: 'ANSWER',
  NEW_PASSWORD_REQUIRED: 'NEW_PASSWORD',
} as const;
type PageChallenge = keyof typeof ANSWERS;

/** Signs in by the password of the first form. */
export async function submitPassword(call: AuthCall, username: string, password: string): Promise<Step> {
  await migrateUser(call, username, password, undefined);
  const user = findUser(call, call.client, username);
  await preAuthentication(call, username, user, undefined);
  const signIn = {
    flow: 'MANAGED_LOGIN',
    client: call.client,
    username,
    user,
    proofs: new Set<never>(),
    deviceKey: undefined,
    rounds: [],
  } as const;
  return stepOf(call, await signInByPassword(call, signIn, password, undefined));
}

/** Answers a challenge of a later form. */
export async function submitAnswer(
  call: AuthCall,
  { challenge, session, answer }: { challenge: string; session: string; answer: string },
): Promise<Step> {
  const pending = call.pool.challenges.bySession(session, call.client.clientId);
  if (pending.signIn.flow !== 'MANAGED_LOGIN' || !isPageChallenge(challenge)) {
    throw notAuthorized('Invalid session for the user.');
  }
  return stepOf(call, await answerPending(call, pending, challenge, { [ANSWERS[challenge]]: answer }));
}

/** What a challenge that is still open asks for; undefined for one that is over. */
export function askAgain(call: AuthCall, session: string): Ask | undefined {
  try {
    const { question, signIn } = call.pool.challenges.bySession(session, call.client.clientId);
    const choices = question.name === 'SELECT_MFA_TYPE' ? question.factors : [];
    return { name: question.name, session, username: signIn.user?.username ?? '', choices };
  } catch {
    return undefined;
  }
}

function stepOf(call: AuthCall, output: AuthOutput): Step {
  const session = typeof output.Session === 'string' ? output.Session : '';
  const pending = call.pool.challenges.bySession(session, call.client.clientId);
  if (pending.question.name === 'SIGNED_IN') {
    pending.used = true;
    return { finished: pending.question.signIn };
  }
  const ask = askAgain(call, session);
  if (ask && isPageChallenge(ask.name)) return { ask };
  throw invalidParameter(`${pending.question.name} cannot be answered on this page.`);
}

function isPageChallenge(name: string): name is PageChallenge {
  return Object.hasOwn(ANSWERS, name);
}
