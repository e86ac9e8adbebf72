import { describe, expect, test } from 'vitest';
import type { SandboxOptions, SeedUser } from '../../../options.ts';
import { startBrowser } from '../../../testing/managed-login.ts';

const PART =
  /<(?:title|h1|code|p role="\w+")>[^<]*|<(script)[^>]*>|<label>[^<]*|<(?:button|a|p)\b[^>]*>[^<]*|<form method="post" ?([^>]*?)\s*>|<input type="hidden" name="(\w+)" value="([^"]*)">|<[^>]*>|([^<\s][^<]*)/g;

/** What a page has besides the outline that people see: its script, forms and hidden fields, and text that is nowhere. */
function hiddenIn(body: string): string[] {
  return Array.from(body.matchAll(PART), ([, script, form, name, value, stray]) => {
    if (script !== undefined) return script;
    if (form)
      return `form ${form.replace(/["?].*/, '').replace('action=', '')}${/"([^"?]*)/.exec(form)?.[1] ?? ''}`;
    if (name === 'session') return value === '' ? 'no session' : 'session';
    if (name !== undefined && name !== '_csrf') return `${name}=${value}`;
    return stray?.trim() ?? '';
  }).filter((line) => line !== '');
}

const titleOf = (body: string) => /<h1>(.*?)<\/h1>/.exec(body)?.[1];
const choosing: SandboxOptions = {
  userPool: {
    policies: {
      signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] },
    },
  },
};

async function start(options: SandboxOptions = {}, user: Partial<SeedUser> = {}) {
  const started = await startBrowser({ options, user });
  const open = async (path: string, changes: Record<string, string> = {}) =>
    (await started.go(`${path}?${started.query(changes)}`)).body;
  return { ...started, open };
}

test.each([
  ['/login', ['form /login']],
  ['/signup', []],
  ['/confirm', ['form /confirm', 'no session']],
  ['/forgotPassword', ['form /forgotPassword']],
  ['/confirmForgotPassword', ['form /confirmForgotPassword']],
])('%s has no more than it shows and %j', async (path, hidden) => {
  const { open } = await start({ userPool: { autoVerifiedAttributes: ['email'] } });
  expect(hiddenIn(await open(path))).toEqual(hidden);
});

test('a problem has no more than its text', async () => {
  const { open } = await start();
  const body = await open('/login', { client_id: 'nobodys' });
  expect([titleOf(body), hiddenIn(body)]).toEqual(['An error was encountered', []]);
});

describe('the page of a challenge', () => {
  test('carries its name, its Session and the name of the person', async () => {
    const { openPage, submit } = await start(choosing, {
      attributes: { email: 'ada@example.com', phone_number: '+15555550100' },
    });
    const named = async (username: string) => submit(await openPage(), { username });
    const of = (challenge: string, username = 'ada') => [
      `challenge=${challenge}`,
      'session',
      `username=${username}`,
    ];
    expect(hiddenIn((await named('ada')).body)).toEqual(of('SELECT_CHALLENGE'));
    expect(hiddenIn((await named('nobody')).body)).toEqual(of('SELECT_CHALLENGE', 'nobody'));
    for (const answer of ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'])
      expect(hiddenIn((await submit(await named('ADA'), { answer })).body)).toEqual(of(answer));
  });

  test.each([
    [['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] as const],
    [['EMAIL_OTP'] as const],
    [['SOFTWARE_TOKEN_MFA'] as const],
  ])('sets up one of %j', async (enabledMfas) => {
    const { signIn } = await start(
      { userPool: { mfaConfiguration: 'ON', enabledMfas: [...enabledMfas] } },
      { attributes: {} },
    );
    const { body } = await signIn();
    expect(hiddenIn(body)).toEqual(['challenge=MFA_SETUP', 'session', 'username=ada']);
    expect(body.includes('name="setup"')).toBe(enabledMfas.some((name) => name === 'SOFTWARE_TOKEN_MFA'));
    expect(body.includes('type="email"')).toBe(enabledMfas.some((name) => name === 'EMAIL_OTP'));
  });

  test('offers no other way where there is none', async () => {
    const { openPage, submit } = await start(choosing, { attributes: {} });
    const page = await submit(await openPage(), { username: 'ada' });
    expect(titleOf(page.body)).toBe('Enter your password');
    expect(page.body).not.toContain('another');
    expect(hiddenIn(page.body)).toEqual(['challenge=PASSWORD', 'session', 'username=ada']);
  });
});

test('a passkey is created by the script', async () => {
  const { openPage, submit, open } = await start(choosing, { attributes: {} });
  const page = await submit(await openPage(), { username: 'ada' });
  await submit(page, { answer: 'Correct-horse-1' });
  const hidden = hiddenIn(await open('/passkeys/add'));
  expect(hidden).toEqual(['script', expect.stringMatching(/^form data-create=\{/), 'answer=']);
});

describe('the first page of a sign-in', () => {
  const providers: SandboxOptions = {
    identityProviders: [{ providerName: 'Google', providerType: 'Google' }],
  };

  test('names no provider where the app has chosen', async () => {
    const { open } = await start(providers);
    expect(await open('/login')).toContain('Sign in with Google');
    const body = await open('/login', { identity_provider: 'COGNITO' });
    expect(body).not.toContain('Sign in with');
    expect(hiddenIn(body)).toEqual(['form /login']);
  });

  test('continues nobody who is not signed in', async () => {
    const { open } = await start();
    const body = await open('/login', { prompt: 'select_account' });
    expect([titleOf(body), hiddenIn(body)]).toEqual(['Sign in', ['form /login']]);
  });

  test('asks for either of two names as text', async () => {
    const { open } = await start(
      { userPool: { usernameAttributes: ['email', 'phone_number'] } },
      { username: 'ada@example.com' },
    );
    expect(await open('/login')).toMatch(/Email or phone number\s+<input name="username" type="text"/);
  });

  test('takes no password where the app has no users of the pool', async () => {
    const { sandbox, cookies, openPage, submit } = await start({
      identityProviders: ['Google', 'Facebook'].map((name) => ({
        providerName: name,
        providerType: name as 'Google' | 'Facebook',
      })),
    });
    sandbox.configureClient(sandbox.clientId, { supportedIdentityProviders: ['Google', 'Facebook'] });
    const page = await openPage();
    const [_csrf = ''] = cookies.values();
    const done = await submit(page, { _csrf, username: 'ada', password: 'Correct-horse-1' });
    expect([done.location, titleOf(done.body)]).toEqual([null, 'Sign in']);
    expect(done.body).toContain('<p role="alert"></p>');
  });
});

test('a sign-up by email asks for the other attributes that the pool requires', async () => {
  const { open } = await start(
    {
      userPool: {
        usernameAttributes: ['email'],
        schema: ['email', 'nickname'].map((name) => ({ name, required: true })),
      },
    },
    { username: 'ada@example.com', attributes: { nickname: 'Ada' } },
  );
  const asked = (await open('/signup')).matchAll(/name="userAttributes\.(\w+)"/g);
  expect(Array.from(asked, ([, name]) => name)).toEqual(['nickname']);
});
