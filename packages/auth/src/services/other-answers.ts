import type { ChallengeAnswer, Factor } from '../machine/ports.ts';
import { unseal } from '../sealed.ts';
import type { Answers, Question } from './answers.ts';
import { openProof } from './proofs.ts';

/** Every answer but those that prove a password or a device: what the person gave, a chosen factor, a passkey. */
export function otherAnswersTo({ attempt, challenge, answer }: Question): Answers | null {
  const { name } = challenge;
  if (answer.kind !== 'proof') return { responses: givenResponses(name, answer), nextProof: null };
  switch (name) {
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
