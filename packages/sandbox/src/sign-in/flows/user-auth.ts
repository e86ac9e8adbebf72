import type { AuthCall } from '../../call.ts';
import { withDeviceKey } from '../../devices/track.ts';
import { FIRST_FACTORS } from '../../pool/factors.ts';
import { CognitoException, notAuthorized } from '../../wire/exception.ts';
import { checkAccount } from '../account.ts';
import { type AuthOutput, ask } from '../ask.ts';
import { continueSignIn } from '../continue.ts';
import { requireOffered, startFirstFactor } from '../first-factor-step.ts';
import { isKnown, type SignIn } from '../sign-in.ts';
import { firstChallenges, lacksSecondFactor, withTarget } from '../step-up.ts';
import { beginSignIn } from './begin.ts';
import type { Flow } from './flow.ts';

/** USER_AUTH: the person, or the app with PREFERRED_CHALLENGE, chooses the first factor. */
export const userAuth: Flow = {
  allowedBy: 'ALLOW_USER_AUTH',
  async start(call, input) {
    const { parameters, session } = input;
    const begun = await beginSignIn(call, 'USER_AUTH', input);
    if (session !== undefined) return goOnFromSignUp(call, begun, session);
    const signIn = await withTarget(call, begun, parameters);
    if (isKnown(signIn) && lacksSecondFactor(call.pool, signIn)) {
      checkAccount(call, signIn.user);
      return continueSignIn(call, withDeviceKey(call.pool, signIn, parameters.DEVICE_KEY));
    }
    const available = firstChallenges(call.pool, signIn);
    if (isKnown(signIn)) checkAccount(call, signIn.user, { unconfirmed: available.includes('EMAIL_OTP') });
    const { PREFERRED_CHALLENGE: preferred = '' } = parameters;
    if (available.some((name) => name === preferred)) {
      return startFirstFactor(call, signIn, requireOffered(available, preferred), { parameters, available });
    }
    checkTier(call, preferred);
    return ask(call, signIn, { name: 'SELECT_CHALLENGE', available }, {}, { AvailableChallenges: available });
  },
};

/** The first sign-in, with the Session from ConfirmSignUp: nothing else is asked. */
async function goOnFromSignUp(call: AuthCall, signIn: SignIn, session: string): Promise<AuthOutput> {
  const pending = call.pool.challenges.bySession(session, call.client.clientId);
  if (pending.question.name !== 'AUTO_SIGN_IN' || !isKnown(signIn) || pending.signIn.user !== signIn.user) {
    throw notAuthorized('Invalid session for the user.');
  }
  pending.used = true;
  checkAccount(call, signIn.user);
  return continueSignIn(call, signIn);
}

function checkTier({ pool }: AuthCall, preferred: string): void {
  const isPassword = preferred === 'PASSWORD' || !Object.hasOwn(FIRST_FACTORS, preferred);
  if (pool.settings.userPoolTier !== 'LITE' || isPassword) return;
  throw new CognitoException(
    'FeatureUnavailableInTierException',
    `${preferred} is not available in the Lite tier of user pools.`,
  );
}
