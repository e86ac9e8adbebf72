import * as v from 'valibot';
import { toBase64Url, utf8ToBytes } from '../bytes.ts';
import { registrationCredential } from '../passkeys/credential.ts';
import { requirePasskeys } from '../passkeys/relying-party.ts';
import { ALGORITHMS, challengeNotFound, verifiedPasskey } from '../passkeys/verify-registration.ts';
import { CognitoException, resourceNotFound } from '../wire/exception.ts';
import { page } from '../wire/page.ts';
import { type Operations, userOperation } from './operation.ts';

const CHALLENGE_BYTES = 32;
const TIMEOUT = 60_000;
const MOST_PASSKEYS = 20;

const MOST_RESULTS = 20;

/** The caller's passkeys. */
export const passkeysOperations = {
  /** Options for `navigator.credentials.create`, as a JSON object. */
  StartWebAuthnRegistration: userOperation({}, ({ pool, client, user }) => {
    requirePasskeys(pool);
    if (user.passkeys.size >= MOST_PASSKEYS) {
      throw new CognitoException('LimitExceededException', `A user can have ${MOST_PASSKEYS} passkeys.`);
    }
    const { relyingPartyId, userVerification } = pool.settings.webAuthnConfiguration;
    const challenge = toBase64Url(pool.environment.random(CHALLENGE_BYTES));
    user.passkeyInSetup = { challenge, clientId: client.clientId, expiresAt: pool.clock.now() + TIMEOUT };
    const name = user.attributes.get('email') ?? user.username;
    return {
      CredentialCreationOptions: {
        rp: { id: relyingPartyId, name: relyingPartyId },
        user: { id: toBase64Url(utf8ToBytes(user.sub)), name, displayName: name },
        challenge,
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        timeout: TIMEOUT,
        excludeCredentials: [...user.passkeys.keys()].map((id) => ({ type: 'public-key', id })),
        authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification },
      },
    };
  }),

  /** Registers the passkey that `navigator.credentials.create` made, as a JSON object. */
  CompleteWebAuthnRegistration: userOperation(
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
  ),

  ListWebAuthnCredentials: userOperation(
    {
      MaxResults: v.optional(
        v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_RESULTS)),
        MOST_RESULTS,
      ),
      NextToken: v.optional(v.string()),
    },
    ({ user }, { MaxResults, NextToken }) => {
      const { items, next } = page([...user.passkeys.values()], MaxResults, NextToken);
      return {
        Credentials: items.map((passkey) => ({
          CredentialId: passkey.credentialId,
          FriendlyCredentialName: passkey.friendlyName,
          RelyingPartyId: passkey.relyingPartyId,
          AuthenticatorAttachment: passkey.attachment,
          AuthenticatorTransports: passkey.transports,
          CreatedAt: passkey.createdAt / 1000,
        })),
        ...(next === undefined ? {} : { NextToken: next }),
      };
    },
  ),

  DeleteWebAuthnCredential: userOperation({ CredentialId: v.string() }, ({ user }, { CredentialId }) => {
    if (!user.passkeys.delete(CredentialId)) throw resourceNotFound('Passkey does not exist.');
    return {};
  }),
} satisfies Operations;
