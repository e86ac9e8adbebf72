import { formatTimestamp, proveDevice, provePassword, startSrp } from '@latchkey/srp';
import type { Attempt, Challenge, ChallengeAnswer } from '../machine/ports.ts';
import { type Sealed, seal, unseal } from '../sealed.ts';
import type { Device } from '../vault/devices.ts';
import type { ServiceContext } from './context.ts';
import { loadMore } from './load.ts';
import { openProof, proof } from './proofs.ts';

/** What an answer is made from. */
export interface Question {
  readonly attempt: Attempt;
  readonly challenge: Challenge;
  readonly answer: ChallengeAnswer;
  /** This browser as the user's device, unless the server does not know it. */
  readonly device: Device | null;
}

export interface Answers {
  /** ChallengeResponses but for USERNAME, SECRET_HASH and DEVICE_KEY. */
  readonly responses: Readonly<Record<string, string>>;
  /** What the challenge that follows will need. */
  readonly nextProof: Sealed<unknown> | null;
}

/** The answer on the wire; null when what it must be made from is not there. */
export async function answersTo(
  { config, environment }: ServiceContext,
  question: Question,
): Promise<Answers | null> {
  const { challenge, device } = question;
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

  switch (challenge.name) {
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
    default:
      return (await loadMore()).otherAnswersTo(question);
  }
}
