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

/** The facts of an exchange with Cognito that its response does not contain. */
export interface Exchange {
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
  exchange: Exchange,
  signal: AbortSignal,
): Promise<AuthReply> {
  const { clock } = context.environment;
  if (output.authenticationResult) {
    return takeTokens(context, output.authenticationResult, exchange, signal);
  }
  const lapsesAt = clock.now() + context.config.authSessionValidity * 60_000;
  const challenge = challengeFrom(output, lapsesAt, exchange.username, exchange.choices);
  if (!challenge) return faultReply('unexpected', 'empty-answer');
  return { kind: 'challenge', challenge: { ...challenge, proof: exchange.nextProof } };
}

async function takeTokens(
  context: ServiceContext,
  result: AuthenticationResult,
  { attempt, sentAt, deviceKey }: Exchange,
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
