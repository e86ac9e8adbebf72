import type { AuthActions, StateOf, View } from '@latchkey/auth';

/** What an arm of the union holds besides its name and its actions. */
export type ViewData<V extends View> = Omit<StateOf<V>, 'view' | keyof AuthActions>;

const MINUTE = 60_000;
const username = 'ada@example.com';
const calm = { busy: false, fault: null };

/** Believable data for every view, for the fields that a test does not care about. `now` in epoch milliseconds. */
export function viewSamples(now: number): { readonly [V in View]: ViewData<V> } {
  const step = { ...calm, username, lapsesAt: now + 3 * MINUTE };
  const issuedAt = Math.floor(now / 1000);
  const user = {
    username: 'ada',
    claims: {
      sub: '5f0c2d9e-1b7a-4c58-9a61-3d2f8e7b4a10',
      'cognito:username': 'ada',
      email: username,
      email_verified: true,
      auth_time: issuedAt,
      iat: issuedAt,
      exp: issuedAt + 3600,
    },
  };
  return {
    splash: { busy: true, fault: null },
    signedOut: calm,
    signIn: { ...calm, username: '' },
    chooseFactor: { ...step, choices: ['WEB_AUTHN', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'] },
    password: step,
    smsCode: { ...step, delivery: { medium: 'SMS', destination: '+*******0199' }, canResend: true },
    emailCode: { ...step, delivery: { medium: 'EMAIL', destination: 'a***@e***' }, canResend: true },
    totpCode: { ...step, deviceName: null },
    chooseMfa: { ...step, choices: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'] },
    setUpMfa: { ...step, choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], available: true },
    setUpTotp: {
      ...step,
      getTotpSetup: () => ({
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Example:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example',
      }),
    },
    setUpEmail: step,
    newPassword: { ...step, requiredAttributes: [] },
    custom: { ...step, parameters: { question: 'What is the name of your first pet?' } },
    passkey: { ...step, busy: true, choices: ['PASSWORD_SRP', 'EMAIL_OTP'], autofill: false },
    unsupported: { ...step, challengeName: 'RETINA_SCAN', parameters: {} },
    lapsed: { ...calm, username },
    signUp: { ...calm, username: '' },
    confirmSignUp: { ...calm, username, delivery: { medium: 'EMAIL', destination: 'a***@e***' } },
    forgotPassword: { ...calm, username: '' },
    resetPassword: { ...calm, username, delivery: { medium: 'EMAIL', destination: 'a***@e***' } },
    home: {
      ...calm,
      user,
      session: { status: 'fresh', expiresAt: now + 60 * MINUTE, refreshAt: now + 55 * MINUTE, clockDrift: 0 },
      device: 'none',
      online: true,
      tab: 'alone',
    },
    expired: { ...calm, username: user.username },
    signingOut: { busy: true, fault: null },
  };
}
