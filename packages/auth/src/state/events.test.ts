import { describe, expect, it, test } from 'vitest';
import type { AuthEvent } from '../machine/events.ts';
import { isSealed, unseal } from '../sealed.ts';
import { createActions } from './actions.ts';

type Actions = ReturnType<typeof createActions>;

/** The event of an action, with each sealed value shown as a list of one. */
const opened = (value: unknown): unknown => {
  if (isSealed(value)) return [unseal(value)];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner)]));
};
const sentBy = (act: (actions: Actions) => void): unknown => {
  const sent: AuthEvent[] = [];
  act(createActions((event) => sent.push(event)));
  return sent.length === 1 ? opened(sent[0]) : sent;
};

/** As a click handler may be given it: an object whose members are not this library's business. */
const readByNobody = new Proxy<object>(
  {},
  {
    get() {
      throw new Error('A member was read.');
    },
  },
);

const meta = { app: 'shop' };
const nothing = {
  password: null,
  flow: null,
  factor: null,
  autofill: false,
  remember: null,
  clientMetadata: null,
};

/** Each action, and the single event that it sends. */
const table: {
  readonly [Name in keyof Actions]: readonly (readonly [(actions: Actions) => void, object])[];
} = {
  showSignIn: [[(on) => on.showSignIn(), { type: 'signIn.start' }]],
  showSignUp: [[(on) => on.showSignUp(), { type: 'signUp.start' }]],
  showForgotPassword: [[(on) => on.showForgotPassword(), { type: 'reset.start' }]],
  signIn: [
    [
      (on) =>
        on.signIn({
          username: 'ann',
          password: 'pw',
          flow: 'USER_AUTH',
          factor: 'EMAIL_OTP',
          autofill: true,
          remember: 'session',
          clientMetadata: meta,
        }),
      {
        type: 'signIn.submit',
        username: 'ann',
        password: ['pw'],
        flow: 'USER_AUTH',
        factor: 'EMAIL_OTP',
        autofill: true,
        remember: 'session',
        clientMetadata: meta,
      },
    ],
    [(on) => on.signIn({ username: 'ann' }), { type: 'signIn.submit', username: 'ann', ...nothing }],
    [
      (on) => on.signIn({ username: 'ann', autofill: 'yes' as never }),
      { type: 'signIn.submit', username: 'ann', ...nothing },
    ],
  ],
  clearFault: [[(on) => on.clearFault(), { type: 'fault.clear' }]],
  setClientMetadata: [
    [(on) => on.setClientMetadata(meta), { type: 'metadata.set', clientMetadata: meta }],
    [(on) => on.setClientMetadata(null), { type: 'metadata.set', clientMetadata: null }],
  ],
  cancel: [[(on) => on.cancel(), { type: 'signIn.cancel' }]],
  back: [[(on) => on.back(), { type: 'challenge.back' }]],
  restart: [[(on) => on.restart(), { type: 'signIn.restart' }]],
  chooseFactor: [[(on) => on.chooseFactor('SMS_OTP'), { type: 'factor.choose', factor: 'SMS_OTP' }]],
  chooseMfa: [[(on) => on.chooseMfa('SMS_MFA'), { type: 'mfa.choose', mfa: 'SMS_MFA' }]],
  chooseOther: [[(on) => on.chooseOther('NEW_ONE'), { type: 'other.choose', choice: 'NEW_ONE' }]],
  submitPassword: [
    [
      (on) => on.submitPassword('pw'),
      { type: 'password.submit', answer: { kind: 'password', password: ['pw'] } },
    ],
  ],
  submitCode: [
    [(on) => on.submitCode(' 123 456'), { type: 'code.submit', answer: { kind: 'code', code: ['123456'] } }],
  ],
  submitTotpSetup: [
    [
      (on) => on.submitTotpSetup('123 456', 'phone'),
      { type: 'totp.verify', code: ['123456'], deviceName: 'phone' },
    ],
    [(on) => on.submitTotpSetup('123456'), { type: 'totp.verify', code: ['123456'], deviceName: null }],
  ],
  submitEmail: [
    [
      // Phones add a space after a word.
      (on) => on.submitEmail(' ann@example.com '),
      { type: 'email.submit', answer: { kind: 'email', email: 'ann@example.com' } },
    ],
  ],
  submitNewPassword: [
    [
      (on) => on.submitNewPassword('pw', { name: 'Ann' }),
      {
        type: 'password.replace',
        answer: { kind: 'newPassword', password: ['pw'], attributes: { name: 'Ann' } },
      },
    ],
    [
      (on) => on.submitNewPassword('pw'),
      { type: 'password.replace', answer: { kind: 'newPassword', password: ['pw'], attributes: {} } },
    ],
  ],
  submitAnswer: [
    [
      (on) => on.submitAnswer(' 1 2'),
      { type: 'answer.submit', answer: { kind: 'custom', answer: [' 1 2'] } },
    ],
  ],
  submitRaw: [
    [
      (on) => on.submitRaw({ ANSWER: 'a' }),
      { type: 'raw.submit', answer: { kind: 'raw', answers: [{ ANSWER: 'a' }] } },
    ],
  ],
  resend: [[(on) => on.resend(), { type: 'code.resend' }]],
  retryPasskey: [[(on) => on.retryPasskey(), { type: 'passkey.retry' }]],
  signUp: [
    [
      (on) =>
        on.signUp({
          username: 'ann',
          password: 'pw',
          attributes: { name: 'Ann' },
          validationData: { a: 'b' },
          clientMetadata: meta,
        }),
      {
        type: 'signUp.submit',
        username: 'ann',
        password: ['pw'],
        attributes: { name: 'Ann' },
        validationData: { a: 'b' },
        clientMetadata: meta,
      },
    ],
    [
      (on) => on.signUp({ username: 'ann' }),
      {
        type: 'signUp.submit',
        username: 'ann',
        password: null,
        attributes: {},
        validationData: {},
        clientMetadata: null,
      },
    ],
  ],
  showConfirmSignUp: [
    [
      (on) => on.showConfirmSignUp({ username: 'ann', clientMetadata: meta }),
      { type: 'signUp.enterCode', username: 'ann', clientMetadata: meta },
    ],
  ],
  showResetPassword: [
    [
      (on) => on.showResetPassword({ username: 'ann' }),
      { type: 'reset.enterCode', username: 'ann', clientMetadata: null },
    ],
  ],
  confirmSignUp: [
    [
      (on) => on.confirmSignUp('123 456', { forceAliasCreation: true }),
      { type: 'signUp.confirm', code: ['123456'], forceAliasCreation: true },
    ],
    [
      (on) => on.confirmSignUp('123456', {}),
      { type: 'signUp.confirm', code: ['123456'], forceAliasCreation: false },
    ],
    [
      (on) => on.confirmSignUp('123456'),
      { type: 'signUp.confirm', code: ['123456'], forceAliasCreation: false },
    ],
  ],
  requestReset: [
    [(on) => on.requestReset('ann', meta), { type: 'reset.request', username: 'ann', clientMetadata: meta }],
    [(on) => on.requestReset('ann'), { type: 'reset.request', username: 'ann', clientMetadata: null }],
  ],
  confirmReset: [
    [
      (on) => on.confirmReset('123 456', ' pw '),
      { type: 'reset.confirm', code: ['123456'], password: [' pw '] },
    ],
  ],
  signOut: [
    [(on) => on.signOut(), { type: 'signOut.request', scope: 'local' }],
    [(on) => on.signOut({ everywhere: true }), { type: 'signOut.request', scope: 'global' }],
    [(on) => on.signOut({ everywhere: 'yes' as never }), { type: 'signOut.request', scope: 'local' }],
    [(on) => on.signOut({ managedLogin: 'keep' }), { type: 'signOut.request', scope: 'keep' }],
    [(on) => on.signOut({ managedLogin: 'no' as never }), { type: 'signOut.request', scope: 'local' }],
    [(on) => on.signOut('linked' as never), { type: 'signOut.request', scope: 'linked' }],
    [(on) => on.signOut(Object.create({ everywhere: true })), { type: 'signOut.request', scope: 'local' }],
    [(on) => on.signOut(readByNobody), { type: 'signOut.request', scope: 'local' }],
  ],
  refresh: [[(on) => on.refresh(), { type: 'session.refresh', force: true }]],
  rememberDevice: [[(on) => on.rememberDevice(), { type: 'device.remember' }]],
  declineDevice: [[(on) => on.declineDevice(), { type: 'device.decline' }]],
  forgetDevice: [[(on) => on.forgetDevice(), { type: 'device.forget' }]],
  retryDevice: [[(on) => on.retryDevice(), { type: 'device.retry' }]],
};

describe.each(Object.entries(table))('%s', (_, cases) => {
  it('sends one event with the given values, and secrets sealed', () => {
    for (const [act, event] of cases) expect(sentBy(act)).toEqual(event);
  });
});

test('null counts as missing', () => {
  const given = { username: 'ann', flow: null, factor: null, remember: null, clientMetadata: null } as never;
  expect(sentBy((on) => on.signIn(given))).toEqual({ type: 'signIn.submit', username: 'ann', ...nothing });
});

test.each([7, null, [], 'text'])('%j is no object of options', (options) => {
  const act = () => sentBy((on) => on.confirmSignUp('123456', options as never));
  expect(act).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});

test('there is no other action', () => {
  expect(Object.keys(createActions(() => {})).sort()).toEqual(Object.keys(table).sort());
});
