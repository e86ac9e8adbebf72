import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { totpCode } from '../../../mfa/totp.ts';
import type { SandboxOptions, SeedUser } from '../../../options.ts';
import { Authenticator } from '../../../testing/authenticator.ts';
import { PASSWORD, startBrowser } from '../../../testing/managed-login.ts';
import { send } from '../../../testing/wire.ts';

const ORIGIN = 'http://localhost:4599';

type Started = Awaited<ReturnType<typeof startBrowser>>;
type Shown = Awaited<ReturnType<Started['openPage']>>;

const hasCode = ({ at }: Shown) => at?.searchParams.has('code') === true;
const titleOf = ({ body }: Shown) => /<h1>(.*?)<\/h1>/.exec(body)?.[1];
const alertOf = ({ body }: Shown) => /<p role="alert">(.*?)<\/p>/.exec(body)?.[1];

/** The options of a form's script. */
function optionsIn(
  { body }: Shown,
  name: 'get' | 'create',
): { challenge: string; rpId: string; rp: { id: string } } {
  const text = new RegExp(`data-${name}="([^"]*)"`).exec(body)?.[1] ?? '{}';
  return JSON.parse(text.replaceAll('&quot;', '"')) as ReturnType<typeof optionsIn>;
}

describe('a choice of first factors', () => {
  const choosing: SandboxOptions = {
    userPool: {
      policies: {
        signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] },
      },
    },
  };
  const user = { attributes: { email: 'ada@example.com', phone_number: '+15555550100' } };
  const start = (changes: Partial<SeedUser> = {}) =>
    startBrowser({ user: { ...user, ...changes }, options: choosing });
  const named = async ({ openPage, submit }: Started, username = 'ada') =>
    submit(await openPage(), { username });

  test('asks for the name first, and offers the factors that the person has', async () => {
    const started = await start();
    expect((await started.openPage()).body).not.toContain('name="password"');
    const page = await named(started);
    expect(titleOf(page)).toBe('Choose how to sign in');
    const offered = Array.from(page.body.matchAll(/name="answer" value="(\w+)"/g), ([, value]) => value);
    expect(offered).toEqual(['PASSWORD', 'EMAIL_OTP', 'SMS_OTP']);
  });

  test('takes a password', async () => {
    const started = await start();
    const page = await started.submit(await named(started), { answer: 'PASSWORD' });
    expect(titleOf(page)).toBe('Enter your password');
    const wrong = await started.submit(page, { answer: 'Wrong-horse-1' });
    expect(alertOf(wrong)).toBe('Incorrect username or password.');
    const again = await started.submit(await named(started), { answer: 'PASSWORD' });
    expect(hasCode(await started.submit(again, { answer: PASSWORD }))).toBe(true);
  });

  test.each(['EMAIL_OTP', 'SMS_OTP'])('takes a code: %s', async (answer) => {
    const started = await start();
    const { sandbox, submit } = started;
    const page = await submit(await named(started), { answer });
    expect(page.body).toMatch(answer === 'EMAIL_OTP' ? 'a***@e***' : '+*******0100');
    const first = sandbox.outbox.latest('ada')?.code ?? '';
    const another = await submit(page, { again: answer });
    const code = sandbox.outbox.latest('ada')?.code ?? '';
    expect(code).not.toBe(first);
    expect(alertOf(await submit(another, { answer: first }))).toBe(
      'Invalid code or auth state for the user.',
    );
    expect(hasCode(await submit(another, { answer: code }))).toBe(true);
  });

  test('can be made again', async () => {
    const started = await start();
    const { submit } = started;
    const page = await submit(await named(started), { answer: 'EMAIL_OTP' });
    const choice = await submit(page, { another: '1' });
    expect(titleOf(choice)).toBe('Choose how to sign in');
    const password = await submit(choice, { answer: 'PASSWORD' });
    expect(hasCode(await submit(password, { answer: PASSWORD }))).toBe(true);
  });

  test('looks the same for a name that nobody has', async () => {
    const started = await start();
    const page = await named(started, 'nobody');
    expect(titleOf(page)).toBe('Choose how to sign in');
    const code = await started.submit(page, { answer: 'EMAIL_OTP' });
    expect(titleOf(code)).toBe('Enter a code');
    expect(alertOf(await started.submit(code, { answer: '12345678' }))).toBe(
      'Invalid code or auth state for the user.',
    );
  });

  test('takes a passkey that was made at these pages', async () => {
    const started = await start();
    const { sandbox, go, query, submit, authorize } = started;
    const password = await submit(await named(started), { answer: 'PASSWORD' });
    await submit(password, { answer: PASSWORD });
    const key = await Authenticator.make();
    const adding = await go(`/passkeys/add?${query()}`);
    const hidden = /name="_csrf" value="([^"]*)"/.exec(adding.body)?.[1] ?? '';
    const nothing = await go(`/passkeys/add?${query()}`, { _csrf: hidden, answer: '' });
    expect(alertOf(nothing)).toBe('The browser did not create a passkey.');
    const made = await key.create(optionsIn(nothing, 'create'), ORIGIN);
    const added = await go(`/passkeys/add?${query()}`, { _csrf: hidden, answer: JSON.stringify(made) });
    expect([added.at?.searchParams.get('state'), added.at?.searchParams.has('code')]).toEqual([
      'a-state',
      false,
    ]);
    expect(sandbox.users.get('ada')?.passkeys).toHaveLength(1);

    const asked = await submit(await named(started), { answer: 'WEB_AUTHN' });
    expect(titleOf(asked)).toBe('Sign in with a passkey');
    for (const part of ['src="/managed-login.js"', '>Use a passkey<', '>Sign in another way<'])
      expect(asked.body).toContain(part);
    const refused = await submit(asked, { answer: '{}' });
    expect(alertOf(refused)).toBe('CREDENTIAL is not an AuthenticationResponseJSON.');
    const proof = await key.get(optionsIn(refused, 'get'), ORIGIN);
    expect(hasCode(await submit(refused, { answer: JSON.stringify(proof) }))).toBe(true);
    expect((await authorize({ prompt: 'none' })).at?.searchParams.has('code')).toBe(true);
  });

  test('is skipped where there is only one', async () => {
    const started = await startBrowser({
      user: { ...user, password: undefined },
      options: {
        userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
      },
    });
    expect(titleOf(await named(started))).toBe('Enter a code');
  });

  test('needs an app client that allows it', async () => {
    const { openPage } = await startBrowser({
      client: { explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
      options: choosing,
    });
    expect((await openPage()).body).toContain('name="password"');
  });

  test('is no way to register a passkey without a session', async () => {
    const { go, query, openPage } = await start();
    expect((await go(`/passkeys/add?${query()}`)).location).toMatch(/^\/login\?/);
    const _csrf = /name="_csrf" value="([^"]*)"/.exec((await openPage()).body)?.[1] ?? '';
    const sent = await go(`/passkeys/add?${query()}`, { _csrf, answer: '{}' });
    expect(sent.location).toMatch(/^\/login\?/);
  });
});

describe('a second factor that is not there yet', () => {
  const start = (enabledMfas: ('EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA')[]) =>
    startBrowser({
      user: { attributes: {} },
      options: { userPool: { mfaConfiguration: 'ON', enabledMfas } },
    });

  test('can be an authenticator app', async () => {
    const { sandbox, signIn, submit } = await start(['SOFTWARE_TOKEN_MFA']);
    const choice = await signIn();
    expect(titleOf(choice)).toBe('Set up a second factor');
    const page = await submit(choice, { setup: 'SOFTWARE_TOKEN_MFA' });
    const secret = /<code>(\w+)<\/code>/.exec(page.body)?.[1] ?? '';
    expect(page.body).toContain(`otpauth://totp/`);
    const wrong = await submit(page, { answer: '000000' });
    expect(alertOf(wrong)).toBe('Code mismatch and fail enable Software Token MFA');
    const done = await submit(wrong, { answer: totpCode(secret, sandbox.clock.now()) });
    expect(hasCode(done)).toBe(true);
    expect(sandbox.users.get('ada')?.mfa).toEqual(['SOFTWARE_TOKEN_MFA']);
  });

  test('can be an email address', async () => {
    const { sandbox, signIn, submit } = await start(['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA']);
    const page = await submit(await signIn(), { answer: 'ada@example.com' });
    expect(titleOf(page)).toBe('Enter a code');
    const done = await submit(page, { answer: sandbox.outbox.latest('ada')?.code ?? '' });
    expect(hasCode(done)).toBe(true);
  });

  test('has Sessions that the API does not take', async () => {
    const { sandbox, signIn } = await start(['SOFTWARE_TOKEN_MFA']);
    const [, Session = ''] = /name="session" value="([^"]+)"/.exec((await signIn()).body) ?? [];
    await expect(send(sandbox, 'AssociateSoftwareToken', { Session })).rejects.toMatchObject({
      type: 'NotAuthorizedException',
    });
  });
});

test('a temporary password is replaced with the attributes that the pool requires', async () => {
  const { signIn, submit, exchange } = await startBrowser({
    user: { status: 'FORCE_CHANGE_PASSWORD' },
    options: { userPool: { schema: ['email', 'nickname'].map((name) => ({ name, required: true })) } },
  });
  const page = await signIn();
  const asked = Array.from(page.body.matchAll(/name="userAttributes\.(\w+)"/g), ([, name]) => name);
  expect(asked).toEqual(['nickname']);
  const done = await submit(page, { answer: 'Another-horse-2', 'userAttributes.nickname': 'Ada' });
  const { body } = await exchange(done.at?.searchParams.get('code'));
  expect(decodeJwt(body.id_token ?? '').nickname).toBe('Ada');
});

test('an app client without COGNITO has no form for the pool’s own users', async () => {
  const { openPage, submit } = await startBrowser({
    client: { supportedIdentityProviders: ['Google', 'Acme'] },
    options: {
      identityProviders: [
        { providerName: 'Google', providerType: 'Google' },
        { providerName: 'Acme', providerType: 'SAML' },
      ],
    },
  });
  const page = await openPage();
  expect(page.body).not.toContain('name="username"');
  const done = await submit(page, { username: 'ada', password: PASSWORD });
  expect(done.location).toBeNull();
});

test('names are shown as text', async () => {
  const { go, query } = await startBrowser({ client: { clientName: '<script>alert(1)</script>' } });
  const { body } = await go(`/login?${query({ login_hint: '"><img src=x>' })}`);
  expect(body).not.toMatch(/<script>alert|<img/);
});
