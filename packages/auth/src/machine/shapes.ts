/**
 * Shapes that the chart repeats: the page with its form, the exchange with the server, the step that is proved in silence.
 *
 * @module
 */
import type { View } from '../state/state.ts';
import type { AnswerEvent } from './events.ts';
import type { ReplyKind } from './guards.ts';
import type { AuthWatchers, Reply } from './ports.ts';
import type { On, StateConfig, States } from './setup.ts';

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

const rejectedSignIn = '#identifying.entering.rejected';
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

type Invoke = NonNullable<StateConfig['invoke']>;

/** The person waits for one service. */
export const busy = (invoke: Invoke) => ({ tags: ['busy'], invoke }) satisfies StateConfig;

/** A form: as it was, or with the fault that refused the last try. */
export const form = (handlers: On) =>
  ({
    tags: ['form'],
    initial: 'clean',
    states: {
      clean: { entry: 'clearFault' },
      rejected: { tags: ['error'], on: { 'form.edit': 'clean' } },
    },
    on: handlers,
  }) satisfies StateConfig;

/** A form, and the wait that keeps the person's place while the server wants no more tries. */
export const page = (view: View, entering: StateConfig, more: States = {}) =>
  ({
    meta: { view },
    initial: 'entering',
    states: {
      entering,
      throttled: { tags: ['error', 'throttled'], after: { untilRetry: 'entering' } },
      ...more,
    },
  }) satisfies StateConfig;

/** Lapses with the Session, but never while a request runs: then the server's word counts. */
export const lapsing = { after: { untilLapse: '#lapsed' } } satisfies StateConfig;

/** Forgets the device here, whatever comes of it, and goes on. */
export const forgetDevice = (next: string | { guard?: 'hasPassword'; target: string }[]) =>
  busy({
    src: 'forgetLocalDevice',
    input: ({ context: { attempt } }) => ({ attempt }),
    onDone: next,
    onError: next,
  });

/** Sends the answer; where the server does not know the device, once more without it. */
export const exchange = (name: string, rejected?: string, throttled?: string) => ({
  [name]: busy({
    src: 'respond',
    input: ({ context: { attempt, challenge, answer } }) => ({ attempt, challenge, answer }),
    onDone: [onDeviceUnknown('forgettingDevice'), ...replies(rejected, throttled)],
    onError: unexpected(rejected ?? rejectedSignIn),
  }),
  forgettingDevice: forgetDevice(name),
});

/** A page whose form is answered to the server. */
export const answering = (view: View, handlers: On, more: States = {}) =>
  page(
    view,
    { ...form(handlers), ...lapsing },
    {
      ...exchange('answering', 'entering.rejected', 'throttled'),
      ...more,
    },
  );

export const backToStart = [
  {
    guard: 'isChoiceFlow',
    target: '#starting',
    actions: { type: 'preferFactor', params: { factor: null } },
  },
  { target: '#identifying' },
] as const;

/** What each challenge that asks the person has: a way back, and no secret that outlives it. */
export const asked = {
  tags: ['challenge'],
  exit: 'dropSecrets',
  on: { 'challenge.back': backToStart },
} satisfies StateConfig;

/** A challenge that asks the person. */
export const ask = (view: View, handlers: On, more?: States) =>
  ({ ...answering(view, handlers, more), ...asked }) satisfies StateConfig;

/** The submitted answer goes to the server. */
export const submit = {
  target: 'answering',
  actions: { type: 'takeAnswer' as const, params: ({ event }: { event: AnswerEvent }) => event },
};

/** The other ways that the sign-in form leads to. */
export const otherWays = {
  'signUp.start': { target: '#signUp', actions: 'dropSecrets' },
  'reset.start': '#resetPassword',
} satisfies On;

/** A challenge that the services prove, on the sign-in form's view so that its fields survive a refusal. */
export const prove = (states: States = {}) =>
  ({
    tags: ['challenge'],
    meta: { view: 'signIn' },
    initial: 'proving',
    states: { ...exchange('proving'), ...states },
    on: otherWays,
  }) satisfies StateConfig;

/** A watcher that fails is reported and missed: nothing else stops. */
export const watch = <Name extends keyof AuthWatchers>(watcher: Name) => ({
  src: watcher,
  onError: { actions: { type: 'emitWatcherFailed' as const, params: { watcher } } },
});
