/**
 * Shapes that the chart repeats: the page with its form, the exchange with the server, the step that is proved in silence.
 *
 * @module
 */
import type { View } from '../views.ts';
import type { AnswerEvent } from './events.ts';
import { attempted } from './inputs.ts';
import type { AuthWatchers } from './ports.ts';
import { onDeviceUnknown, signInOutcome, toSignIn } from './replies.ts';
import type { On, StateConfig, States } from './setup.ts';

/** The person waits for one service. */
export const busy = (invoke: NonNullable<StateConfig['invoke']>): StateConfig => ({
  tags: ['busy'],
  invoke,
});

/** A form: as it was, or with the fault that refused the last try. */
export const form = (handlers: On): StateConfig => ({
  tags: ['form'],
  initial: 'clean',
  states: {
    clean: { entry: 'clearFault' },
    rejected: { tags: ['error'], on: { 'fault.clear': 'clean' } },
  },
  on: handlers,
});

/** The server wants no more tries for a while. */
export const waiting = (next: string): StateConfig => ({
  tags: ['error', 'throttled'],
  after: { untilRetry: next },
});

/** A form, and the wait that keeps the person's place while the server wants no more tries. */
export const page = (view: View, entering: StateConfig, more: States = {}): StateConfig => ({
  meta: { view },
  initial: 'entering',
  states: {
    entering,
    throttled: waiting('entering'),
    ...more,
  },
});

/** Lapses with the Session, but never while a request runs: then the server's word counts. */
export const lapsing: StateConfig = { after: { untilLapse: '#lapsed' } };

/** Where the person is asked, again or for the first time, no secret of a try before is of use. */
export const forgetful: StateConfig = { entry: 'dropSecrets' };

/** Forgets the device here, whatever comes of it, and goes on. */
export const forgetDevice = (next: string | { guard?: 'hasPassword'; target: string }[]): StateConfig =>
  busy({
    src: 'forgetLocalDevice',
    input: attempted,
    onDone: next,
    onError: next,
  });

/** Sends the answer; where the server does not know the device, once more without it. */
export const exchange = (name: string, rejected?: string, throttled?: string): States => ({
  [name]: busy({
    src: 'respond',
    input: ({ context: { attempt, challenge, answer } }) => ({ attempt, challenge, answer }),
    ...signInOutcome([onDeviceUnknown('forgettingDevice')], rejected, throttled),
  }),
  forgettingDevice: forgetDevice(name),
});

/** A page whose form is answered to the server. */
export const answering = (view: View, handlers: On, more: States = {}): StateConfig =>
  page(
    view,
    { ...form(handlers), ...lapsing, ...forgetful },
    {
      throttled: { ...waiting('entering'), ...forgetful },
      ...exchange('answering'),
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
export const asked: StateConfig = {
  tags: ['challenge'],
  exit: 'dropSecrets',
  on: { 'challenge.back': backToStart },
};

/** A challenge that asks the person. */
export const ask = (view: View, handlers: On, more?: States): StateConfig => ({
  ...answering(view, handlers, more),
  ...asked,
});

/** The submitted answer goes to the server. */
export const submit = {
  target: 'answering',
  actions: { type: 'takeAnswer' as const, params: ({ event }: { event: AnswerEvent }) => event },
};

/** The other ways that the sign-in form leads to. */
export const otherWays: On = {
  'signUp.start': { target: '#signUp', actions: 'dropSecrets' },
  'reset.start': '#resetPassword',
};

/** A challenge that the services prove, on the sign-in form's view so that its fields survive a refusal. */
export const prove = (states: States = {}): StateConfig => ({
  meta: { view: 'signIn' },
  initial: 'proving',
  states: { ...exchange('proving', ...toSignIn), ...states },
  on: otherWays,
});

/** A watcher that fails is reported and missed: nothing else stops. */
export const watch = <Name extends keyof AuthWatchers>(watcher: Name) => ({
  src: watcher,
  onError: { actions: { type: 'emitWatcherFailed' as const, params: { watcher } } },
});
