import type { AuthCall } from '../call.ts';
import type { MfaFactor } from '../pool/factors.ts';
import { type AuthOutput, ask } from './ask.ts';
import { askCode } from './ask-code.ts';
import type { KnownSignIn } from './sign-in.ts';

/** Asks for a second factor. */
export function askFactor(
  call: AuthCall,
  signIn: KnownSignIn,
  factor: MfaFactor,
): AuthOutput | Promise<AuthOutput> {
  if (factor !== 'SOFTWARE_TOKEN_MFA') return askCode(call, signIn, { name: factor, proof: 'mfa' });
  const { username, totp } = signIn.user;
  const parameters = {
    USER_ID_FOR_SRP: username,
    ...(totp?.friendlyName === undefined ? {} : { FRIENDLY_DEVICE_NAME: totp.friendlyName }),
  };
  return ask(call, signIn, { name: 'SOFTWARE_TOKEN_MFA' }, parameters);
}
