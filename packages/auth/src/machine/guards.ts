/**
 * Named conditions: pure, total and independent of time. Those that read the clock are in `timing.ts`.
 *
 * @module
 */

import { AT_ONCE } from '../at-once.ts';
import type { DeviceStanding, FaultKind, SessionInfo } from '../model.ts';
import {
  type AuthContext,
  openChoices,
  otherChoices,
  promisesSrp,
  setUpChoices,
  stepOf,
  type TabRole,
} from './context.ts';
import type { Reply } from './ports.ts';

type Args = { context: AuthContext };

/** The kind of a reply or of its fault: the two sets of names do not overlap. */
export type ReplyKind = Reply['kind'] | FaultKind;

const isKind = (reply: Reply, kind: ReplyKind) =>
  reply.kind === kind || (reply.kind === 'fault' && reply.fault.kind === kind);

/** Cognito can resend a code only as a first factor, with a new InitiateAuth that prefers it. */
export const mayResend = ({ context }: Args) => context.attempt.factor === context.challenge.name;

export const guards = {
  replied: (_: Args, { reply, kind }: { reply: Reply; kind: ReplyKind }) => isKind(reply, kind),

  /** The server did not recognise the device key that was sent: it is worth one more try without it. */
  mayForgetDevice: ({ context }: Args, { reply }: { reply: Reply }) =>
    isKind(reply, 'deviceUnknown') && context.attempt.knownDevice,

  /** Whether a trigger repeats the question that was just answered. */
  asksAgain: ({ context: { challenge } }: Args, { reply }: { reply: Reply }) =>
    reply.kind === 'challenge' &&
    reply.challenge.name === challenge.name &&
    JSON.stringify(reply.challenge.prompt) === JSON.stringify(challenge.prompt),

  stepIs: ({ context }: Args, { step }: { step: string }) => stepOf(context) === step,

  /** Whether the picked choice is available; with `only`, whether it is also that one. */
  picks: ({ context }: Args, { choice, only }: { choice: string; only?: string | undefined }) =>
    openChoices(context).includes(choice) && (only ?? choice) === choice,

  /** Whether the picked choice is available and unknown to Latchkey. */
  picksOther: ({ context }: Args, { choice }: { choice: string }) => otherChoices(context).includes(choice),

  /** SRP was promised, but the server wants the password itself. */
  breaksPromise: ({ context }: Args) =>
    promisesSrp(context) &&
    (context.challenge.name === 'PASSWORD' ||
      (context.challenge.name === 'SELECT_CHALLENGE' && openChoices(context).length === 0)),

  offersOnly: ({ context }: Args, { choice }: { choice: string }) => setUpChoices(context).join() === choice,

  offersSeveral: ({ context }: Args) => setUpChoices(context).length > 1,

  /** Whether a choice of factors may have come before this step. A step-up often begins with the only one that is missing. */
  isPastChoice: ({ context: { attempt, challenge } }: Args) =>
    attempt.flow === 'USER_AUTH' &&
    challenge.name !== 'SELECT_CHALLENGE' &&
    (attempt.factor !== null || !attempt.stepUp),

  hasTotp: ({ context }: Args) => context.totp !== null,

  hasPassword: ({ context }: Args) => context.attempt.password !== null,

  needsSrp: ({ context: { attempt } }: Args) =>
    attempt.flow === 'USER_SRP_AUTH' ||
    (attempt.password !== null && (attempt.flow === 'CUSTOM_AUTH' || attempt.factor === 'PASSWORD_SRP')),

  wantsAutofill: ({ context }: Args) => context.attempt.autofill,

  hasFault: ({ context }: Args) => context.fault !== null,

  deviceIs: ({ context }: Args, { device }: { device: DeviceStanding }) => context.device === device,

  tabIs: ({ context }: Args, { tab }: { tab: TabRole }) => context.tab === tab,

  isOtherUser: ({ context }: Args, { username }: { username: string }) =>
    context.session?.username !== username,

  bringsOtherUser: ({ context }: Args, { reply }: { reply: Reply }) =>
    reply.kind === 'session' && reply.session.username !== context.session?.username,

  /** Whether the response to another tab's refresh may be lost. */
  bringsLost: (_: Args, { session }: { session: SessionInfo }) => session.refreshAt === AT_ONCE,

  /** Whether a person signs in again after their session expired. */
  isReturning: ({ context }: Args) => context.session !== null,

  hasAskedToSignOut: ({ context }: Args) => context.reason === 'signOut',

  signsOutOnExpiry: ({ context }: Args) => context.config.onExpired === 'signOut',

  mayResend,
};
