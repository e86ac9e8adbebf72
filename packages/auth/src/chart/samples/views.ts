/**
 * Sample data for every view.
 *
 * @module
 */
import type { StateOf, User, View, ViewData } from '../../views.ts';
import { sampleClaims } from './session.ts';

/** The data of a view, with its busy flag, fault and notice; without its actions. */
export type ViewSample<V extends View> = ViewData[V] & Pick<StateOf<V>, 'busy' | 'fault' | 'notice' | 'page'>;

const MINUTE = 60_000;
const username = 'ada@example.com';
const calm = { busy: false, fault: null, notice: null, page: null };

/** A sample of each view, idle and without a fault where possible. `now` in epoch milliseconds. */
export function sampleViews(now: number): { readonly [V in View]: ViewSample<V> } {
  const pending = { ...calm, username, lapsesAt: now + 3 * MINUTE };
  const user: User = { username: 'ada', claims: sampleClaims(now) };
  return {
    splash: { ...calm, busy: true },
    signedOut: { ...calm, reason: null },
    signIn: { ...calm, username: '' },
    chooseFactor: {
      ...pending,
      choices: ['WEB_AUTHN', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'],
      otherChoices: [],
    },
    password: pending,
    smsCode: { ...pending, delivery: { medium: 'SMS', destination: '+*******0199' }, canResend: true },
    emailCode: { ...pending, delivery: { medium: 'EMAIL', destination: 'a***@e***' }, canResend: true },
    totpCode: { ...pending, deviceName: null },
    chooseMfa: { ...pending, choices: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'], otherChoices: [] },
    setUpMfa: { ...pending, choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], available: true },
    setUpTotp: {
      ...pending,
      getTotpSetup: () => ({
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Example:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example',
      }),
    },
    setUpEmail: pending,
    newPassword: { ...pending, requiredAttributes: [], attributes: { email: username } },
    custom: { ...pending, parameters: { question: 'What is the name of your first pet?' }, round: 1 },
    passkey: {
      ...pending,
      busy: true,
      choices: ['PASSWORD_SRP', 'EMAIL_OTP'],
      otherChoices: [],
      autofill: false,
    },
    unsupported: { ...pending, challengeName: 'RETINA_SCAN', parameters: {} },
    lapsed: { ...calm, username },
    managedLogin: { ...calm, busy: true, popup: false },
    signUp: { ...calm, username: '' },
    confirmSignUp: {
      ...calm,
      username,
      delivery: { medium: 'EMAIL', destination: 'a***@e***' },
      canResend: true,
    },
    forgotPassword: { ...calm, username: '' },
    resetPassword: {
      ...calm,
      username,
      delivery: { medium: 'EMAIL', destination: 'a***@e***' },
      canResend: true,
    },
    home: {
      ...calm,
      page: { user },
      user,
      sessionOrigin: 'api',
      session: {
        status: 'fresh',
        expiresAt: now + 60 * MINUTE,
        refreshAt: now + 55 * MINUTE,
        clockDrift: 0,
      },
      device: 'none',
      online: true,
      tab: 'alone',
    },
    expired: { ...calm, page: { user }, username: user.username },
    signingOut: { ...calm, busy: true },
  };
}
