/**
 * The transitions on what a service answers.
 *
 * @module
 */
import type { ReplyKind } from './guards.ts';
import type { Reply } from './ports.ts';
import { takeUp } from './starts.ts';

type ReplyAction =
  | 'takeSession'
  | 'renewSession'
  | 'takeChallenge'
  | 'takeAttempt'
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

/** Another tab has signed somebody else in, and the refresh came upon it: all is read anew. */
export const ofOtherUser = {
  ...takeUp,
  guard: {
    type: 'bringsOtherUser' as const,
    params: (args: { event: { output: Reply } }) => ({ reply: output(args) }),
  },
};

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

/** What a service brings; every other reply, and a rejection, leads to `rejected`. */
export const outcome = <Line>(lines: readonly Line[], rejected: string) => ({
  onDone: [...lines, otherwise(rejected)],
  onError: unexpected(rejected),
});

/** As `outcome`, for a service that the server may have had enough of. */
export const formOutcome = <Line>(
  lines: readonly Line[],
  rejected = 'entering.rejected',
  throttled = 'throttled',
) => outcome([...lines, refused('throttled', throttled)], rejected);

/** As `formOutcome`, where the Session of a sign-in was sent: it may have lapsed, or been refused for good. */
export const pendingOutcome = <Line>(lines: readonly Line[], rejected?: string, throttled?: string) =>
  formOutcome(
    [...lines, refused('lapsed', '#lapsed'), refused('credentials', rejectedSignIn)],
    rejected,
    throttled,
  );

/** As `pendingOutcome`, for every answer of InitiateAuth and RespondToAuthChallenge, wherever it was sent from. */
export const signInOutcome = <Line>(lines: readonly Line[], rejected?: string, throttled?: string) =>
  pendingOutcome(
    [
      ...lines,
      taken('session', '#signedIn', 'takeSession'),
      taken('challenge', '#challenge', 'takeChallenge'),
      refused('unconfirmed', '#signUp.resending'),
      refused('resetRequired', '#resetPassword.confirming'),
    ],
    rejected,
    throttled,
  );

/** The places of a refused sign-in: what was typed is still there. */
export const toSignIn = [rejectedSignIn, '#identifying.throttled'] as const;
