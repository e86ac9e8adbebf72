/**
 * Named conditions. Pure, total, without time; those that read the clock are in `timing.ts`.
 *
 * @module
 */
import { type AuthContext, setUpChoices, type TabRole } from './context.ts';
import type { DeviceStanding, FaultKind, Reply } from './ports.ts';

type Args = { context: AuthContext };

/** What a reply is, or the kind of its fault: the two sets of names do not meet. */
export type ReplyKind = Reply['kind'] | FaultKind;

const isKind = (reply: Reply, kind: ReplyKind) =>
  reply.kind === kind || (reply.kind === 'fault' && reply.fault.kind === kind);

export const replied = (_: Args, { reply, kind }: { reply: Reply; kind: ReplyKind }) => isKind(reply, kind);

/** The server does not know the device, and it was told of one: one more try without it makes sense. */
export const mayForgetDevice = ({ context }: Args, { reply }: { reply: Reply }) =>
  isKind(reply, 'deviceUnknown') && context.attempt.knownDevice;

export const challengeIs = ({ context }: Args, { name }: { name: string }) => context.challenge.name === name;

/** Whether the open choice holds what was picked; with `only`, whether it is that one. */
export const picks = ({ context }: Args, { choice, only }: { choice: string; only?: string | undefined }) =>
  context.challenge.choices.includes(choice) && (only ?? choice) === choice;

export const offersOnly = ({ context }: Args, { choice }: { choice: string }) =>
  setUpChoices(context).join() === choice;

export const offersSeveral = ({ context }: Args) => setUpChoices(context).length > 1;

export const isChoiceFlow = ({ context }: Args) => context.attempt.flow === 'USER_AUTH';

/** Cognito sends a code again only as a first factor, by a new InitiateAuth that prefers it. */
export const mayResend = ({ context }: Args) => context.attempt.factor === context.challenge.name;

export const hasPassword = ({ context }: Args) => context.attempt.password !== null;

export const needsSrp = ({ context: { attempt } }: Args) =>
  attempt.flow === 'USER_SRP_AUTH' ||
  (attempt.password !== null && (attempt.flow === 'CUSTOM_AUTH' || attempt.factor === 'PASSWORD_SRP'));

export const wantsAutofill = ({ context }: Args) => context.attempt.autofill;

export const hasFault = ({ context }: Args) => context.fault !== null;

export const deviceIs = ({ context }: Args, { device }: { device: DeviceStanding }) =>
  context.device === device;

export const tabIs = ({ context }: Args, { tab }: { tab: TabRole }) => context.tab === tab;

export const isOtherUser = ({ context }: Args, { username }: { username: string }) =>
  context.session?.username !== username;

export const signsOutOnExpiry = ({ context }: Args) => context.config.onExpired === 'signOut';
