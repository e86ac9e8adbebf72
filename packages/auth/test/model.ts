/**
 * The chart as a model: what may happen in each state, with every event and every reply that a guard can tell apart.
 *
 * @module
 */
import { getNextTransitions, type SnapshotFrom, type StateValue } from 'xstate';
import type { AuthInput } from '../src/machine/context.ts';
import type { AuthEvent } from '../src/machine/events.ts';
import { mayResend } from '../src/machine/guards.ts';
import { type AuthMachine, createAuthMachine } from '../src/machine/machine.ts';
import type {
  Attempt,
  AuthServices,
  AuthWatchers,
  FaultKind,
  FaultStep,
  Ports,
} from '../src/machine/ports.ts';
import { seal } from '../src/sealed.ts';
import { challengeStep, faultStep, session, sessionStep } from './replies.ts';

export type AuthSnapshot = SnapshotFrom<AuthMachine>;

/** The model's clock stands here; sessions are due or not, usable or not, by their own times. */
const now = 1_000_000;

const idle = () => new Promise<never>(() => {});
const silent = () => () => {};

const services: AuthServices = {
  restoreSession: idle,
  prepareSrp: idle,
  initiateAuth: idle,
  respond: idle,
  forgetLocalDevice: idle,
  associateTotp: idle,
  verifyTotp: idle,
  assertPasskey: idle,
  signUp: idle,
  confirmSignUp: idle,
  resendSignUp: idle,
  autoSignIn: idle,
  requestReset: idle,
  confirmReset: idle,
  refreshTokens: idle,
  confirmDevice: idle,
  updateDevice: idle,
  revokeTokens: idle,
  clearSession: idle,
};

const watchers: AuthWatchers = { watchTabs: silent, watchConnection: silent, watchClock: silent };

/** The machine as `createAuth` runs it, on services that never answer: the model answers for them. */
export const createModel = (): AuthMachine =>
  createAuthMachine(services, watchers, { now: () => now, random: () => 0 });

/** Together these reach every branch on the configuration. */
export const configurations: readonly AuthInput[] = [
  { flow: 'USER_SRP_AUTH', onExpired: 'ask', tabs: true },
  { flow: 'USER_SRP_AUTH', onExpired: 'signOut', tabs: false },
];

const text = seal('secret');

const signIn = {
  type: 'signIn.submit',
  username: 'ada',
  password: text,
  flow: null,
  factor: null,
  autofill: false,
  clientMetadata: null,
} as const;

/** Every event that comes from outside; a new one does not compile without an example. */
const events: { readonly [T in AuthEvent['type']]: readonly Extract<AuthEvent, { type: T }>[] } = {
  'signIn.start': [{ type: 'signIn.start' }],
  'signIn.submit': [
    signIn,
    { ...signIn, password: null, flow: 'CUSTOM_AUTH' },
    { ...signIn, password: null, flow: 'USER_AUTH', factor: 'EMAIL_OTP' },
    { ...signIn, password: null, flow: 'USER_AUTH', factor: 'SMS_OTP' },
    { ...signIn, password: null, flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true },
  ],
  'signIn.cancel': [{ type: 'signIn.cancel' }],
  'signIn.restart': [{ type: 'signIn.restart' }],
  'form.edit': [{ type: 'form.edit' }],
  'code.submit': [{ type: 'code.submit', answer: { kind: 'code', code: text } }],
  'code.resend': [{ type: 'code.resend' }],
  'password.submit': [{ type: 'password.submit', answer: { kind: 'password', password: text } }],
  'password.replace': [
    { type: 'password.replace', answer: { kind: 'newPassword', password: text, attributes: {} } },
  ],
  'email.submit': [{ type: 'email.submit', answer: { kind: 'email', email: 'ada@example.com' } }],
  'answer.submit': [{ type: 'answer.submit', answer: { kind: 'custom', answer: text } }],
  'raw.submit': [{ type: 'raw.submit', answer: { kind: 'raw', answers: seal({}) } }],
  'totp.verify': [{ type: 'totp.verify', code: text, deviceName: null }],
  'factor.choose': (['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN'] as const).map((factor) => ({
    type: 'factor.choose',
    factor,
  })),
  'mfa.choose': (['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const).map((mfa) => ({ type: 'mfa.choose', mfa })),
  'passkey.retry': [{ type: 'passkey.retry' }],
  'challenge.back': [{ type: 'challenge.back' }],
  'signUp.start': [{ type: 'signUp.start' }],
  'signUp.submit': [
    { type: 'signUp.submit', username: 'ada', password: text, attributes: {}, clientMetadata: null },
  ],
  'signUp.confirm': [{ type: 'signUp.confirm', code: text }],
  'reset.start': [{ type: 'reset.start' }],
  'reset.request': [{ type: 'reset.request', username: 'ada', clientMetadata: null }],
  'reset.confirm': [{ type: 'reset.confirm', code: text, password: text }],
  'signOut.request': [{ type: 'signOut.request', scope: 'global' }],
  'session.refresh': [{ type: 'session.refresh', force: true }],
  'device.remember': [{ type: 'device.remember' }],
  'device.decline': [{ type: 'device.decline' }],
  'device.forget': [{ type: 'device.forget' }],
  'device.retry': [{ type: 'device.retry' }],
  'connection.online': [{ type: 'connection.online' }],
  'connection.offline': [{ type: 'connection.offline' }],
  'clock.wake': [{ type: 'clock.wake' }],
  'tab.signedIn': [
    { type: 'tab.signedIn', username: 'ada' },
    { type: 'tab.signedIn', username: 'grace' },
  ],
  'tab.signedOut': [{ type: 'tab.signedOut' }],
  'tab.refreshed': [{ type: 'tab.refreshed', session: session({ refreshAt: now + 1, expiresAt: now + 2 }) }],
  'tab.leading': [{ type: 'tab.leading' }],
  'tab.following': [{ type: 'tab.following' }],
};

export const eventTypes = Object.keys(events) as AuthEvent['type'][];
export const externalEvents: readonly AuthEvent[] = Object.values(events).flat();

const faults = (...kinds: FaultKind[]): FaultStep[] =>
  [...kinds, 'server' as const].map((kind) => faultStep(kind, { retryAt: now + 1 }));

const fresh = sessionStep({ refreshAt: now + 1, expiresAt: now + 2 });
const due = sessionStep({ refreshAt: now, expiresAt: now + 1 });
const stale = sessionStep({ refreshAt: now - 2, expiresAt: now - 1 });

const choices = ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN', 'EMAIL_OTP'];

const challenges = [
  challengeStep('PASSWORD_VERIFIER'),
  challengeStep('DEVICE_SRP_AUTH'),
  challengeStep('DEVICE_PASSWORD_VERIFIER'),
  challengeStep('NEW_PASSWORD_REQUIRED'),
  challengeStep('SMS_MFA'),
  challengeStep('SOFTWARE_TOKEN_MFA'),
  challengeStep('EMAIL_OTP'),
  challengeStep('SMS_OTP'),
  challengeStep('SELECT_MFA_TYPE', { choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }),
  challengeStep('MFA_SETUP', { choices: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }),
  challengeStep('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] }),
  challengeStep('MFA_SETUP', { choices: ['EMAIL_OTP'] }),
  challengeStep('MFA_SETUP', { choices: ['SMS_MFA'] }),
  challengeStep('SELECT_CHALLENGE', { choices }),
  challengeStep('PASSWORD'),
  challengeStep('PASSWORD_SRP'),
  challengeStep('WEB_AUTHN', { choices }),
  challengeStep('CUSTOM_CHALLENGE'),
  challengeStep('A_NEW_CHALLENGE'),
];

const authFaults = faults(
  'deviceUnknown',
  'unconfirmed',
  'resetRequired',
  'throttled',
  'lapsed',
  'credentials',
);
const stepFaults = faults('throttled', 'lapsed', 'credentials');
const pageFaults = faults('throttled');

const resumed: Attempt = {
  username: 'ada',
  flow: 'USER_SRP_AUTH',
  factor: null,
  password: null,
  proof: null,
  autofill: false,
  knownDevice: true,
  clientMetadata: null,
};

const proof = { kind: 'proof', proof: text } as const;
const done = { kind: 'done' } as const;
const delivered = { kind: 'delivered', delivery: null } as const;
const answers = [fresh, ...challenges, ...authFaults];

/** Every reply that a guard tells apart; a new service does not compile without one. */
const replies: { readonly [K in keyof Ports]: readonly Ports[K][1][] } = {
  restoreSession: [
    { ...fresh, kind: 'fresh' },
    { ...due, kind: 'fresh' },
    { ...stale, kind: 'stale' },
    ...(['new', 'undecided', 'remembered', 'declined'] as const).map((device) => ({
      ...fresh,
      kind: 'fresh' as const,
      device,
    })),
    { kind: 'challenge', attempt: resumed, challenge: challengeStep('SMS_MFA').challenge },
    { kind: 'none' },
  ],
  prepareSrp: [proof, ...faults()],
  initiateAuth: answers,
  respond: answers,
  forgetLocalDevice: [done],
  associateTotp: [
    { kind: 'totp', totp: seal({ secret: '', uri: '' }), challenge: challengeStep('MFA_SETUP').challenge },
    ...stepFaults,
  ],
  verifyTotp: [challengeStep('MFA_SETUP'), ...stepFaults],
  assertPasskey: [proof, ...faults('cancelled')],
  signUp: [done, delivered, ...pageFaults],
  confirmSignUp: [done, ...pageFaults],
  resendSignUp: [done, delivered, ...pageFaults],
  autoSignIn: [fresh, challengeStep('PASSWORD_VERIFIER'), ...faults()],
  requestReset: [delivered, ...pageFaults],
  confirmReset: [done, ...pageFaults],
  refreshTokens: [fresh, ...faults('credentials')],
  confirmDevice: [{ kind: 'remembered' }, { kind: 'undecided' }, ...faults()],
  updateDevice: [done, ...faults()],
  revokeTokens: [done, ...faults()],
  clearSession: [done],
};

export type Happening = AuthEvent | { type: string; output?: unknown; error?: unknown };

const isPort = (name: unknown): name is keyof Ports => typeof name === 'string' && name in replies;

/** What the services and the timers of the active states may send. */
const internalEvents = ({ _nodes }: Pick<AuthSnapshot, '_nodes'>): Happening[] =>
  _nodes.flatMap((node) => [
    ...node.after.map(({ eventType }) => ({ type: eventType })),
    ...node.invoke.flatMap(({ id, src }) => [
      ...(isPort(src) ? replies[src].map((output) => ({ type: `xstate.done.actor.${id}`, output })) : []),
      { type: `xstate.error.actor.${id}`, error: new Error('a bug') },
    ]),
  ]);

/** All that can happen in a state and that some active state, or a guard of it, listens to. */
export function happenings(snapshot: AuthSnapshot): Happening[] {
  const heard = new Set(getNextTransitions(snapshot).map(({ eventType }) => eventType));
  return [...externalEvents, ...internalEvents(snapshot)].filter(({ type }) => heard.has(type));
}

/** What is active below a state, given by its keys from the top; nothing if the state is not active. */
function below(value: StateValue | undefined, ...[key, ...rest]: string[]): StateValue | undefined {
  if (key === undefined) return value;
  return typeof value === 'object' ? below(value[key], ...rest) : undefined;
}

/** Regions of `signedIn` are apart from each other: the model moves one of them at a time. */
export function isExplored({ value }: Pick<AuthSnapshot, 'value'>): boolean {
  const resting: Record<string, readonly unknown[]> = {
    session: ['fresh'],
    device: ['none'],
    connection: ['online'],
    tabs: ['alone', 'following'],
  };
  const regions = Object.entries(below(value, 'signedIn') ?? {});
  return regions.filter(([region, state]) => !resting[region]?.includes(state)).length > 1;
}

/** The part of the context that guards can read from a state: states that differ in nothing else behave the same. */
export function stateKey({ value, context }: Pick<AuthSnapshot, 'value' | 'context'>): string {
  const { attempt, challenge, session, fault, device, tab } = context;
  const key: unknown[] = [value, tab];
  if (below(value, 'signIn'))
    key.push(attempt.flow === 'USER_AUTH', attempt.knownDevice, attempt.password !== null);
  if (below(value, 'signIn', 'starting')) key.push(attempt.flow, attempt.factor);
  if (below(value, 'signIn', 'challenge'))
    key.push(challenge.name, challenge.choices.length, mayResend({ context }));
  if (below(value, 'signingOut')) key.push(fault !== null);
  if (session) key.push(session.username, session.refreshAt <= now, session.expiresAt > now);
  if (below(value, 'signedIn')) key.push(device);
  return JSON.stringify(key);
}
