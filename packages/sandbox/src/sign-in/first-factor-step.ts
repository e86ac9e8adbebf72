import type { AuthCall } from '../call.ts';
import { FIRST_FACTORS, type FirstChallenge } from '../pool/factors.ts';
import { simulatedAddress } from '../sign-up/simulated.ts';
import { invalidParameter, wrongCredentials } from '../wire/exception.ts';
import { checkAccount } from './account.ts';
import { type AuthOutput, ask } from './ask.ts';
import { askAssertion } from './ask-assertion.ts';
import { askCode, deliveryParameters } from './ask-code.ts';
import type { Parameters } from './parameters.ts';
import { askPasswordProof, signInByPassword } from './password-step.ts';
import { isKnown, type SignIn } from './sign-in.ts';

/** Starts a chosen first factor, with the parameters in the request. */
export async function startFirstFactor(
  call: AuthCall,
  signIn: SignIn,
  chosen: FirstChallenge,
  given: { readonly parameters: Parameters; readonly available: readonly string[] },
): Promise<AuthOutput> {
  const { parameters, available } = given;
  const { PASSWORD, SRP_A, DEVICE_KEY } = parameters;
  const extra = { AvailableChallenges: available };
  switch (chosen) {
    case 'PASSWORD':
      return PASSWORD === undefined
        ? ask(call, signIn, { name: 'PASSWORD', available }, {}, extra)
        : signInByPassword(call, signIn, PASSWORD, DEVICE_KEY);
    case 'PASSWORD_SRP':
      return SRP_A === undefined
        ? ask(call, signIn, { name: 'PASSWORD_SRP', available }, {}, extra)
        : askPasswordProof(call, signIn, SRP_A);
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return askOneTimeCode(call, signIn, chosen, available);
    case 'WEB_AUTHN':
      if (!isKnown(signIn)) throw wrongCredentials();
      checkAccount(call, signIn.user);
      return askAssertion(call, signIn, available);
  }
}

/** @throws InvalidParameterException for a choice that was not offered */
export function requireOffered(available: readonly string[], chosen: string): FirstChallenge {
  const offered = FIRST_CHALLENGES.find((name) => name === chosen && available.includes(name));
  if (!offered) throw invalidParameter('Selected challenge is not available.');
  return offered;
}

const FIRST_CHALLENGES: readonly FirstChallenge[] = Object.values(FIRST_FACTORS).flat();

function askOneTimeCode(
  call: AuthCall,
  signIn: SignIn,
  name: 'EMAIL_OTP' | 'SMS_OTP',
  available: readonly string[],
): AuthOutput | Promise<AuthOutput> {
  if (isKnown(signIn)) {
    // A correct code also confirms a sign-up.
    checkAccount(call, signIn.user, { unconfirmed: true });
    return askCode(call, signIn, { name, proof: 'code', available });
  }
  const contact = name === 'EMAIL_OTP' ? 'email' : 'phone_number';
  const { username } = signIn;
  return ask(
    call,
    signIn,
    { name, proof: 'code', code: undefined, contact, enrols: false, available },
    { USERNAME: username, ...deliveryParameters(contact, simulatedAddress(call.pool, username, contact)) },
    { AvailableChallenges: available },
  );
}
