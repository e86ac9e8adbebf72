import { type InitiateAuthInput, initiateAuth, respondToAuthChallenge } from '@latchkey/cognito';
import type { AuthServices } from '../machine/ports.ts';
import type { Attempt, Challenge, ChallengeAnswer } from '../model.ts';
import { unseal } from '../sealed.ts';
import { usernameIn } from '../username-in.ts';
import type { Device } from '../vault/device-reader.ts';
import { challengeResponses } from './challenge-responses.ts';
import { clientOf } from './client.ts';
import { attachments, type ServiceContext } from './context.ts';
import { DeviceProofError } from './device-proof-error.ts';
import { takeEphemeral } from './ephemerals.ts';
import { faultReply, passwordMissing } from './fault-reply.ts';
import { openProof, sealProof } from './proofs.ts';
import { replyFrom } from './reply.ts';

type SignInServices = Pick<AuthServices, 'prepareSrp' | 'initiateAuth' | 'respond'>;

export function signInServices(context: ServiceContext): SignInServices {
  const { clock } = context.environment;
  const client = clientOf(context);

  return {
    async prepareSrp({ attempt }) {
      const password = attempt.password && unseal(attempt.password);
      if (!password) return passwordMissing();
      const ephemeral = await takeEphemeral(context);
      return { kind: 'proof', proof: sealProof({ kind: 'password', ephemeral, password }) };
    },

    async initiateAuth({ attempt }, signal) {
      const device = await deviceFor(context, attempt);
      const sentAt = clock.now();
      const input = {
        ...startOf(context, attempt, device),
        ...attachments(context, attempt.username, attempt.clientMetadata),
      };
      const output = await initiateAuth(client, input, { signal });
      const deviceKey = device?.deviceKey ?? null;
      return replyFrom(context, output, { attempt, sentAt, deviceKey, nextProof: attempt.proof }, signal);
    },

    async respond({ attempt, challenge, answer }, signal) {
      const parameters = unseal(challenge.parameters);
      const username = usernameIn(parameters);
      const provesDevice = challenge.name.startsWith('DEVICE_');
      const unchanged = unchangedIn(challenge, answer);
      if (unchanged !== undefined)
        return faultReply('refused', 'attribute-unchanged', { reason: 'not-changeable', field: unchanged });
      // The storage answers while the proof of a password is computed.
      const reading = deviceFor(context, attempt, username);
      const [device, made] = await Promise.all([
        reading,
        challengeResponses(context, { attempt, challenge, answer, device: reading }),
      ]);
      if (!made) return faultReply(provesDevice ? 'deviceUnknown' : 'lapsed', 'proof-missing');

      const { responses, nextProof } = made;
      const name = username ?? attempt.username;
      const sentAt = clock.now();
      // Stored while the request is on its way, but before its response counts: an unknown device is forgotten by the typed name.
      const learning = device && username && context.vault.devices.learn(attempt.username, username);
      try {
        const output = await respondToAuthChallenge(
          client,
          {
            challengeName: challenge.name,
            ...(challenge.session && { session: unseal(challenge.session) }),
            challengeResponses: {
              USERNAME: name,
              ...(device && { DEVICE_KEY: device.deviceKey }),
              ...responses,
            },
            ...attachments(context, name, attempt.clientMetadata),
          },
          { signal },
        );
        const deviceKey = device?.deviceKey ?? null;
        const { choices } = challenge;
        const facts = { attempt, sentAt, deviceKey, username, choices, nextProof };
        return await replyFrom(context, output, facts, signal);
      } catch (error) {
        throw provesDevice ? new DeviceProofError(error) : error;
      } finally {
        await learning;
      }
    },
  };
}

/** AuthFlow and AuthParameters of an attempt; includes the password only if the flow sends it in plain text. */
function startOf(
  { config, vault }: ServiceContext,
  { username, flow, factor, password, proof, stepUp }: Attempt,
  device: Device | null,
): InitiateAuthInput {
  const srpA = openProof(proof, 'password')?.ephemeral.srpA;
  const takesPassword = flow === 'USER_PASSWORD_AUTH' || (flow === 'USER_AUTH' && factor === 'PASSWORD');
  const acrValues = stepUp?.acrValues ?? config.acrValues;
  // Without valid tokens the person signs in from scratch, towards the same level.
  const credit = stepUp && vault.session.isUsable() ? vault.session.held().session?.accessToken : undefined;
  const authParameters = {
    USERNAME: username,
    DEVICE_KEY: device?.deviceKey,
    SRP_A: srpA,
    CHALLENGE_NAME: flow === 'CUSTOM_AUTH' && srpA ? 'SRP_A' : undefined,
    PREFERRED_CHALLENGE: (flow === 'USER_AUTH' && factor) || undefined,
    PASSWORD: takesPassword && password ? unseal(password) : undefined,
    TARGET_ACR_VALUES: flow === 'USER_AUTH' ? acrValues : undefined,
    ACCESS_TOKEN: credit,
    MAX_AGE: stepUp?.maxAge?.toString(),
  };
  // One object for all flows, although the type has one for each; initiateAuth checks the flow's requirements.
  return { authFlow: flow, authParameters } as InitiateAuthInput;
}

/**
 * Returns an attribute of the answer that the user already has, with exactly this value. Cognito refuses it ("Cannot modify
 * an already provided email"), so it is not sent.
 */
const unchangedIn = ({ attributes, requiredAttributes }: Challenge, answer: ChallengeAnswer) =>
  answer.kind === 'newPassword'
    ? Object.entries(answer.attributes).find(
        ([name, value]) =>
          Object.hasOwn(attributes, name) && attributes[name] === value && !requiredAttributes.includes(name),
      )?.[0]
    : undefined;

/** This browser as the user's device, by the username in the pool if known. */
async function deviceFor(
  { vault }: ServiceContext,
  attempt: Attempt,
  username?: string,
): Promise<Device | null> {
  if (!attempt.knownDevice) return null;
  return username ? vault.devices.load(username) : vault.devices.find(attempt.username);
}
