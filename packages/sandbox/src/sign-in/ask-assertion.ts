import { toBase64Url } from '../bytes.ts';
import type { AuthCall } from '../call.ts';
import { type AuthOutput, ask } from './ask.ts';
import type { KnownSignIn } from './sign-in.ts';

const CHALLENGE_BYTES = 32;
const MINUTE = 60_000;

/** Asks for one of the user's passkeys. */
export function askAssertion(call: AuthCall, signIn: KnownSignIn, available: readonly string[]): AuthOutput {
  const { pool, client } = call;
  const { relyingPartyId, userVerification } = pool.settings.webAuthnConfiguration;
  const challenge = toBase64Url(pool.environment.random(CHALLENGE_BYTES));
  const options = {
    challenge,
    rpId: relyingPartyId,
    timeout: client.settings.authSessionValidity * MINUTE,
    allowCredentials: [...signIn.user.passkeys.values()].map(({ credentialId, transports }) => ({
      type: 'public-key',
      id: credentialId,
      transports,
    })),
    userVerification,
  };
  return ask(
    call,
    signIn,
    { name: 'WEB_AUTHN', challenge, available },
    { USERNAME: signIn.user.username, CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) },
    { AvailableChallenges: available },
  );
}
