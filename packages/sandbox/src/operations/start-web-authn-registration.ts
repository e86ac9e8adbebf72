import { toBase64Url, utf8ToBytes } from '../bytes.ts';
import { requirePasskeys } from '../passkeys/relying-party.ts';
import { ALGORITHMS } from '../passkeys/verify-registration.ts';
import { CognitoException } from '../wire/exception.ts';
import { userOperation } from './operation.ts';

const CHALLENGE_BYTES = 32;
const TIMEOUT = 60_000;
const MOST_PASSKEYS = 20;

/** Options for `navigator.credentials.create`, as a JSON object. */
export const startWebAuthnRegistration = userOperation({}, ({ pool, client, user }) => {
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
});
