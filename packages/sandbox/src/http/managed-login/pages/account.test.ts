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

  test('signs nobody in but by the browser that signed up', async () => {
    const { sandbox, signIn, confirm } = await startUnconfirmed();
    const page = await signIn();
    await confirm(page, { resend: '1' });
    const code = sandbox.outbox.latest('ada')?.code ?? '';
    const done = await confirm(page, { code, session: 'A'.repeat(40) });
    expect([done.location, sandbox.users.get('ada')?.status]).toEqual([null, 'CONFIRMED']);
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
