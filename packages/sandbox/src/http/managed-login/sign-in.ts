import type { AuthCall, ClientCall } from '../../call.ts';
import { newTotpSecret } from '../../mfa/totp.ts';
import { verifyTotp } from '../../mfa/totp-setup.ts';
import { missingAttributes } from '../../pool/attributes.ts';
import { allowsFlow } from '../../pool/client-settings.ts';
import { checkAccount } from '../../sign-in/account.ts';
import { answerPending } from '../../sign-in/answer-challenge.ts';
import { type AuthOutput, ask } from '../../sign-in/ask.ts';
import { continueSignIn } from '../../sign-in/continue.ts';
import { startFirstFactor } from '../../sign-in/first-factor-step.ts';
import { beginSignIn } from '../../sign-in/flows/begin.ts';
import { type Parameters, secretHashOf } from '../../sign-in/parameters.ts';
import { signInByPassword } from '../../sign-in/password-step.ts';
import type { PendingChallenge, QuestionOf } from '../../sign-in/pending-challenges.ts';
import { isKnown, type KnownSignIn, type SignIn } from '../../sign-in/sign-in.ts';
import { firstChallenges, withTarget } from '../../sign-in/step-up.ts';
import { notAuthorized, wrongCredentials } from '../../wire/exception.ts';

/** The sign-in that a form has finished, or the challenge for the next form. */
export type Step = { readonly finished: KnownSignIn } | { readonly asked: PendingChallenge };

// The member of RespondToAuthChallenge that answers each challenge of the pages.
const ANSWERS = {
  SMS_MFA: 'SMS_MFA_CODE',
  EMAIL_OTP: 'EMAIL_OTP_CODE',
  SMS_OTP: 'SMS_OTP_CODE',
  SOFTWARE_TOKEN_MFA: 'SOFTWARE_TOKEN_MFA_CODE',
  SELECT_MFA_TYPE: 'ANSWER',
  SELECT_CHALLENGE: 'ANSWER',
  PASSWORD: 'PASSWORD',
  NEW_PASSWORD_REQUIRED: 'NEW_PASSWORD',
  WEB_AUTHN: 'CREDENTIAL',
  MFA_SETUP: 'EMAIL',
} as const;
type PageChallenge = keyof typeof ANSWERS;

/** The answer in a form of a challenge. */
interface PageAnswer {
  readonly session: string;
  readonly challenge: string;
  readonly answer: string;
  /** The first factor to start again. */
  readonly again: string;
  /** The second factor to set up. */
  readonly setup: string;
  attribute(this: void, name: string): string;
}

/** Whether the first form only asks for the name, because there are other first factors than a password. */
export function hasChoiceOfFactors({ pool, client }: ClientCall): boolean {
  const { userPoolTier, policies } = pool.settings;
  return (
    userPoolTier !== 'LITE' &&
    allowsFlow(client.settings, 'ALLOW_USER_AUTH') &&
    policies.signInPolicy.allowedFirstAuthFactors.some((factor) => factor !== 'PASSWORD')
  );
}

/** Signs in with the first form, towards the levels of the request. */
export async function startSignIn(
  call: AuthCall,
  { username, password, acrValues }: { username: string; password: string; acrValues: string | undefined },
): Promise<Step> {
  const hasChoice = hasChoiceOfFactors(call);
  const begun = await beginSignIn(
    call,
    'MANAGED_LOGIN',
    { parameters: namedBy(call, username), validationData: undefined, session: undefined },
    hasChoice ? undefined : password,
  );
  const signIn = await withTarget(call, begun, { TARGET_ACR_VALUES: acrValues });
  return stepOf(
    call,
    hasChoice ? await startChoice(call, signIn) : await signInByPassword(call, signIn, password, undefined),
  );
}

async function startChoice(call: AuthCall, signIn: SignIn): Promise<AuthOutput> {
  const { pool } = call;
  const available = firstChallenges(pool, signIn);
  if (isKnown(signIn)) checkAccount(call, signIn.user, { unconfirmed: available.includes('EMAIL_OTP') });
  const [only, ...others] = available.filter((name) => name !== 'PASSWORD_SRP');
  if (only === undefined) throw wrongCredentials();
  if (others.length > 0) return ask(call, signIn, { name: 'SELECT_CHALLENGE', available }, {});
  return startFirstFactor(call, signIn, only, { parameters: {}, available });
}

/** Answers a challenge with a later form. */
export async function submitAnswer(call: AuthCall, given: PageAnswer): Promise<Step> {
  const { session, challenge, answer, again, setup } = given;
  const pending = requirePending(call, session);
  const { question, signIn } = pending;
  if (question.name === 'MFA_SETUP' && setup === 'SOFTWARE_TOKEN_MFA')
    return startTotpSetup(call, pending, question);
  if (again !== '')
    return stepOf(call, await answerPending(call, pending, 'SELECT_CHALLENGE', { ANSWER: again }));
  if (question.name === 'MFA_SETUP' && question.totp && signIn.user) {
    const { secret } = question.totp;
    verifyTotp(call.pool, signIn.user, { secret, code: answer, friendlyName: undefined });
    const verified = call.pool.challenges.renew(pending, { ...question, totp: { secret, verified: true } });
    return stepOf(call, await answerPending(call, verified, 'MFA_SETUP', {}));
  }
  if (!isPageChallenge(challenge)) throw notAuthorized('Invalid session for the user.');
  const responses = { [ANSWERS[challenge]]: answer, ...attributesIn(call, pending, given) };
  return stepOf(call, await answerPending(call, pending, challenge, responses));
}

/** Returns the challenge of an open Session of the pages. */
export function findPending(call: AuthCall, session: string): PendingChallenge | undefined {
  try {
    return requirePending(call, session);
  } catch {
    return undefined;
  }
}

/** Creates a Session for a person who has just signed up in this browser: once confirmed, it signs the person in. */
export function startSignUp(call: ClientCall, username: string): string {
  const { pool, client } = call;
  const signIn: SignIn = {
    flow: 'MANAGED_LOGIN',
    client,
    username,
    user: pool.users.find(username),
    proofs: new Set(),
    deviceKey: undefined,
    rounds: [],
  };
  return pool.challenges.put(signIn, { name: 'SIGN_UP' }).session;
}

/** Signs in a person who has signed up and is confirmed. */
export async function finishSignUp(call: AuthCall, session: string): Promise<Step> {
  const pending = requirePending(call, session);
  const { question, signIn } = pending;
  if (question.name !== 'SIGN_UP' || !isKnown(signIn)) throw notAuthorized('Invalid session for the user.');
  pending.used = true;
  checkAccount(call, signIn.user);
  return stepOf(call, await continueSignIn(call, signIn));
}

function startTotpSetup(
  { pool }: AuthCall,
  pending: PendingChallenge,
  question: QuestionOf<'MFA_SETUP'>,
): Step {
  const totp = { secret: newTotpSecret(pool), verified: false };
  return { asked: pool.challenges.renew(pending, { ...question, totp }) };
}

// Only a new password's form asks for them, and only its challenge reads them.
function attributesIn(
  { pool }: AuthCall,
  { signIn }: PendingChallenge,
  { attribute }: PageAnswer,
): Parameters {
  const missing = missingAttributes(pool, signIn.user?.attributes ?? new Map());
  return Object.fromEntries(missing.map((name) => [`userAttributes.${name}`, attribute(name)]));
}

function namedBy({ client }: ClientCall, username: string): Parameters {
  const hash = secretHashOf(client, username);
  return { USERNAME: username, ...(hash === undefined ? {} : { SECRET_HASH: hash }) };
}

function requirePending({ pool, client }: AuthCall, session: string): PendingChallenge {
  const pending = pool.challenges.bySession(session, client.clientId);
  const { flow, user } = pending.signIn;
  const isGone = user !== undefined && !pool.users.has(user);
  if (flow !== 'MANAGED_LOGIN' || isGone) throw notAuthorized('Invalid session for the user.');
  return pending;
}

function stepOf(call: AuthCall, output: AuthOutput): Step {
  const session = typeof output.Session === 'string' ? output.Session : '';
  const pending = requirePending(call, session);
  if (pending.question.name !== 'SIGNED_IN') return { asked: pending };
  pending.used = true;
  return { finished: pending.question.signIn };
}

function isPageChallenge(name: string): name is PageChallenge {
  return Object.hasOwn(ANSWERS, name);
}
