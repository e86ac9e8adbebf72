import type { AuthenticationResult, AuthenticationStep } from '@latchkey/cognito';
import type { AuthReply } from '../machine/ports.ts';
import type { Attempt } from '../model.ts';
import type { Sealed } from '../sealed.ts';
import type { NewDevice } from '../vault/session.ts';
import { challengeFrom } from './challenge.ts';
import { checkTokens } from './check-tokens.ts';
import type { ServiceContext } from './context.ts';
import { discard } from './discard.ts';
import { faultReply } from './fault-reply.ts';
import { deviceStanding, infoOf } from './session-info.ts';
import { sessionFrom } from './tokens.ts';

/** What belongs to an answer of Cognito but is not in it. */
export interface Exchange {
  readonly attempt: Attempt;
  /** Epoch milliseconds at which the request went out. */
  readonly sentAt: number;
  /** The device key that went with it. */
  readonly deviceKey: string | null;
  /** The real username, if a challenge told it. */
  readonly username?: string | undefined;
  /** What the challenge that was answered offered. */
  readonly choices?: readonly string[];
  readonly nextProof: Sealed<unknown> | null;
}

/** What InitiateAuth or RespondToAuthChallenge led to; tokens are stored first. */
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
  const { vault, environment, tabs } = context;
  const newDevice = newDeviceIn(result);
  const session = sessionFrom(environment, result, sentAt, {
    deviceKey: newDevice?.deviceKey ?? deviceKey,
    newDevice,
    legacyRefresh: false,
  });
  checkTokens(context.config, session);
  // The sign-in was given up meanwhile: its tokens must neither be stored nor stay valid.
  const cancelled = faultReply('cancelled', 'aborted');
  const abandon = () => {
    discard(context, session);
    return cancelled;
  };
  if (signal.aborted) return abandon();
  if (session.deviceKey) await vault.devices.learn(attempt.username, session.username);
  if (signal.aborted) return abandon();
  const { held, isStored } = await vault.session.begin(session);
  // Where another tab was first, this one follows it.
  const present = held.session ?? session;
  const device = await deviceStanding(context, present);
  // Nothing is waited for from here on: the chart gets what the other tabs are told.
  if (!isStored || signal.aborted) {
    if (isStored) tabs.announce(await vault.session.end(null));
    discard(context, session);
  } else tabs.announce(held.generation);
  if (signal.aborted) return cancelled;
  return { kind: 'session', session: infoOf(present), device };
}

function newDeviceIn({ newDeviceMetadata = {} }: AuthenticationResult): NewDevice | null {
  const { deviceKey, deviceGroupKey } = newDeviceMetadata;
  return deviceKey && deviceGroupKey ? { deviceKey, deviceGroupKey } : null;
}
