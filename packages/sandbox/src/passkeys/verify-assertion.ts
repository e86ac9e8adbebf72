import { passkeyMayBeBothFactors } from '../mfa/factors.ts';
import type { Pool } from '../pool/pool.ts';
import { passkeySettings } from '../pool/pool-settings.ts';
import type { User } from '../pool/user.ts';
import type { AssertionCredential } from './credential.ts';
import { clientDataOf, isOriginOf } from './relying-party.ts';

/**
 * Whether a passkey of the user signed this challenge: checks origin, relying party, flags, signature and counter. Advances
 * the counter.
 */
export async function isAssertion(
  pool: Pool,
  user: User,
  challenge: string,
  credential: AssertionCredential,
): Promise<boolean> {
  const passkey = user.passkeys.get(credential.id);
  const origin = clientDataOf(credential.response.clientDataJSON)?.origin ?? '';
  if (!passkey || !isOriginOf(passkey.relyingPartyId, origin)) return false;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { userVerification } = passkeySettings(pool.settings);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: credential,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: passkey.relyingPartyId,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter },
      requireUserVerification: userVerification === 'required' || passkeyMayBeBothFactors(pool),
    });
    if (verified) passkey.counter = authenticationInfo.newCounter;
    return verified;
  } catch {
    // It throws for anything that is wrong with an assertion.
    return false;
  }
}
