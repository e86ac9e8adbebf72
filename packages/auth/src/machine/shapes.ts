/**
 * Shapes that the chart repeats. Any state can be read in two files: the file of its region, and this one.
 *
 * `SMS_MFA: ask('smsCode', { 'code.submit': submitAnswer })` is this state:
 *
 *     tags: ['challenge'], meta: { view: 'smsCode' }, exit: 'dropSecrets', on: { 'challenge.back': backToStart },
 *     initial: 'entering', states: {
 *       entering: {                         // the person types, until the Session lapses
 *         tags: ['form'], entry: 'dropSecrets', after: { untilLapse: '#lapsed' },
 *         on: { 'code.submit': { target: 'answering', actions: takeAnswer } },
 *         initial: 'clean', states: { clean: { entry: 'clearFault' }, rejected: { tags: ['error'], on: { 'fault.clear': 'clean' } } },
 *       },
 *       answering: {                        // the answer is sent: the replies are those of `onSignInReplies`
 *         tags: ['busy'], invoke: { src: 'respond', onDone: [
 *           deviceUnknown -> forgettingDevice (once), session -> #signedIn, challenge -> #challenge,
 *           unconfirmed -> #signUp.resending, resetRequired -> #resetPassword, lapsed -> #lapsed,
 *           credentials -> the sign-in form, throttled -> throttled, all else -> entering.rejected ] },
 *       },
 *       throttled: { tags: ['error', 'throttled'], entry: 'dropSecrets', after: { untilRetry: 'entering' } },
 *       forgettingDevice: { tags: ['busy'], invoke: { src: 'forgetLocalDevice', onDone: 'answering' } } },
 *
 * @module
 */
import type { EndReason, Notice, SignOutScope } from '../model.ts';
import type { View } from '../views.ts';
import type { AttemptStart } from './actions.ts';
import type { AnswerEvent } from './events.ts';
import type { ReplyKind } from './guards.ts';
import { withAttempt } from './inputs.ts';
import type { Reply } from './ports.ts';
import type { On, StateConfig, States } from './setup.ts';

// Transitions on replies.

type ReplyArgs = { event: { output: Reply } };

type ReplyAction =
  | 'takeSession'
  | 'renewSession'
  | 'takeChallenge'
  | 'takeAttempt'
  | 'takeProof'
  | 'takeTotp'
  | 'takeRedirect'
  | 'recordFault'
  | 'rememberDelivery';

const output = ({ event }: ReplyArgs) => event.output;
export const withReply = (args: ReplyArgs) => ({ reply: output(args) });

/** On a reply or fault of one kind; the action takes the data of the reply. */
export const onReply = <Action extends ReplyAction>(kind: ReplyKind, target: string, action?: Action) => ({
  guard: { type: 'replied' as const, params: (args: ReplyArgs) => ({ ...withReply(args), kind }) },
  target,
  ...(action && { actions: { type: action, params: output } }),
});

/** On a fault of one kind, which the target shows. */
export const onFault = (kind: ReplyKind, target: string) => onReply(kind, target, 'recordFault');

/** A user who never confirmed the sign-up is sent the code for that. */
export const onUnconfirmed = onFault('unconfirmed', '#signUp.resending');

export const recordFault = { type: 'recordFault' as const, params: output };

export const onOtherReply = (target: string) => ({ target, actions: recordFault });

export const setFault = (code: string) => ({
  type: 'setFault' as const,
  params: { kind: 'unexpected' as const, code },
});

/** On a rejection, which is a bug, or when a service never replies. */
export const onUnexpected = (target: string, code = 'unexpected') => ({ target, actions: setFault(code) });

/** Shows a notice once, in the target view. */
export const note = (notice: Notice) => ({ type: 'setNotice' as const, params: { notice } });

/** On a refresh that found another user's session, because another tab signed in. */
export const onOtherUser = {
  guard: { type: 'bringsOtherUser' as const, params: withReply },
  target: '#initialising',
  actions: 'forgetAll' as const,
};

/** When the server does not recognise the device: one more try without it. */
export const onDeviceUnknown = (target: string) => ({
  guard: { type: 'mayForgetDevice' as const, params: withReply },
  target,
  actions: ['dropDevice' as const, recordFault],
});

/** The same question again: the answer was not accepted. */
export const onSameQuestion = {
  guard: { type: 'asksAgain' as const, params: withReply },
  target: 'entering.rejected',
  actions: [
    { type: 'takeChallenge' as const, params: output },
    {
      type: 'setFault' as const,
      params: { kind: 'code' as const, code: 'answer-not-accepted', field: 'answer' },
    },
  ],
};

/** Back to the sign-in form with the fault, from wherever the password was sent; typed text is kept. */
export const rejectedSignIn = '#identifying.entering.rejected';
export const atSignInForm = [rejectedSignIn, '#identifying.throttled'] as const;

/** The given lines; every other reply, and a rejection, leads to `rejected`. */
export const onReplies = <Line>(lines: readonly Line[], rejected: string) => ({
  onDone: [...lines, onOtherReply(rejected)],
  onError: onUnexpected(rejected),
});

/** `onReplies` for a request that the server may throttle. */
export const onFormReplies = <Line>(
  lines: readonly Line[],
  rejected = 'entering.rejected',
  throttled = 'throttled',
) => onReplies([...lines, onFault('throttled', throttled)], rejected);

/** `onFormReplies` for a request with the Session of a sign-in: it may have lapsed or been refused for good. */
export const onPendingReplies = <Line>(lines: readonly Line[], rejected?: string, throttled?: string) =>
  onFormReplies(
    [
      ...lines,
      onFault('lapsed', '#lapsed'),
      onFault('credentials', rejectedSignIn),
      onFault('resetRequired', '#resetPassword.entering.rejected'),
      onUnconfirmed,
    ],
    rejected,
    throttled,
  );

/** `onPendingReplies` for InitiateAuth and RespondToAuthChallenge. */
export const onSignInReplies = <Line>(lines: readonly Line[], rejected?: string, throttled?: string) =>
  onPendingReplies(
    [
      ...lines,
      onReply('session', '#signedIn', 'takeSession'),
      onReply('challenge', '#challenge', 'takeChallenge'),
    ],
    rejected,
    throttled,
  );

// Transitions shared by several regions.

/** Starts a sign-in, a sign-up or a reset with the data of its form. */
export const startAttempt = (target: string) => ({
  target,
  actions: { type: 'startAttempt' as const, params: ({ event }: { event: AttemptStart }) => event },
});

/** Sends the submitted answer to the server. */
export const submitAnswer = {
  target: 'answering',
  actions: { type: 'takeAnswer' as const, params: ({ event }: { event: AnswerEvent }) => event },
};

export const requestSignOut = {
  target: '#signingOut',
  actions: [
    'clearFault' as const,
    {
      type: 'rememberScope' as const,
      params: ({ event }: { event: { scope: SignOutScope } }) => event,
    },
  ],
};

/** Clears the stored session; nothing is left to revoke. */
export const endSession = (reason: EndReason) => ({
  target: '#signingOut.clearing',
  actions: { type: 'rememberReason' as const, params: { reason } },
});

/** Reads the storage again: another tab signed in, or this page stored something new. */
export const readStored = { target: '#initialising', actions: 'forgetAttempt' as const };

/** Exits of the forms that lead to a session. */
export const waysOut = {
  'signIn.cancel': [
    { guard: 'isReturning', target: '#expired.asking', actions: 'forgetAttempt' },
    { target: '#signedOut.clean' },
  ],
  'tab.signedIn': readStored,
  'storage.changed': readStored,
  // The page of a person who is signing in again closes with the sign-out.
  'tab.signedOut': { guard: 'isReturning', ...endSession('elsewhere') },
} satisfies On;

/** Links between the forms of sign-in, sign-up and reset. */
export const signInLinks: On = {
  'signUp.start': { target: '#signUp', actions: 'dropSecrets' },
  'reset.start': '#resetPassword',
  'signUp.enterCode': startAttempt('#signUp.confirming'),
  'reset.enterCode': startAttempt('#resetPassword.confirming'),
};
export const accountLinks: On = { 'signIn.start': '#identifying', ...signInLinks };

export const setMetadata: On = {
  'metadata.set': { actions: { type: 'setClientMetadata', params: ({ event }) => event } },
};

export const backToStart = [
  {
    guard: 'isPastChoice',
    target: '#starting',
    actions: { type: 'preferFactor', params: { factor: null } },
  },
  { target: '#identifying' },
] as const;

// States.

/** The person is waiting for a service. */
export const busy = (invoke: NonNullable<StateConfig['invoke']>): StateConfig => ({ tags: ['busy'], invoke });

/** The server accepts no more attempts for a while. */
export const throttled = (next: string): StateConfig => ({
  tags: ['error', 'throttled'],
  after: { untilRetry: next },
});

/** A form: clean, or with the fault of the last attempt. */
export const form = (on: On): StateConfig => ({
  tags: ['form'],
  initial: 'clean',
  states: {
    clean: { entry: 'clearFault' },
    rejected: { tags: ['error'], on: { 'fault.clear': 'clean' } },
    // Only requests for another code have to wait: the current one can still be submitted.
    ...('code.resend' in on && { resendThrottled: { ...throttled('clean'), on: { 'code.resend': {} } } }),
  },
  on,
});

/** A view with a form, which stays in place while the server's limit lasts. */
export const page = (view: View, entering: StateConfig, more: States = {}): StateConfig => ({
  meta: { view },
  initial: 'entering',
  states: { entering, throttled: throttled('entering'), ...more },
});

/** Ends when the Session lapses, but not during a request: then the server decides. */
export const untilLapse: StateConfig = { after: { untilLapse: '#lapsed' } };

/** Drops the secrets of an earlier attempt: they are useless once the person is asked again. */
export const withoutSecrets: StateConfig = { entry: 'dropSecrets' };

/** Forgets the device in this browser and continues, even if that fails. */
export const forgetDevice = (next: string | { guard?: 'hasPassword'; target: string }[]): StateConfig =>
  busy({ src: 'forgetLocalDevice', input: withAttempt, onDone: next, onError: next });

/** The state `name`, which sends the answer; if the server does not recognise the device, once more without it. */
export const respond = (
  name: string,
  rejected?: string,
  throttled?: string,
  first: readonly (typeof onSameQuestion)[] = [],
): States => ({
  [name]: busy({
    src: 'respond',
    input: ({ context: { attempt, challenge, answer } }) => ({ attempt, challenge, answer }),
    ...onSignInReplies([...first, onDeviceUnknown('forgettingDevice')], rejected, throttled),
  }),
  forgettingDevice: forgetDevice(name),
});

/** A page whose form answers a challenge. */
export const answerPage = (view: View, on: On, more: States = {}): StateConfig =>
  page(
    view,
    { ...form(on), ...untilLapse, ...withoutSecrets },
    { throttled: { ...throttled('entering'), ...withoutSecrets }, ...respond('answering'), ...more },
  );

/** Common to all challenges for the person: a way back, and no secret that outlives it. */
export const challengeBase: StateConfig = {
  tags: ['challenge'],
  exit: 'dropSecrets',
  on: { 'challenge.back': backToStart, ...setMetadata },
};

/** A challenge for the person. */
export const ask = (view: View, on: On, more?: States): StateConfig => ({
  ...answerPage(view, on, more),
  ...challengeBase,
});

/** A challenge that the services prove without the person: the sign-in form stays visible. */
export const prove = (states: States): StateConfig => ({
  meta: { view: 'signIn' },
  initial: 'proving',
  states: { ...respond('proving', ...atSignInForm), ...states },
  on: signInLinks,
});
