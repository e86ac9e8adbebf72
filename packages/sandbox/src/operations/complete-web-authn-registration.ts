import { registrationCredential } from '../passkeys/credential.ts';
import { requirePasskeys } from '../passkeys/relying-party.ts';
import { challengeNotFound, verifiedPasskey } from '../passkeys/verify-registration.ts';
import { CognitoException } from '../wire/exception.ts';
import { userOperation } from './operation.ts';

/** Registers the passkey that `navigator.credentials.create` made, as a JSON object. */
export const completeWebAuthnRegistration = userOperation(
  { Credential: registrationCredential },
  async ({ pool, client, user }, { Credential }) => {
    requirePasskeys(pool);
    const setup = user.passkeyInSetup;
    if (!setup || pool.clock.now() >= setup.expiresAt) throw challengeNotFound();
    if (setup.clientId !== client.clientId) {
      throw new CognitoException(
        'WebAuthnClientMismatchException',
        'The registration was started with another app client.',
      );
    }
    const passkey = await verifiedPasskey(pool, setup, Credential);
    user.passkeyInSetup = undefined;
    user.passkeys.set(passkey.credentialId, passkey);
    return {};
  },
);
