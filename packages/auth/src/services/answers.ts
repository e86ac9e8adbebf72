import { formatTimestamp, proveDevice, provePassword, startSrp } from '@latchkey/srp';
import type { Attempt, Challenge, ChallengeAnswer, Factor } from '../machine/ports.ts';
import { type Sealed, seal, unseal } from '../sealed.ts';
import type { Device } from '../vault/devices.ts';
import type { ServiceContext } from './context.ts';
import { openProof, proof } from './proofs.ts';

/** What an answer is made from. */
export interface Question {
  readonly attempt: Attempt;
  readonly challenge: Challenge;
  readonly answer: ChallengeAnswer;
  /** This browser as the user's device, unless the server does not know it. */
  readonly device: Device | null;
}

interface Answers {
  /** ChallengeResponses but for USERNAME, SECRET_HASH and DEVICE_KEY. */
  readonly responses: Readonly<Record<string, string>>;
  /** What the challenge that follows will need. */
  readonly nextProof: Sealed<unknown> | null;
}

/** The answer on the wire; null when what it must be made from is not there. */
export async function answersTo(context: ServiceContext, question: Question): Promise<Answers | null> {
  const { answer } = question;
  if (answer.kind === 'proof') return proofAnswers(context, question);
  return { responses: givenResponses(question.challenge.name, answer), nextProof: null };
}

/** Answers that the person gave. */
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

/** SELECT_CHALLENGE takes the choice and its first answer in one call. */
const choosing = (challengeName: string, factor: Factor) =>
  challengeName === 'SELECT_CHALLENGE' ? { ANSWER: factor } : undefined;

/** Answers that are computed. */
async function proofAnswers(
  { config, environment }: ServiceContext,
  { attempt, challenge, device }: Question,
): Promise<Answers | null> {
  const { name } = challenge;
  const { random, clock } = environment;
  const parameters = unseal(challenge.parameters);
  const verifier = {
    salt: parameters.SALT ?? '',
    srpB: parameters.SRP_B ?? '',
    secretBlock: parameters.SECRET_BLOCK ?? '',
    timestamp: formatTimestamp(clock.now()),
  };
  const claim = ({ signature, timestamp }: { signature: string; timestamp: string }) => ({
    responses: {
      PASSWORD_CLAIM_SECRET_BLOCK: verifier.secretBlock,
      PASSWORD_CLAIM_SIGNATURE: signature,
      TIMESTAMP: timestamp,
    },
    nextProof: null,
  });

  switch (name) {
    case 'PASSWORD_VERIFIER': {
      const held = openProof(challenge.proof, 'password');
      if (!held) return null;
      const userId = parameters.USER_ID_FOR_SRP ?? '';
      return claim(
        await provePassword({ ...held, ...verifier, userPoolId: config.userPoolId, userId }, { random }),
      );
    }
    case 'DEVICE_SRP_AUTH': {
      if (!device) return null;
      const ephemeral = await startSrp({ random });
      return {
        responses: { SRP_A: ephemeral.srpA },
        nextProof: seal(proof({ kind: 'device', ephemeral })),
      };
    }
    case 'DEVICE_PASSWORD_VERIFIER': {
      const held = openProof(challenge.proof, 'device');
      if (!held || !device) return null;
      return claim(await proveDevice({ ...held, ...verifier, ...device }, { random }));
    }
    case 'SELECT_CHALLENGE':
    case 'PASSWORD_SRP': {
      const held = openProof(attempt.proof, 'password');
      if (!held) return null;
      return {
        responses: { ...choosing(name, 'PASSWORD_SRP'), SRP_A: held.ephemeral.srpA },
        nextProof: attempt.proof,
      };
    }
    case 'WEB_AUTHN': {
      const held = openProof(attempt.proof, 'passkey');
      return held && { responses: { CREDENTIAL: held.credential }, nextProof: null };
    }
    default:
      // MFA_SETUP: the Session of VerifySoftwareToken is the whole answer.
      return { responses: {}, nextProof: null };
  }
}
