import { toBase64Url, utf8ToBytes } from '../bytes.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { Pool } from '../pool/pool.ts';
import { passkeySettings } from '../pool/pool-settings.ts';
import type { User } from '../pool/user.ts';
import { CognitoException } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import type { RegistrationCredential } from './credential.ts';
import { requirePasskeys } from './relying-party.ts';
import { ALGORITHMS, challengeNotFound, verifiedPasskey } from './verify-registration.ts';

const CHALLENGE_BYTES = 32;
const TIMEOUT = 60_000;
const MOST_PASSKEYS = 20;

/**
 * Starts a registration. Returns options for `navigator.credentials.create`, as JSON.
 *
 * @throws WebAuthnNotEnabledException, LimitExceededException
 */
export function startPasskey(pool: Pool, client: AppClient, user: User): JsonObject {
  requirePasskeys(pool);
  if (user.passkeys.size >= MOST_PASSKEYS) {
    throw new CognitoException('LimitExceededException', `A user can have ${MOST_PASSKEYS} passkeys.`);
  }
  const { relyingPartyId, userVerification } = passkeySettings(pool.settings);
  const challenge = toBase64Url(pool.environment.random(CHALLENGE_BYTES));
  user.passkeyInSetup = { challenge, clientId: client.clientId, expiresAt: pool.clock.now() + TIMEOUT };
  const name = user.attributes.get('email') ?? user.username;
  return {
    rp: { id: relyingPartyId, name: relyingPartyId },
    user: { id: toBase64Url(utf8ToBytes(user.sub)), name, displayName: name },
    challenge,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: TIMEOUT,
    excludeCredentials: [...user.passkeys.keys()].map((id) => ({ type: 'public-key', id })),
    authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification },
  };
}

/**
 * Registers the passkey from `navigator.credentials.create`.
 *
 * @throws the WebAuthn exceptions of CompleteWebAuthnRegistration
 */
export async function completePasskey(
  pool: Pool,
  client: AppClient,
  user: User,
  credential: RegistrationCredential,
): Promise<void> {
  requirePasskeys(pool);
  const setup = user.passkeyInSetup;
  if (!setup || pool.clock.now() >= setup.expiresAt) throw challengeNotFound();
  if (setup.clientId !== client.clientId) {
    throw new CognitoException(
      'WebAuthnClientMismatchException',
      'The registration was started with another app client.',
    );
  }
  const passkey = await verifiedPasskey(pool, setup, credential);
  user.passkeyInSetup = undefined;
  user.passkeys.set(passkey.credentialId, passkey);
}
