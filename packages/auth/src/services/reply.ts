import type { AuthenticationResult, AuthenticationStep } from '@latchkey/cognito';
import type { AuthReply } from '../machine/ports.ts';
import type { Attempt } from '../model.ts';
import type { Sealed } from '../sealed.ts';
import type { NewDevice } from '../vault/session.ts';
import { challengeFrom } from './challenge.ts';
import { checkTokens } from './check-tokens.ts';
import type { ServiceContext } from './context.ts';
import { faultReply } from './fault-reply.ts';
import { keepSession } from './keep-session.ts';
import { sessionFrom } from './tokens.ts';

/** Facts about a request that its response does not have. */
export interface RequestFacts {
  readonly attempt: Attempt;
  /** Epoch milliseconds at which the request was sent. */
  readonly sentAt: number;
  /** The device key in the request. */
  readonly deviceKey: string | null;
  /** The username in the pool, if a challenge contained it. */
  readonly username?: string | undefined;
  /** The choices of the challenge that was answered. */
  readonly choices?: readonly string[];
  readonly nextProof: Sealed<unknown> | null;
}

/** Returns the result of InitiateAuth or RespondToAuthChallenge; stores tokens first. */
export async function replyFrom(
  context: ServiceContext,
  output: AuthenticationStep,
  facts: RequestFacts,
  signal: AbortSignal,
): Promise<AuthReply> {
  const { clock } = context.environment;
  if (output.authenticationResult) {
    return takeTokens(context, output.authenticationResult, facts, signal);
  }
  const lapsesAt = clock.now() + context.config.authSessionValidity * 60_000;
  const challenge = challengeFrom(output, lapsesAt, facts.username, facts.choices);
  if (!challenge) return faultReply('unexpected', 'empty-answer');
  return { kind: 'challenge', challenge: { ...challenge, proof: facts.nextProof } };
}

async function takeTokens(
  context: ServiceContext,
  result: AuthenticationResult,
  { attempt, sentAt, deviceKey }: RequestFacts,
  signal: AbortSignal,
): Promise<AuthReply> {
  const { environment } = context;
  const newDevice = newDeviceIn(result);
  const session = sessionFrom(environment, result, sentAt, {
    deviceKey: newDevice?.deviceKey ?? deviceKey,
    newDevice,
    legacyRefresh: false,
  });
  checkTokens(context.config, session);
  if (attempt.stepUp) return context.keepStepUp(session, signal);
  return keepSession(context, session, attempt.remember, signal, async () => {
    if (session.deviceKey) await context.vault.devices.learn(attempt.username, session.username);
  });
}

function newDeviceIn({ newDeviceMetadata = {} }: AuthenticationResult): NewDevice | null {
  const { deviceKey, deviceGroupKey } = newDeviceMetadata;
  return deviceKey && deviceGroupKey ? { deviceKey, deviceGroupKey } : null;
}
