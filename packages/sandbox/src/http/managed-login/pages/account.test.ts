import { describe, expect, test } from 'vitest';
import type { ClientOptions, SandboxOptions } from '../../../options.ts';
import { startFederation } from '../../../testing/identity-providers.ts';
import { PASSWORD, startBrowser } from '../../../testing/managed-login.ts';

const ada = { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } };

async function start({
  client = {},
  options = {},
}: {
  client?: ClientOptions;
  options?: SandboxOptions;
} = {}) {
  const started = await startFederation({
    client,
    options: { userPool: { autoVerifiedAttributes: ['email'] }, identityProviders: [], ...options },
  });
  const { sandbox, authorizeUrl } = started;
  const urlOf = (path: string) => new URL(path + authorizeUrl().search, sandbox.domain);
  return { ...started, urlOf };
}

describe('a sign-up', () => {
  test('leads by way of the code to the app', async () => {
    const { sandbox, browser, urlOf, exchange } = await start();
    const back = await browser.open(urlOf('/signup'), ada);
    const { id } = await exchange(back);
    expect(id).toMatchObject({ 'cognito:username': 'ada', email: 'ada@example.com', email_verified: true });
    expect(sandbox.users.get('ada')?.status).toBe('CONFIRMED');
  });

  test('is by email where that is the name', async () => {
    const { browser, urlOf, exchange } = await start({
      options: { userPool: { usernameAttributes: ['email'], autoVerifiedAttributes: ['email'] }, users: [] },
    });
    const back = await browser.open(urlOf('/signup'), { username: 'ada@example.com', password: PASSWORD });
    expect((await exchange(back)).id.email).toBe('ada@example.com');
  });

  test('of an app client with a secret works the same', async () => {
    const { browser, urlOf } = await start({ client: { generateSecret: true } });
    expect((await browser.open(urlOf('/signup'), ada)).searchParams.has('code')).toBe(true);
  });

  test('that a trigger confirms needs no code', async () => {
    const { browser, urlOf, sandbox } = await start({
      options: {
        triggers: {
          preSignUp(event) {
            event.response = { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false };
            return event;
          },
        },
      },
    });
    expect((await browser.open(urlOf('/signup'), ada)).searchParams.has('code')).toBe(true);
    expect(sandbox.outbox.messages).toEqual([]);
  });

  test.each([
    ['a weak password', { ...ada, password: 'weak' }, /Password did not conform|Password does not conform/],
    ['a name that is taken', { ...ada, username: 'grace' }, /User already exists/],
  ])('with %s says so', async (_, person, message) => {
    const { browser, urlOf } = await start();
    await expect(browser.open(urlOf('/signup'), person)).rejects.toMatchObject({
      code: 'refused',
      page: 'Create an account',
      message: expect.stringMatching(message),
    });
  });

  test('is not offered where administrators make the users', async () => {
    const { browser, urlOf, sandbox } = await start({
      options: { userPool: { adminCreateUserConfig: { allowAdminCreateUserOnly: true } } },
    });
    await expect(browser.open(urlOf('/signup'), ada)).rejects.toMatchObject({ page: 'Sign in' });
    expect(sandbox.users.get('ada')).toBeUndefined();
    const page = await sandbox.fetch(urlOf('/login'));
    expect(await page.text()).not.toContain('/signup');
  });

  test('shows typed markup as text', async () => {
    const { go, query } = await startBrowser();
    const page = await go(`/signup?${query()}`);
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
    const again = await go(`/signup?${query()}`, {
      _csrf,
      username: '"><script>x()</script>',
      password: 'weak',
    });
    expect(again.body).not.toContain('<script>x');
    expect(again.body).toContain('&quot;&gt;&lt;script&gt;');
  });

  test('cannot be sent by a page of another site', async () => {
    const { sandbox, go, query } = await startBrowser();
    await go(`/signup?${query()}`);
    await go(`/signup?${query()}`, { _csrf: 'guess', username: 'eve', password: PASSWORD });
    expect(sandbox.users.get('eve')).toBeUndefined();
  });
});

describe('a confirmation', () => {
  const unconfirmed: SandboxOptions = { users: [{ ...ada, status: 'UNCONFIRMED' }] };

  /** A browser at a pool with a person who has not confirmed. */
  async function startUnconfirmed() {
    const started = await startBrowser({
      options: { userPool: { autoVerifiedAttributes: ['email'] }, ...unconfirmed },
    });
    const { go, query } = started;
    const confirm = (page: { body: string }, form: Record<string, string>) => {
      const hidden = page.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g);
      return go(`/confirm?${query()}`, {
        ...Object.fromEntries(Array.from(hidden, ([, name, value]) => [name, value])),
        ...form,
      });
    };
    return { ...started, confirm };
  }

  test('is asked for at the sign-in, and leads back there', async () => {
    const { sandbox, signIn, confirm } = await startUnconfirmed();
    const page = await signIn();
    expect(page.body).toContain('User is not confirmed.');
    const sent = await confirm(page, { resend: '1' });
    expect(sent.body).toContain('We sent a code to a***@e***.');
    const wrong = await confirm(sent, { code: '000000' });
    expect(wrong.body).toContain('Invalid verification code provided, please try again.');
    const done = await confirm(wrong, { code: sandbox.outbox.latest('ada')?.code ?? '' });
    expect(done.body).toContain('Your account is confirmed.');
    expect(done.location).toBeNull();
    expect((await signIn()).at?.searchParams.has('code')).toBe(true);
  });

  test('takes a code with spaces around it, and gives the name to the sign-in', async () => {
    const { sandbox, signIn, confirm } = await startUnconfirmed();
    const page = await confirm(await signIn(), { resend: '1' });
    const done = await confirm(page, { code: ` ${sandbox.outbox.latest('ada')?.code} ` });
    expect(done.body).toContain('<p role="status">Your account is confirmed.</p>');
    expect(done.body).toContain('value="ada"');
  });

  test('signs nobody in but by the browser that signed up', async () => {
    const { sandbox, signIn, confirm } = await startUnconfirmed();
    const page = await signIn();
    await confirm(page, { resend: '1' });
    const code = sandbox.outbox.latest('ada')?.code ?? '';
    const done = await confirm(page, { code, session: 'A'.repeat(40) });
    expect([done.location, sandbox.users.get('ada')?.status]).toEqual([null, 'CONFIRMED']);
  });
});

describe('a form of an account', () => {
  /** Sends a form with the browser's secret. */
  async function startForms(options: SandboxOptions = {}, user = {}) {
    const started = await startBrowser({ options, user });
    const { go, query } = started;
    const { body } = await go(`/login?${query()}`);
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? '';
    const send = (path: string, form: Record<string, string>) => go(`${path}?${query()}`, { _csrf, ...form });
    return { ...started, send };
  }
  const titleOf = ({ body }: { body: string }) => /<h1>(.*?)<\/h1>/.exec(body)?.[1];
  const alertOf = ({ body }: { body: string }) => /<p role="alert">(.*?)<\/p>/.exec(body)?.[1];
  const noteOf = ({ body }: { body: string }) => /<p role="status">(.*?)<\/p>/.exec(body)?.[1];

  test('of a sign-up can leave the password out where there is another way to sign in', async () => {
    const { sandbox, send } = await startForms({
      userPool: {
        autoVerifiedAttributes: ['email'],
        policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      },
    });
    const eve = { username: 'eve', password: '', 'userAttributes.email': 'eve@example.com' };
    const page = await send('/signup', eve);
    expect([titleOf(page), noteOf(page)]).toEqual(['Confirm your account', 'We sent a code to e***@e***.']);
    const session = /name="session" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const code = sandbox.outbox.latest('eve')?.code ?? '';
    const done = await send('/confirm', { username: 'eve', session, code });
    expect(done.at?.searchParams.has('code')).toBe(true);
  });

  test('of a sign-up comes back with what was typed', async () => {
    const { send } = await startForms({ userPool: { autoVerifiedAttributes: ['email'] } });
    const page = await send('/signup', {
      username: 'eve',
      password: 'weak',
      'userAttributes.email': 'eve@example.com',
    });
    expect(titleOf(page)).toBe('Create an account');
    for (const typed of ['value="eve"', 'value="eve@example.com"']) expect(page.body).toContain(typed);
    expect(page.body).not.toContain('weak"');
  });

  test('of a reset says what is wrong, and keeps the name', async () => {
    const { sandbox, send } = await startForms({}, { attributes: { email: 'ada@example.com' } });
    await sandbox.users.add({ username: 'bob', password: PASSWORD });
    const without = await send('/forgotPassword', { username: 'bob' });
    expect([titleOf(without), alertOf(without)]).toEqual([
      'Forgot your password?',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    ]);
    expect(without.body).toContain('value="bob"');
    const page = await send('/forgotPassword', { username: 'ada' });
    expect([titleOf(page), noteOf(page)]).toEqual(['Choose a new password', 'We sent a code to a***@e***.']);
    const wrong = await send('/confirmForgotPassword', {
      username: 'ada',
      code: '000000',
      newPassword: 'Another-horse-2',
    });
    expect([titleOf(wrong), alertOf(wrong)]).toEqual([
      'Choose a new password',
      'Invalid verification code provided, please try again.',
    ]);
    expect(wrong.body).toContain('name="username" value="ada"');
    const done = await send('/confirmForgotPassword', {
      username: 'ada',
      code: ` ${sandbox.outbox.latest('ada')?.code} `,
      newPassword: 'Another-horse-2',
    });
    expect([titleOf(done), noteOf(done)]).toEqual([
      'Sign in',
      'Your password has been changed. Sign in with it.',
    ]);
    expect(done.body).toContain('value="ada"');
  });

  test('makes no account where administrators do, but resets a password', async () => {
    const { sandbox, go, query, send } = await startForms({
      userPool: { adminCreateUserConfig: { allowAdminCreateUserOnly: true } },
    });
    const sent = await send('/signup', { username: 'eve', password: PASSWORD });
    expect([sent.location, sandbox.users.get('eve')]).toEqual([`/login?${query()}`, undefined]);
    for (const path of ['/confirm', '/forgotPassword', '/confirmForgotPassword'])
      expect((await go(`${path}?${query()}`)).location).toBeNull();
  });

  test('that another page sent, or that is too long, is not read', async () => {
    const { send } = await startForms();
    const expired = await send('/forgotPassword', { _csrf: 'guess', username: 'ada' });
    expect([titleOf(expired), alertOf(expired)]).toEqual([
      'Forgot your password?',
      'The form has expired. Try again.',
    ]);
    const long = await send('/forgotPassword', { username: 'a'.repeat(70_000) });
    expect([long.status, alertOf(long)]).toEqual([413, 'The form is too long.']);
  });
});

describe('a forgotten password', () => {
  test('is replaced by way of the code', async () => {
    const { browser, urlOf, authorizeUrl } = await start();
    const grace = { username: 'grace', password: 'Another-horse-2', newPassword: 'Another-horse-2' };
    const back = await browser.open(urlOf('/forgotPassword'), grace);
    expect(back.searchParams.has('code')).toBe(true);
    browser.clearCookies();
    await expect(
      browser.open(authorizeUrl(), { username: 'grace', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'refused' });
  });

  test('of a name that nobody has looks the same', async () => {
    const { browser, urlOf } = await start();
    await expect(
      browser.open(urlOf('/forgotPassword'), { username: 'nobody', newPassword: 'Another-horse-2' }),
    ).rejects.toMatchObject({ code: 'unanswered', page: 'Choose a new password' });
  });

  test('that an administrator reset leads to its page', async () => {
    const { browser, authorizeUrl } = await start({
      options: { users: [{ ...ada, status: 'RESET_REQUIRED' }] },
    });
    await expect(browser.open(authorizeUrl(), ada)).rejects.toMatchObject({
      page: 'Forgot your password?',
      message: expect.stringContaining('Password reset required for the user'),
    });
  });

  test('is not offered to people who only sign in elsewhere', async () => {
    const { browser, urlOf } = await start({
      client: { supportedIdentityProviders: ['Acme', 'Google'] },
      options: {
        identityProviders: [
          { providerName: 'Google', providerType: 'Google' },
          { providerName: 'Acme', providerType: 'SAML' },
        ],
      },
    });
    await expect(browser.open(urlOf('/forgotPassword'), ada)).rejects.toMatchObject({ page: 'Sign in' });
  });
});
