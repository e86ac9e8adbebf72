/**
 * Every event and every reply that the chart can tell apart.
 *
 * @module
 */
import type { AuthEvent } from '../src/machine/events.ts';
import type { AuthServices, FaultReply, Ports } from '../src/machine/ports.ts';
import type { Attempt, FaultKind } from '../src/model.ts';
import { seal } from '../src/sealed.ts';
import { challengeReply, faultReply, session, sessionReply } from './replies.ts';

/** Where the model's clock stands; sessions are due or not, usable or not, by their own times. */
export const now = 1_000_000;

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
  'fault.clear': [{ type: 'fault.clear' }],
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

const faults = (...kinds: FaultKind[]): FaultReply[] =>
  [...kinds, 'server' as const].map((kind) => faultReply(kind, { retryAt: now + 1 }));

const fresh = sessionReply({ refreshAt: now + 1, expiresAt: now + 2 });
const due = sessionReply({ refreshAt: now, expiresAt: now + 1 });
const stale = sessionReply({ refreshAt: now - 2, expiresAt: now - 1 });

const choices = ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN', 'EMAIL_OTP'];

const challenges = [
  challengeReply('PASSWORD_VERIFIER'),
  challengeReply('DEVICE_SRP_AUTH'),
  challengeReply('DEVICE_PASSWORD_VERIFIER'),
  challengeReply('NEW_PASSWORD_REQUIRED'),
  challengeReply('SMS_MFA'),
  challengeReply('SOFTWARE_TOKEN_MFA'),
  challengeReply('EMAIL_OTP'),
  challengeReply('SMS_OTP'),
  challengeReply('SELECT_MFA_TYPE', { choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }),
  challengeReply('MFA_SETUP', { choices: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }),
  challengeReply('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] }),
  challengeReply('MFA_SETUP', { choices: ['EMAIL_OTP'] }),
  challengeReply('MFA_SETUP', { choices: ['SMS_MFA'] }),
  challengeReply('SELECT_CHALLENGE', { choices }),
  challengeReply('PASSWORD'),
  challengeReply('PASSWORD_SRP'),
  challengeReply('WEB_AUTHN', { choices }),
  challengeReply('CUSTOM_CHALLENGE'),
  challengeReply('A_NEW_CHALLENGE'),
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

/** Every reply that a guard tells apart; a new service does not compile without one. */
export const replies: { readonly [K in keyof Ports]: readonly Ports[K][1][] } = {
  restoreSession: [
    { ...fresh, kind: 'fresh' },
    { ...due, kind: 'fresh' },
    { ...stale, kind: 'stale' },
    ...(['new', 'undecided', 'remembered', 'declined'] as const).map((device) => ({
      ...fresh,
      kind: 'fresh' as const,
      device,
    })),
    { kind: 'challenge', attempt: resumed, challenge: challengeReply('SMS_MFA').challenge },
    { kind: 'restart', attempt: resumed },
    { kind: 'none' },
  ],
  prepareSrp: [proof, ...faults()],
  initiateAuth: [fresh, ...challenges, ...authFaults],
  // Whatever comes next is sorted out by one router, which the answers of `initiateAuth` try in full.
  respond: [fresh, challengeReply('DEVICE_SRP_AUTH'), challengeReply('CUSTOM_CHALLENGE'), ...authFaults],
  forgetLocalDevice: [done],
  associateTotp: [
    { kind: 'totp', totp: seal({ secret: '', uri: '' }), challenge: challengeReply('MFA_SETUP').challenge },
    ...stepFaults,
  ],
  verifyTotp: [challengeReply('MFA_SETUP'), ...stepFaults],
  assertPasskey: [proof, ...faults('cancelled')],
  signUp: [done, delivered, ...pageFaults],
  confirmSignUp: [done, ...pageFaults],
  resendSignUp: [done, delivered, ...pageFaults],
  autoSignIn: [fresh, challengeReply('PASSWORD_VERIFIER'), ...faults()],
  requestReset: [delivered, ...pageFaults],
  confirmReset: [done, ...pageFaults],
  refreshTokens: [
    fresh,
    sessionReply({ username: 'grace', refreshAt: now + 1, expiresAt: now + 2 }),
    ...faults('credentials'),
  ],
  confirmDevice: [{ kind: 'remembered' }, { kind: 'undecided' }, ...faults()],
  updateDevice: [done, ...faults()],
  revokeTokens: [done, ...faults()],
  clearSession: [done],
};

/** Services that all do the same, each under its name. */
export const servicesBy = (
  run: (name: keyof Ports, input: unknown, signal: AbortSignal) => Promise<unknown>,
): AuthServices =>
  // One function a port: `replies` has just the ports for keys.
  Object.fromEntries(
    (Object.keys(replies) as (keyof Ports)[]).map((name) => [
      name,
      (input: unknown, signal: AbortSignal) => run(name, input, signal),
    ]),
  ) as unknown as AuthServices;
