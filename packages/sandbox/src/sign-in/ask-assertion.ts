import { toBase64Url } from '../bytes.ts';
import type { AuthCall } from '../call.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { Pool } from '../pool/pool.ts';
import { passkeySettings } from '../pool/pool-settings.ts';
import type { User } from '../pool/user.ts';
import { type AuthOutput, ask } from './ask.ts';
import type { KnownSignIn } from './sign-in.ts';

const CHALLENGE_BYTES = 32;
const MINUTE = 60_000;

/** Returns options for `navigator.credentials.get`, as JSON. */
export function assertionOptions({ settings }: Pool, client: AppClient, user: User, challenge: string) {
  const { relyingPartyId, userVerification } = passkeySettings(settings);
  return {
    challenge,
    rpId: relyingPartyId,
    timeout: client.settings.authSessionValidity * MINUTE,
    allowCredentials: [...user.passkeys.values()].map(({ credentialId, transports }) => ({
      type: 'public-key',
      id: credentialId,
      transports,
    })),
    userVerification,
  };
}

/** Asks for one of the user's passkeys. */
export function askAssertion(call: AuthCall, signIn: KnownSignIn, available: readonly string[]): AuthOutput {
  const { pool, client } = call;
  const challenge = toBase64Url(pool.environment.random(CHALLENGE_BYTES));
  const options = assertionOptions(pool, client, signIn.user, challenge);
  return ask(
    call,
    signIn,
    { name: 'WEB_AUTHN', challenge, available },
    { USERNAME: signIn.user.username, CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) },
    { AvailableChallenges: available },
  );
}
