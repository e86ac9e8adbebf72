import { describe, expect, it } from 'vitest';
import { flaws } from '../../test/flaws.ts';
import type { Attempt, ChallengeAnswer } from '../model.ts';
import { seal } from '../sealed.ts';
import type { CallName, WorkerCalls } from './calls.ts';
import { isCallName, isInput } from './check-input.ts';

const attempt: Attempt = {
  username: 'ann',
  flow: 'USER_AUTH',
  factor: 'EMAIL_OTP',
  password: seal('typed'),
  proof: seal({}, 'proof'),
  autofill: false,
  knownDevice: true,
  round: 0,
  remember: 'browser',
  clientMetadata: { app: 'shop' },
};
const challenge = {
  name: 'SMS_MFA',
  session: seal('session', 'session'),
  parameters: seal({}, 'parameters'),
  lapsesAt: 1,
  delivery: { medium: 'SMS', destination: '+1' } as const,
  choices: ['SMS_MFA'],
  requiredAttributes: ['name'],
  attributes: { name: 'Ann' },
  prompt: { hint: 'a' },
  proof: seal({}, 'proof'),
};
const code = seal('123456');
const password = seal('Correct-horse-1!');
const addressee = { username: 'ann', clientMetadata: { app: 'shop' } };
const tokens = { accessToken: 'a', idToken: 'i', refreshToken: 'r' };
const device = { username: 'ann', deviceKey: 'k', deviceGroupKey: 'g', devicePassword: 'p' };
const request = {
  parameters: { identity_provider: 'Google' },
  frame: false,
  maxAge: 60,
  remember: 'browser',
  returnTo: '/notes',
  data: '{}',
};
const respond = (answer: ChallengeAnswer) => ({ attempt, challenge, answer });

/** Sample inputs of each call, with all optional members. */
const samples: { readonly [Name in CallName]: readonly WorkerCalls[Name][0][] } = {
  restoreSession: [{}],
  prepareSrp: [{ attempt }],
  initiateAuth: [{ attempt }],
  respond: [
    respond({ kind: 'code', code }),
    respond({ kind: 'password', password }),
    respond({ kind: 'choice', choice: 'EMAIL_OTP' }),
    respond({ kind: 'email', email: 'ann@example.com' }),
    respond({ kind: 'newPassword', password, attributes: { name: 'Ann' } }),
    respond({ kind: 'custom', answer: code }),
    respond({ kind: 'raw', answers: seal({ ANSWER: 'a' }) }),
    respond({ kind: 'proof' }),
  ],
  prepareRedirect: [
    { mode: 'redirect', redirect: seal<unknown>(request) },
    { mode: 'popup', redirect: seal<unknown>({ ...request, maxAge: null, returnTo: null, data: null }) },
    { mode: 'silent', redirect: seal<unknown>(request) },
  ],
  claimRedirect: [{ redirect: seal<unknown>('https://app.example.com/callback?code=a&state=b') }],
  exchangeCode: [{ redirect: seal<unknown>({}, 'proof') }],
  forgetLocalDevice: [{ attempt }],
  associateTotp: [{ attempt, challenge }],
  verifyTotp: [{ attempt, challenge, code, deviceName: 'phone' }],
  assertPasskey: [{ attempt, challenge, autofill: true }],
  signUp: [{ ...addressee, password, attributes: { name: 'Ann' }, validationData: { a: 'b' } }],
  confirmSignUp: [{ ...addressee, code, forceAliasCreation: false }],
  resendSignUp: [addressee],
  autoSignIn: [{ attempt }],
  requestReset: [addressee],
  confirmReset: [{ ...addressee, code, password }],
  refreshTokens: [{ force: true }],
  confirmDevice: [{ username: 'ann' }],
  updateDevice: [
    { username: 'ann', to: 'remembered' },
    { username: 'ann', to: 'notRemembered' },
    { username: 'ann', to: 'forgotten' },
  ],
  revokeTokens: [{ scope: 'local' }, { scope: 'keep' }, { scope: 'linked' }, { scope: 'global' }],
  clearSession: [
    { reason: 'signOut', scope: 'local' },
    { reason: 'expired', scope: 'local' },
    { reason: 'elsewhere', scope: 'local' },
    { reason: 'deleted', scope: 'local' },
  ],
  capabilities: [null],
  'session.load': [null],
  'session.end': [{ scope: 'global' }, { scope: null }],
  catchUp: [null],
  prepare: [null],
  'device.forget': ['ann'],
  'pendingSignIn.save': [
    {
      attempt: { ...attempt, password: null, proof: null },
      challenge: 'SMS_MFA',
      awaits: { of: 'signUp', delivery: { medium: 'EMAIL', destination: 'a***' } },
    },
    {
      attempt: { ...attempt, password: null, proof: null },
      challenge: null,
      awaits: { of: 'reset', delivery: null },
    },
    null,
  ],
  'pendingSignIn.export': ['thisBrowser', 'anywhere'],
  'pendingSignIn.look': ['text'],
  'pendingSignIn.import': ['text'],
  'session.start': [tokens],
  'legacy.take': [
    { session: tokens, devices: [device], managedLogin: true },
    { session: null, devices: [], managedLogin: false },
  ],
};

/** Objects with any member names, whose values are strings. */
const open = [
  '.attempt.clientMetadata',
  '.challenge.attributes',
  '.challenge.prompt',
  '.answer.attributes',
  '.clientMetadata',
  '.attributes',
  '.validationData',
];
const nullable = [
  '.attempt.factor',
  '.attempt.password',
  '.attempt.proof',
  '.attempt.clientMetadata',
  '.challenge.session',
  '.challenge.delivery',
  '.challenge.delivery.medium',
  '.challenge.delivery.destination',
  '.challenge.proof',
  '.deviceName',
  '.clientMetadata',
  '.awaits',
  '.awaits.delivery',
  '.awaits.delivery.medium',
  '.awaits.delivery.destination',
  '.session',
];
/** Nullable in one call each: the name of a challenge, and the password of a sign-up without one. */
const nullableIn = (name: CallName) => [
  ...nullable,
  ...(name === 'pendingSignIn.save' ? ['.challenge'] : []),
  ...(name === 'signUp' ? ['.password'] : []),
  ...(name === 'session.end' ? ['.scope'] : []),
];
const calls = Object.entries(samples) as [CallName, readonly unknown[]][];

describe.each(calls)('an input of %s', (name, inputs) => {
  it('is taken', () => {
    expect(isCallName(name)).toBe(true);
    for (const input of inputs) expect(isInput(name, input)).toBe(true);
  });

  it('is refused with any one thing wrong', () => {
    const taken = inputs
      .flatMap((input) => flaws(input, open, nullableIn(name)))
      // A flawed input that equals another sample of the call is valid.
      .filter(([, flawed]) => !inputs.includes(flawed))
      .filter(([, flawed]) => isInput(name, flawed));
    expect(taken.map(([what]) => what)).toEqual([]);
  });

  it.each([undefined, 7, 'no such text', [], true])('is not %s', (other) => {
    const isRight =
      typeof other === 'string' &&
      inputs.some((input) => typeof input === 'string') &&
      name !== 'pendingSignIn.export';
    expect(isInput(name, other)).toBe(isRight);
  });
});

it.each([
  [
    'initiateAuth',
    { attempt: { ...attempt, factor: null, password: null, proof: null, clientMetadata: null } },
  ],
  [
    'respond',
    {
      attempt,
      challenge: { ...challenge, session: null, delivery: null, proof: null, choices: [], prompt: {} },
      answer: { kind: 'proof' },
    },
  ],
  ['associateTotp', { attempt, challenge: { ...challenge, delivery: { medium: null, destination: null } } }],
  ['verifyTotp', { attempt, challenge, code, deviceName: null }],
  ['signUp', { ...addressee, password: null, attributes: {}, validationData: {}, clientMetadata: null }],
] as const)('optional members of %s may be missing', (name, input) => {
  expect(isInput(name, input)).toBe(true);
});

it.each(['constructor', '__proto__', 'toString', 'signIn', ''])('%o is the name of no call', (name) => {
  expect(isCallName(name)).toBe(false);
});
