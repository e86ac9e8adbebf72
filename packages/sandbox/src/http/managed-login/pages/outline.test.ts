import { describe, expect, test } from 'vitest';
import type { ClientOptions, SandboxOptions, SeedUser } from '../../../options.ts';
import { startBrowser } from '../../../testing/managed-login.ts';

const PART =
  /<h1>([^<]*)|<p role="(alert|status)">([^<]*)|<label>\s*([^<]*?)\s*<input ([^>]*?)\s*>|<button([^>]*)>([^<]*)|<a [^>]*?href="([^"?]*)[^>]*>([^<]*)|<form method="post"([^>]*)>|<p(?: class="quiet")?>([^<\s][^<]*)|<code>/g;

/** What a page shows, in order: its texts, and its fields, buttons and links with all that browsers read of them. */
function outlineOf(body: string): string[] {
  const main = /<main>([\s\S]*)<\/main>/.exec(body)?.[1] ?? '';
  return Array.from(main.replaceAll(/\s+/g, ' ').matchAll(PART), (match) => {
    const [all, title, role, message, label, field, button, name, href, link, form, text] = match;
    if (title !== undefined) return `# ${title}`;
    if (role !== undefined) return message ? `${role}: ${message}` : '';
    if (label !== undefined) return `${label} [${field}]`;
    if (button !== undefined) return `(${name})${button.replace(' class="main"', '!')}`;
    if (link !== undefined) return `${link} → ${href}`;
    if (form !== undefined) return form.includes('data-') ? 'form with a script' : '';
    return text ?? all;
  }).filter((line) => line !== '');
}

const USERNAME =
  '[name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required value=""]';
const codeField = (name: string) =>
  `[name="${name}" inputmode="numeric" autocomplete="one-time-code" required]`;
const passwordField = (name: string, autocomplete: string) =>
  `[name="${name}" type="password" autocomplete="${autocomplete}" required]`;
const button = (label: string, name: string, value: string) =>
  `(${label}) name="${name}" value="${value}" formnovalidate`;
const BACK = 'Back to sign in → /login';
const BY_PASSWORD = [
  `Username ${USERNAME}`,
  `Password ${passwordField('password', 'current-password')}`,
  '(Sign in)!',
  'Forgot your password? → /forgotPassword',
  'Create an account → /signup',
  'For sandbox-client',
];

const choosing: SandboxOptions = {
  userPool: {
    autoVerifiedAttributes: ['email'],
    policies: {
      signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] },
    },
  },
};
const reachable: Partial<SeedUser> = {
  attributes: { email: 'ada@example.com', phone_number: '+15555550100' },
};

async function start(options: SandboxOptions = {}, user: Partial<SeedUser> = {}, client: ClientOptions = {}) {
  const started = await startBrowser({ options, user, client });
  const open = async (path: string) => outlineOf((await started.go(`${path}?${started.query()}`)).body);
  return { ...started, open };
}

describe('the first page of a sign-in', () => {
  test('asks for a name and a password', async () => {
    const { open } = await start();
    expect(await open('/login')).toEqual(['# Sign in', ...BY_PASSWORD]);
  });

  test('asks for an email address where that is the name, and for it alone where people choose', async () => {
    const { open } = await start(
      { userPool: { ...choosing.userPool, usernameAttributes: ['email'] } },
      { username: 'ada@example.com' },
    );
    expect(await open('/login')).toEqual([
      '# Sign in',
      `Email ${USERNAME.replace('"text"', '"email"')}`,
      '(Next)!',
      ...BY_PASSWORD.slice(3),
    ]);
  });

  test('names all aliases, and offers no account where administrators make them', async () => {
    const { open } = await start({
      userPool: {
        aliasAttributes: ['email', 'phone_number', 'preferred_username'],
        adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      },
    });
    expect(await open('/login')).toEqual([
      '# Sign in',
      `Username or email or phone number or preferred username ${USERNAME}`,
      ...BY_PASSWORD.slice(1).filter((line) => !line.startsWith('Create')),
    ]);
  });

  test('leads to the identity providers', async () => {
    const { open } = await start({
      identityProviders: [
        { providerName: 'Google', providerType: 'Google' },
        { providerName: 'Acme', providerType: 'SAML' },
      ],
    });
    expect(await open('/login')).toEqual([
      '# Sign in',
      'Sign in with Google → /oauth2/authorize',
      'Sign in with Acme → /oauth2/authorize',
      ...BY_PASSWORD,
    ]);
  });
});

describe('the page of a challenge', () => {
  test('asks for the first factor that was chosen', async () => {
    const { openPage, submit } = await start(choosing, reachable);
    const named = async () => submit(await openPage(), { username: 'ada' });
    const chosen = async (answer: string) => outlineOf((await submit(await named(), { answer })).body);
    expect(outlineOf((await named()).body)).toEqual([
      '# Choose how to sign in',
      button('Password', 'answer', 'PASSWORD'),
      button('Code by email', 'answer', 'EMAIL_OTP'),
      button('Code by text message', 'answer', 'SMS_OTP'),
    ]);
    const another = button('Sign in another way', 'another', '1');
    expect(await chosen('PASSWORD')).toEqual([
      '# Enter your password',
      `Password ${passwordField('answer', 'current-password')}`,
      '(Sign in)!',
      another,
    ]);
    expect(await chosen('EMAIL_OTP')).toEqual([
      '# Enter a code',
      'We sent an email to a***@e***.',
      `Code from the email ${codeField('answer')}`,
      '(Sign in)!',
      button('Send another code', 'again', 'EMAIL_OTP'),
      another,
    ]);
    expect(await chosen('SMS_OTP')).toEqual([
      '# Enter a code',
      'We sent a text message to +*******0100.',
      `Code from the text message ${codeField('answer')}`,
      '(Sign in)!',
      button('Send another code', 'again', 'SMS_OTP'),
      another,
    ]);
  });

  test('asks for the second factor that was chosen', async () => {
    const enabledMfas = ['EMAIL_OTP', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const;
    const { signIn, submit } = await start(
      { userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: [...enabledMfas] } },
      { ...reachable, mfa: { enabled: ['EMAIL_OTP', 'SMS_MFA'], totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DP' } },
    );
    expect(outlineOf((await signIn()).body)).toEqual([
      '# Choose how to sign in',
      button('Code by email', 'answer', 'EMAIL_OTP'),
      button('Code by text message', 'answer', 'SMS_MFA'),
      button('Authenticator app', 'answer', 'SOFTWARE_TOKEN_MFA'),
    ]);
    const asked = [
      ['We sent an email to a***@e***.', `Code from the email ${codeField('answer')}`],
      ['We sent a text message to +*******0100.', `Code from the text message ${codeField('answer')}`],
      [`Code from the authenticator app ${codeField('answer')}`],
    ];
    for (const [index, answer] of enabledMfas.entries()) {
      expect(outlineOf((await submit(await signIn(), { answer })).body)).toEqual([
        '# Enter a code',
        ...(asked[index] ?? []),
        '(Sign in)!',
      ]);
    }
  });

  test('sets up a second factor', async () => {
    const { signIn, submit } = await start(
      { userPool: { mfaConfiguration: 'ON', enabledMfas: ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] } },
      { attributes: {} },
    );
    const page = await signIn();
    expect(outlineOf(page.body)).toEqual([
      '# Set up a second factor',
      button('Authenticator app', 'setup', 'SOFTWARE_TOKEN_MFA'),
      'Email [name="answer" type="email" autocomplete="email" required]',
      '(Send a code)!',
    ]);
    const { body } = await submit(page, { setup: 'SOFTWARE_TOKEN_MFA' });
    expect(outlineOf(body)).toEqual([
      '# Set up a second factor',
      'Enter this key in your authenticator app, or ',
      'open the app → otpauth://totp/ada',
      '<code>',
      `Code from the authenticator app ${codeField('answer')}`,
      '(Sign in)!',
    ]);
    const [, secret = ''] = /<code>([A-Z2-7]+)<\/code>/.exec(body) ?? [];
    expect(secret).not.toBe('');
    expect(body).toContain(`otpauth://totp/ada?secret=${secret}&amp;issuer=sandbox-client"`);
  });

  test('asks for a new password, with the attributes that are missing', async () => {
    const names = ['birthdate', 'phone_number', 'custom:plan_name'];
    const { signIn } = await start(
      { userPool: { schema: names.map((name) => ({ name, required: true })) } },
      { status: 'FORCE_CHANGE_PASSWORD' },
    );
    expect(outlineOf((await signIn()).body)).toEqual([
      '# Choose a new password',
      `New password ${passwordField('answer', 'new-password')}`,
      'Birthdate [name="userAttributes.birthdate" type="date" required value=""]',
      'Phone number [name="userAttributes.phone_number" type="tel" required value=""]',
      'Plan name [name="userAttributes.custom:plan_name" type="text" required value=""]',
      '(Sign in)!',
    ]);
  });
});

test('the pages of an account lead back to the sign-in', async () => {
  const { open, signIn } = await start(
    { userPool: { autoVerifiedAttributes: ['email'] } },
    { status: 'UNCONFIRMED' },
  );
  expect(await open('/signup')).toEqual([
    '# Create an account',
    `Username ${USERNAME}`,
    'Email [name="userAttributes.email" type="email" required value=""]',
    `Password ${passwordField('password', 'new-password')}`,
    '(Create an account)!',
    BACK,
  ]);
  const confirmation = [
    `Code ${codeField('code')}`,
    '(Confirm)!',
    button('Send another code', 'resend', '1'),
    BACK,
  ];
  const title = '# Confirm your account';
  expect(await open('/confirm')).toEqual([title, `Username ${USERNAME}`, ...confirmation]);
  expect(outlineOf((await signIn()).body)).toEqual([title, 'alert: User is not confirmed.', ...confirmation]);
  expect(await open('/forgotPassword')).toEqual([
    '# Forgot your password?',
    `Username ${USERNAME}`,
    '(Send a code)!',
    BACK,
  ]);
  expect(await open('/confirmForgotPassword')).toEqual([
    '# Choose a new password',
    `Username ${USERNAME}`,
    `Code ${codeField('code')}`,
    `New password ${passwordField('newPassword', 'new-password')}`,
    '(Change the password)!',
    BACK,
  ]);
});

test('an account needs no password where there is another way to sign in', async () => {
  const { open } = await start(choosing);
  expect(await open('/signup')).toContain(
    'Password [name="password" type="password" autocomplete="new-password"]',
  );
});

test('a passkey is created by the browser', async () => {
  const { signIn, open } = await start(choosing, reachable, { explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
  await signIn();
  expect(await open('/passkeys/add')).toEqual([
    '# Create a passkey',
    'form with a script',
    '(Create a passkey)!',
  ]);
});

test('a mock provider lets people say who they are', async () => {
  const { authorize, go } = await start({
    identityProviders: [
      {
        providerName: 'Google',
        providerType: 'Google',
        users: [{ sub: '1', email: 'ada@gmail.com', name: 'Ada' }, { sub: '2', name: 'Bob' }, { sub: '3' }],
      },
    ],
  });
  const { location } = await authorize({ identity_provider: 'Google' });
  const page = await go(location ?? '');
  expect(outlineOf(page.body)).toEqual([
    '# Sign in with Google',
    'This page stands for Google. Who are you?',
    '(ada@gmail.com) name="person" value="1"',
    '(Bob) name="person" value="2"',
    '(3) name="person" value="3"',
    '(Cancel) name="person" value="" class="quiet"',
    'Another person’s email [name="email" type="email" autocomplete="off" required]',
    'Name [name="name" autocomplete="off"]',
    '(Sign in) name="person" value="another"',
  ]);
});
