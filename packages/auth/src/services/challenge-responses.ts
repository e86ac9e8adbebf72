import { formatTimestamp, proveDevice, provePassword } from '@latchkey/srp';
import type { Attempt, Challenge, ChallengeAnswer, Factor } from '../model.ts';
import { type Sealed, unseal } from '../sealed.ts';
import type { Device } from '../vault/device-reader.ts';
import type { ServiceContext } from './context.ts';
import { takeEphemeral } from './ephemerals.ts';
import { openProof, sealProof } from './proofs.ts';

/** The inputs of ChallengeResponses. */
export interface Answered {
  readonly attempt: Attempt;
  readonly challenge: Challenge;
  readonly answer: ChallengeAnswer;
  /** This browser as the user's device, unless the server does not recognise it. Awaited only where it is proved. */
  readonly device: Promise<Device | null>;
}

export interface Responses {
  /** ChallengeResponses without USERNAME, SECRET_HASH and DEVICE_KEY. */
  readonly responses: Readonly<Record<string, string>>;
  /** The proof for the next challenge. */
  readonly nextProof: Sealed<unknown> | null;
}

/** Returns the ChallengeResponses for an answer; null if the secret they are computed from is gone. */
export async function challengeResponses(
  context: ServiceContext,
  { attempt, challenge, answer, device: reading }: Answered,
): Promise<Responses | null> {
  const { name } = challenge;
  const { random } = context.environment;
  if (answer.kind !== 'proof') return { responses: givenResponses(name, answer), nextProof: null };

  switch (name) {
    case 'PASSWORD_VERIFIER': {
      const proof = openProof(challenge.proof, 'password');
      if (!proof) return null;
      const { userPoolId } = context.config;
      const userId = unseal(challenge.parameters).USER_ID_FOR_SRP ?? '';
      const verifier = verifierOf(context, challenge);
      return claim(verifier, await provePassword({ ...proof, ...verifier, userPoolId, userId }, { random }));
    }
    case 'DEVICE_SRP_AUTH': {
      const device = await reading;
      // Once answered, it must not be asked again: that would be an endless loop.
      if (!device || openProof(challenge.proof, 'device')) return null;
      const ephemeral = await takeEphemeral(context);
      return {
        responses: { SRP_A: ephemeral.srpA },
        nextProof: sealProof({ kind: 'device', ephemeral }),
      };
    }
    case 'DEVICE_PASSWORD_VERIFIER': {
      const proof = openProof(challenge.proof, 'device');
      const device = await reading;
      if (!proof || !device) return null;
      const verifier = verifierOf(context, challenge);
      return claim(verifier, await proveDevice({ ...proof, ...verifier, ...device }, { random }));
    }
    case 'SELECT_CHALLENGE':
    case 'PASSWORD_SRP': {
      const proof = openProof(attempt.proof, 'password');
      if (!proof) return null;
      return {
        responses: { ...choosing(name, 'PASSWORD_SRP'), SRP_A: proof.ephemeral.srpA },
        nextProof: attempt.proof,
      };
    }
    case 'WEB_AUTHN': {
      const proof = openProof(attempt.proof, 'passkey');
      return proof && { responses: { CREDENTIAL: proof.credential }, nextProof: null };
    }
    default:
      // MFA_SETUP: the Session of VerifySoftwareToken is the whole answer.
      return { responses: {}, nextProof: null };
  }
}

/** The server's half of an SRP proof, for a password and for a device alike. */
const verifierOf = ({ environment }: ServiceContext, { parameters }: Challenge) => {
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '' } = unseal(parameters);
  return {
    salt: SALT,
    srpB: SRP_B,
    secretBlock: SECRET_BLOCK,
    timestamp: formatTimestamp(environment.clock.now()),
  };
};

const claim = (
  { secretBlock }: { readonly secretBlock: string },
  { signature, timestamp }: { readonly signature: string; readonly timestamp: string },
): Responses => ({
  responses: {
    PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
    PASSWORD_CLAIM_SIGNATURE: signature,
    TIMESTAMP: timestamp,
  },
  nextProof: null,
});

function givenResponses(
  challengeName: string,
  answer: Exclude<ChallengeAnswer, { kind: 'proof' }>,
): Record<string, string> {
  switch (answer.kind) {
    case 'code':
      // SMS_MFA_CODE, SOFTWARE_TOKEN_MFA_CODE, EMAIL_OTP_CODE, SMS_OTP_CODE
      return { [`${challengeName}_CODE`]: unseal(answer.code) };
    case 'password':
      return { ...choosing(challengeName, 'PASSWORD'), PASSWORD: unseal(answer.password) };
    case 'choice':
      return { ANSWER: answer.choice };
    case 'email':
      return { EMAIL: answer.email };
    case 'newPassword':
      return {
        NEW_PASSWORD: unseal(answer.password),
        ...Object.fromEntries(
          Object.entries(answer.attributes).map(([name, value]) => [`userAttributes.${name}`, value]),
        ),
      };
    case 'custom':
      return { ANSWER: unseal(answer.answer) };
    case 'raw':
      return { ...unseal(answer.answers) };
  }
}

/** SELECT_CHALLENGE accepts the choice and its first answer in one call. */
const choosing = (challengeName: string, factor: Factor) =>
  challengeName === 'SELECT_CHALLENGE' ? { ANSWER: factor } : undefined;
