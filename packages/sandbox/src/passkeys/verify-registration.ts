import type { Pool } from '../pool/pool.ts';
import { passkeySettings } from '../pool/pool-settings.ts';
import type { Passkey, PasskeySetup } from '../pool/user.ts';
import { CognitoException } from '../wire/exception.ts';
import type { RegistrationCredential } from './credential.ts';
import { clientDataOf, isOriginOf } from './relying-party.ts';

/** COSE algorithms: ES256 and RS256. */
export const ALGORITHMS = [-7, -257];

/**
 * Checks a new passkey: challenge, origin, relying party, flags and key. Attestation `none` is accepted.
 *
 * @throws the WebAuthn exceptions of CompleteWebAuthnRegistration
 */
export async function verifiedPasskey(
  pool: Pool,
  setup: PasskeySetup,
  credential: RegistrationCredential,
): Promise<Passkey> {
  const { relyingPartyId, userVerification } = passkeySettings(pool.settings);
  const clientData = clientDataOf(credential.response.clientDataJSON);
  if (clientData?.challenge !== setup.challenge) throw challengeNotFound();
  if (!isOriginOf(relyingPartyId, clientData.origin)) {
    throw new CognitoException(
      'WebAuthnOriginNotAllowedException',
      'The origin is not allowed for this relying party.',
    );
  }
  const { registrationInfo } = await verify({
    response: {
      ...credential,
      response: { ...credential.response, transports: credential.response.transports ?? [] },
    },
    expectedChallenge: setup.challenge,
    expectedOrigin: clientData.origin,
    expectedRPID: relyingPartyId,
    requireUserVerification: userVerification === 'required',
    supportedAlgorithmIDs: ALGORITHMS,
  });
  if (!registrationInfo) throw notSupported();
  const { id, publicKey, counter } = registrationInfo.credential;
  return {
    credentialId: id,
    publicKey,
    counter,
    relyingPartyId,
    friendlyName: 'Passkey',
    attachment: credential.authenticatorAttachment,
    transports: credential.response.transports ?? [],
    createdAt: pool.clock.now(),
  };
}

export function challengeNotFound(): CognitoException {
  return new CognitoException(
    'WebAuthnChallengeNotFoundException',
    'The registration has expired or was not started: start again.',
  );
}

function notSupported(): CognitoException {
  return new CognitoException('WebAuthnCredentialNotSupportedException', 'The passkey is not supported.');
}

type Expectation = Parameters<typeof import('@simplewebauthn/server').verifyRegistrationResponse>[0];

async function verify(expectation: Expectation) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  try {
    return await verifyRegistrationResponse(expectation);
  } catch (error) {
    if (error instanceof Error && error.name === 'UnexpectedRPIDHash') {
      throw new CognitoException(
        'WebAuthnRelyingPartyMismatchException',
        'The passkey is for another relying party.',
      );
    }
    // It throws for anything else that is wrong with a registration.
    throw notSupported();
  }
}
