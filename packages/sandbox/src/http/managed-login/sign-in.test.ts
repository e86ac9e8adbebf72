import { describe, expect, test } from 'vitest';
import type { SandboxOptions, SeedUser } from '../../options.ts';
import { PASSWORD, startBrowser } from '../../testing/managed-login.ts';
import { type AuthBody, send } from '../../testing/wire.ts';

type Shown = Awaited<ReturnType<Awaited<ReturnType<typeof startBrowser>>['openPage']>>;

const titleOf = ({ body }: Shown) => /<h1>(.*?)<\/h1>/.exec(body)?.[1];
const alertOf = ({ body }: Shown) => /<p role="alert">(.*?)<\/p>/.exec(body)?.[1];
const hiddenIn = ({ body }: Shown, name: string) =>
  new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

const choosing = {
  autoVerifiedAttributes: ['email'],
  policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
} satisfies SandboxOptions['userPool'];

/** Ada has given her name to a pool that lets people choose how to sign in. */
async function named(user: Partial<SeedUser> = {}) {
  const started = await startBrowser({ user, options: { userPool: choosing } });
  const page = await started.submit(await started.openPage(), { username: 'ada' });
  return { ...started, page };
}

describe('a Session', () => {
  test('of the API is none of the pages', async () => {
    const { sandbox, openPage, submit } = await startBrowser({
      user: { attributes: { phone_number: '+15555550100' }, mfa: { enabled: ['SMS_MFA'] } },
      options: { userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] } },
    });
    const { Session: session = '' } = await send<AuthBody>(sandbox, 'InitiateAuth', {
      ClientId: sandbox.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD },
    });
    const answer = sandbox.outbox.latest('ada')?.code ?? '';
    const done = await submit(await openPage(), { challenge: 'SMS_MFA', session, answer });
    expect([done.location, alertOf(done)]).toEqual([null, 'Invalid session for the user.']);
    const output = await send<AuthBody>(sandbox, 'RespondToAuthChallenge', {
      ClientId: sandbox.clientId,
      ChallengeName: 'SMS_MFA',
      Session: session,
      ChallengeResponses: { USERNAME: 'ada', SMS_MFA_CODE: answer },
    });
    expect(output.AuthenticationResult).toBeDefined();
  });

  test('of a sign-in is not finished by the code of a sign-up', async () => {
    const { sandbox, go, query, page } = await named();
    await send(sandbox, 'SignUp', {
      ClientId: sandbox.clientId,
      Username: 'eve',
      Password: PASSWORD,
      UserAttributes: [{ Name: 'email', Value: 'eve@example.com' }],
    });
    const done = await go(`/confirm?${query()}`, {
      _csrf: hiddenIn(page, '_csrf'),
      username: 'eve',
      code: sandbox.outbox.latest('eve')?.code ?? '',
      session: hiddenIn(page, 'session'),
    });
    expect([done.location, titleOf(done)]).toEqual([null, 'Sign in']);
    expect(sandbox.users.get('eve')?.status).toBe('CONFIRMED');
  });

  test('of a person who has been deleted is over', async () => {
    const { sandbox, signIn, submit } = await startBrowser({
      user: { mfa: { enabled: ['EMAIL_OTP'] } },
      options: { userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] } },
    });
    const page = await signIn();
    expect(titleOf(page)).toBe('Enter a code');
    const answer = sandbox.outbox.latest('ada')?.code ?? '';
    await send(sandbox, 'AdminDeleteUser', { UserPoolId: sandbox.userPoolId, Username: 'ada' });
    const done = await submit(page, { answer });
    expect([done.location, alertOf(done)]).toEqual([null, 'Invalid session for the user.']);
  });

  test('of another challenge sets up no authenticator app', async () => {
    const { submit, page } = await named();
    const done = await submit(page, { setup: 'SOFTWARE_TOKEN_MFA', answer: 'PASSWORD' });
    expect(titleOf(done)).toBe('Enter your password');
  });

  test('of a challenge that is for apps only has no page', async () => {
    const { submit, page } = await named();
    const done = await submit(page, { answer: 'PASSWORD_SRP' });
    expect([titleOf(done), alertOf(done)]).toEqual([
      'Sign in',
      'The next step of your sign-in is not supported on these pages.',
    ]);
  });

  test.each(['ADMIN_NO_SRP_AUTH', 'constructor', 'x'])('has no challenge %s', async (challenge) => {
    const { submit, page } = await named();
    const done = await submit(page, { challenge, answer: PASSWORD });
    expect([done.location, alertOf(done)]).toEqual([null, 'Invalid session for the user.']);
  });
});

describe('a name, where people choose how to sign in,', () => {
  test('of a person who has only a password leads to its form', async () => {
    const { page } = await named({ attributes: {} });
    expect(titleOf(page)).toBe('Enter your password');
  });

  test('of a person who has no way to sign in leads nowhere', async () => {
    const { page } = await named({ attributes: {}, password: undefined });
    expect(alertOf(page)).toBe('Incorrect username or password.');
  });

  test('brings nobody over from another directory: that needs a password', async () => {
    const asked: unknown[] = [];
    const start = async (userPool: SandboxOptions['userPool']) =>
      startBrowser({
        options: {
          userPool,
          triggers: {
            userMigration(event) {
              asked.push([event.userName, event.request.password]);
              return event;
            },
          },
        },
      });
    const byName = await start(choosing);
    await byName.submit(await byName.openPage(), { username: 'grace', password: PASSWORD });
    expect(asked).toEqual([]);
    const byPassword = await start({});
    await byPassword.signIn({ username: 'grace' });
    expect(asked).toEqual([['grace', PASSWORD]]);
  });

  test('of a disabled person leads nowhere', async () => {
    const { page } = await named({ enabled: false });
    expect(alertOf(page)).toBe('User is disabled.');
  });

  test('of a person who is not confirmed can be proved by a code to its address', async () => {
    const { page } = await named({ status: 'UNCONFIRMED' });
    expect(titleOf(page)).toBe('Choose how to sign in');
    const { page: without } = await named({ status: 'UNCONFIRMED', attributes: {} });
    expect(alertOf(without)).toBe('User is not confirmed.');
  });
});

test('the Lite tier has passwords only', async () => {
  const { openPage } = await startBrowser({
    options: { userPool: { ...choosing, userPoolTier: 'LITE' } },
  });
  expect((await openPage()).body).toContain('name="password"');
});

test('an app client with a secret signs people in as any other', async () => {
  const { signIn } = await startBrowser({ client: { generateSecret: true } });
  expect((await signIn()).at?.searchParams.has('code')).toBe(true);
});
