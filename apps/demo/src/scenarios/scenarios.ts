import type { Scenario } from './scenario.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const allMfas = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'] as const;

export const scenarios: readonly Scenario[] = [
  {
    id: 'password',
    group: 'Password',
    title: 'Password',
    text: 'The simplest pool: SRP proves the password. You can also sign up or reset it.',
  },
  {
    id: 'new-password',
    group: 'Password',
    title: 'New password required',
    text: 'An administrator created the account: the first sign-in asks you to choose a password.',
    user: { status: 'FORCE_CHANGE_PASSWORD' },
    hint: 'Choose any new password that keeps the rules.',
  },
  {
    id: 'totp',
    group: 'Second step',
    title: 'Authenticator app',
    text: 'A second step is required, and an app is set up.',
    userPool: { mfaConfiguration: 'ON' },
    user: { mfa: { totpSecret } },
  },
  {
    id: 'totp-setup',
    group: 'Second step',
    title: 'Set up an app',
    text: 'A second step is required and none is set up yet: set up an app while you sign in.',
    userPool: { mfaConfiguration: 'ON' },
    user: { attributes: {} },
  },
  {
    id: 'sms-mfa',
    group: 'Second step',
    title: 'Text message',
    text: 'A code arrives on the phone.',
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: [...allMfas] },
    user: { mfa: { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' } },
  },
  {
    id: 'choose-mfa',
    group: 'Second step',
    title: 'Choose a second step',
    text: 'App, text message and email are all on, and none is the default.',
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: [...allMfas] },
    user: { mfa: { enabled: ['SMS_MFA', 'EMAIL_OTP'], totpSecret } },
  },
  {
    id: 'google',
    group: 'Managed login',
    title: 'Google',
    text: 'A Google button beside the form: pick somebody there, or cancel. Sign out, and the domain forgets you too.',
    providers: ['Google'],
    identityProviders: [
      {
        providerName: 'Google',
        providerType: 'Google',
        users: [
          { sub: '1042', email: 'ada@gmail.com', name: 'Ada Lovelace' },
          { sub: '1043', email: 'grace@gmail.com', name: 'Grace Hopper' },
        ],
      },
    ],
  },
  {
    id: 'company',
    group: 'Managed login',
    title: 'Company sign-in (SAML)',
    text: 'The company’s own identity provider, by SAML: no password of this pool is involved.',
    providers: ['Acme'],
    identityProviders: [
      {
        providerName: 'Acme',
        providerType: 'SAML',
        idpIdentifiers: ['acme.example'],
        users: [{ sub: 'emp-7', email: 'eve@acme.example', name: 'Eve Moneypenny' }],
      },
    ],
  },
  {
    id: 'hosted-totp',
    group: 'Managed login',
    title: 'Hosted pages with an app',
    text: 'The pages at the domain ask for password and code. Open it in a second tab as well: both come back.',
    providers: [],
    userPool: { mfaConfiguration: 'ON' },
    user: { mfa: { totpSecret } },
  },
  {
    id: 'passwordless',
    group: 'Other ways in',
    title: 'A code instead of a password',
    text: 'Choose how to sign in: by email, by text message, or with the password after all.',
    userPool: {
      policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
    },
    flow: 'USER_AUTH',
  },
  {
    id: 'passkey',
    group: 'Other ways in',
    title: 'Passkey',
    text: 'Sign in with the password, add a passkey to your account, sign out, and use it.',
    userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } },
    flow: 'USER_AUTH',
  },
  {
    id: 'custom',
    group: 'Other ways in',
    title: 'Custom challenge',
    text: 'Two Lambda triggers ask a question each.',
    flow: 'CUSTOM_AUTH',
    customAuth: {
      rounds: [
        { publicChallengeParameters: { question: 'What did Babbage build?' }, answer: 'engines' },
        { publicChallengeParameters: { question: 'And whose daughter were you?' }, answer: 'Byron' },
      ],
    },
    hint: 'The answers: “engines”, then “Byron”.',
  },
  {
    id: 'keep-signed-in',
    group: 'This browser',
    title: 'Keep me signed in',
    text: 'Without the tick the session is this tab’s: a reload keeps it, a second tab does not see it.',
    keepSignedIn: 'unticked',
  },
  {
    id: 'device-always',
    group: 'This browser',
    title: 'Always remembered',
    text: 'The browser gets a key at the first sign-in and proves itself with it at the next.',
    userPool: { deviceConfiguration: {} },
  },
  {
    id: 'device-ask',
    group: 'This browser',
    title: 'Remember this browser?',
    text: 'You decide. A remembered browser skips the second step.',
    userPool: {
      mfaConfiguration: 'OPTIONAL',
      deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true },
    },
    user: { mfa: { totpSecret } },
  },
  {
    id: 'slow',
    group: 'Bad weather',
    title: 'Slow network',
    text: 'Every answer takes two seconds.',
    faults: [{ kind: 'latency', milliseconds: 2_000 }],
  },
  {
    id: 'throttled',
    group: 'Bad weather',
    title: 'Too many tries',
    text: 'The first sign-in is throttled, with the time to wait.',
    faults: [
      {
        kind: 'error',
        operation: 'InitiateAuth',
        type: 'NotAuthorizedException',
        message: 'Password attempts exceeded',
        times: 1,
      },
    ],
  },
  {
    id: 'offline',
    group: 'Bad weather',
    title: 'Offline',
    text: 'The network is gone: go online to sign in, and offline again to see that the session is kept.',
    offline: true,
  },
  {
    id: 'clock-skew',
    group: 'Bad weather',
    title: 'Wrong clock',
    text: 'This browser’s clock is ten minutes slow. The tokens are still renewed in time.',
    clockAhead: 600_000,
  },
  {
    id: 'short-tokens',
    group: 'Bad weather',
    title: 'Tokens of 30 seconds',
    text: 'Watch them being renewed over and over.',
    client: {
      accessTokenValidity: 30,
      idTokenValidity: 30,
      tokenValidityUnits: { accessToken: 'seconds', idToken: 'seconds' },
    },
  },
];
