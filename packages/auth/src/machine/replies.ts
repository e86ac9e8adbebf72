/**
 * The transitions on what a service answers.
 *
 * @module
 */
import type { ReplyKind } from './guards.ts';
import type { Reply } from './ports.ts';

type ReplyAction =
  | 'takeSession'
  | 'renewSession'
  | 'takeChallenge'
  | 'takeProof'
  | 'takeTotp'
  | 'recordFault'
  | 'rememberDelivery';

const output = ({ event }: { event: { output: Reply } }) => event.output;

/** The transition on a reply of one kind. */
export const on = (kind: ReplyKind, target: string) => ({
  guard: {
    type: 'replied' as const,
    params: (args: { event: { output: Reply } }) => ({ reply: output(args), kind }),
  },
  target,
});

/** The transition on a reply of one kind that changes the context. */
export const taken = <Take extends ReplyAction>(kind: ReplyKind, target: string, take: Take) => ({
  ...on(kind, target),
  actions: { type: take, params: output },
});

/** The transition on a refusal of one kind. */
export const refused = (kind: ReplyKind, target: string) => taken(kind, target, 'recordFault');

/** The transition on every reply that no line before it took. */
export const otherwise = (target: string) => ({
  target,
  actions: { type: 'recordFault' as const, params: output },
});

/** The transition on a rejection, which is a bug, or on a service that never answers. */
export const unexpected = (target: string, code = 'unexpected') => ({
  target,
  actions: { type: 'recordUnexpected' as const, params: { code } },
});

/** The one more try without the device, where the server does not know it. */
export const onDeviceUnknown = (target: string) => ({
  guard: {
    type: 'mayForgetDevice' as const,
    params: (args: { event: { output: Reply } }) => ({ reply: output(args) }),
  },
  target,
  actions: ['dropDevice' as const, { type: 'recordFault' as const, params: output }],
});

/** Where a refused password ends up, from wherever it was sent. */
export const rejectedSignIn = '#identifying.entering.rejected';
const throttledSignIn = '#identifying.throttled';

/** What every refusal of a step can lead to. */
export const refusals = (rejected: string, throttled: string) => [
  refused('throttled', throttled),
  refused('lapsed', '#lapsed'),
  refused('credentials', rejectedSignIn),
  otherwise(rejected),
];

/** What every answer of InitiateAuth and RespondToAuthChallenge can lead to, wherever it was sent from. */
export const replies = (rejected: string = rejectedSignIn, throttled: string = throttledSignIn) => [
  taken('session', '#signedIn', 'takeSession'),
  taken('challenge', '#challenge', 'takeChallenge'),
  refused('unconfirmed', '#signUp.resending'),
  refused('resetRequired', '#resetPassword.confirming'),
  ...refusals(rejected, throttled),
];
