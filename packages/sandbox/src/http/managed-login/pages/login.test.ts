import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { totpCode } from '../../../mfa/totp.ts';
import { PASSWORD, startBrowser } from '../../../testing/managed-login.ts';
import { Person } from '../../../testing/person.ts';
import { send } from '../../../testing/wire.ts';

describe('a sign-in at the managed login pages', () => {
  test('leads by way of the form to a code, and the code to tokens', async () => {
    const { sandbox, authorize, signIn, exchange } = await startBrowser();
    expect((await authorize()).location).toMatch(/^\/login\?response_type=code&/);
    const done = await signIn();
    expect(done.location).toMatch(
      /^http:\/\/localhost:5173\/callback\?from=cognito&code=[\w-]+&state=a-state$/,
    );
    const { body, headers } = await exchange(done.at?.searchParams.get('code'));
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, refresh_token: expect.any(String) });
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({
      nonce: 'a-nonce',
      aud: sandbox.clientId,
      email: 'ada@example.com',
    });
    expect(decodeJwt(body.access_token)).toMatchObject({
      scope: 'openid aws.cognito.signin.user.admin',
      username: 'ada',
    });
    await expect(send(sandbox, 'GetUser', { AccessToken: body.access_token })).resolves.toMatchObject({
      Username: 'ada',
    });
  });

  test('is not asked for again while its session is alive', async () => {
    const { sandbox, authorize, signIn, exchange } = await startBrowser();
    await signIn();
    sandbox.clock.advance(60_000);
    const { at } = await authorize({ prompt: 'none' });
    const { body } = await exchange(at?.searchParams.get('code'));
    expect(decodeJwt(body.access_token).auth_time).toBe(sandbox.clock.now() / 1000 - 60);
    expect((await authorize({ prompt: 'login' })).location).toMatch(/^\/login\?/);
    sandbox.clock.advance(3_600_000);
    expect((await authorize({ prompt: 'none' })).at?.searchParams.get('error')).toBe('login_required');
  });

  test('with a wrong password shows the form again', async () => {
    const { signIn, cookies } = await startBrowser();
    const { status, body } = await signIn({ password: 'Wrong-horse-1' });
    expect([status, body]).toEqual([200, expect.stringContaining('Incorrect username or password.')]);
    expect(body).toContain('value="ada"');
    expect([...cookies.keys()]).toEqual([expect.stringMatching(/^cognito-csrf-/)]);
  });

  test('asks for the second factor; a wrong code keeps the form', async () => {
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    const { sandbox, signIn, submit } = await startBrowser({
      user: { mfa: { totpSecret: secret } },
      options: { userPool: { mfaConfiguration: 'OPTIONAL' } },
    });
    const asked = await signIn();
    expect(asked.body).toContain('Code from the authenticator app');
    const again = await submit(asked, { answer: '000000' });
    expect(again.body).toContain('Invalid code or auth state for the user.');
    const done = await submit(again, { answer: totpCode(secret, sandbox.clock.now()) });
    expect(done.at?.searchParams.get('code')).toBeTruthy();
  });

  test('lets a person choose among second factors', async () => {
    const { sandbox, signIn, submit } = await startBrowser({
      user: {
        attributes: { email: 'ada@example.com', phone_number: '+15555550100' },
        mfa: { enabled: ['EMAIL_OTP', 'SMS_MFA'] },
      },
      options: { userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP', 'SMS_MFA'] } },
    });
    const asked = await submit(await signIn(), { answer: 'EMAIL_OTP' });
    expect(asked.body).toContain('Code from the email');
    const done = await submit(asked, { answer: sandbox.outbox.latest('ada')?.code ?? '' });
    expect(done.at?.searchParams.get('code')).toBeTruthy();
  });

  test('replaces a temporary password', async () => {
    const { signIn, submit } = await startBrowser({ user: { status: 'FORCE_CHANGE_PASSWORD' } });
    const weak = await submit(await signIn(), { answer: 'weak' });
    expect(weak.body).toContain('Password does not conform to policy');
    const done = await submit(weak, { answer: 'Another-horse-2' });
    expect(done.at?.searchParams.get('code')).toBeTruthy();
  });

  test('shows the refusal of a trigger, as text', async () => {
    const { signIn } = await startBrowser({
      options: {
        triggers: {
          preAuthentication() {
            throw new Error('<b>Not on a Sunday</b>');
          },
        },
      },
    });
    expect((await signIn()).body).toContain(
      'PreAuthentication failed with error &lt;b&gt;Not on a Sunday&lt;/b&gt;.',
    );
  });

  test('cannot be sent by a page of another site', async () => {
    const { cookies, go, query, signIn } = await startBrowser();
    await signIn({ password: 'Wrong-horse-1' });
    for (const _csrf of ['', 'guess']) {
      const { location } = await go(`/login?${query()}`, { _csrf, username: 'ada', password: PASSWORD });
      expect(location).toBeNull();
    }
    expect([...cookies.keys()]).toEqual([expect.stringMatching(/^cognito-csrf-/)]);
  });

  test('continues beside one that another tab of the browser opened at the same moment', async () => {
    const { cookies, openPage, submit } = await startBrowser();
    const first = await openPage();
    const given = [...cookies];
    cookies.clear();
    const second = await openPage();
    for (const [name, value] of given) cookies.set(name, value);
    expect(cookies.size).toBe(2);
    for (const page of [first, second]) {
      const { at } = await submit(page, { username: 'ada', password: PASSWORD });
      expect(at?.searchParams.has('code')).toBe(true);
    }
  });

  test('has Sessions that the API does not take, and takes none of the API', async () => {
    const { sandbox, openPage, submit, signIn } = await startBrowser({
      user: { mfa: { enabled: ['EMAIL_OTP'] } },
      options: { userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] } },
    });
    const ada = new Person(sandbox, 'ada', PASSWORD);
    const [, Session = ''] = /name="session" value="([^"]+)"/.exec((await signIn()).body) ?? [];
    const answer = { EMAIL_OTP_CODE: sandbox.outbox.latest('ada')?.code ?? '' };
    await expect(ada.respond({ ChallengeName: 'EMAIL_OTP', Session }, answer)).rejects.toMatchObject({
      message: 'Invalid session for the user.',
    });
    const ofApi = await ada.signInBySrp();
    const code = sandbox.outbox.latest('ada')?.code ?? '';
    const page = await submit(await openPage(), {
      challenge: 'EMAIL_OTP',
      session: ofApi.Session ?? '',
      answer: code,
    });
    expect(page.location).toBeNull();
  });
});

describe('a request to authorize', () => {
  test.each([
    [{ client_id: 'nobodys' }],
    [{ redirect_uri: 'http://localhost:5173/callback' }],
    [{ redirect_uri: 'https://evil.example/' }],
    [{ redirect_uri: undefined }],
  ])('with %j never leaves the page', async (changes) => {
    const { authorize } = await startBrowser();
    const { status, location } = await authorize(changes);
    expect([status, location]).toEqual([400, null]);
  });

  test.each([
    [{ response_type: 'token' }, 'unauthorized_client'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ identity_provider: 'Google' }, 'invalid_request'],
    [{ scope: 'openid orders/read' }, 'invalid_scope'],
    [{ prompt: 'none' }, 'login_required'],
  ])('with %j comes back with %s', async (changes, error) => {
    const { authorize } = await startBrowser();
    const { at } = await authorize(changes);
    expect(at?.searchParams.get('error')).toBe(error);
    expect(at?.searchParams.get('state')).toBe('a-state');
  });

  test('of a client that may not is refused', async () => {
    const { authorize } = await startBrowser({ client: { allowedOAuthFlowsUserPoolClient: false } });
    expect((await authorize()).at?.searchParams.get('error')).toBe('unauthorized_client');
  });

  test('fills in the name of its login_hint, as text', async () => {
    const { go, query } = await startBrowser();
    const { body } = await go(`/login?${query({ login_hint: '"><script>alert(1)</script>' })}`);
    expect(body).not.toContain('<script>');
    expect(body).toContain('&quot;&gt;&lt;script&gt;');
  });
});

describe('a sign-out', () => {
  test('goes to a known address, and the session is over', async () => {
    const { sandbox, go, signIn, authorize } = await startBrowser();
    await signIn();
    const out = (uri: string) =>
      go(`/logout?client_id=${sandbox.clientId}&logout_uri=${encodeURIComponent(uri)}`);
    expect((await out('https://evil.example/')).status).toBe(400);
    expect((await out('http://localhost:5173/bye')).location).toBe('http://localhost:5173/bye');
    expect((await authorize({ prompt: 'none' })).at?.searchParams.get('error')).toBe('login_required');
  });

  test('can go straight to the form', async () => {
    const { go, query, signIn } = await startBrowser();
    await signIn();
    expect((await go(`/logout?${query()}`)).location).toMatch(/^\/login\?response_type=code/);
  });

  test('by RevokeToken ends the session only if it is LINKED', async () => {
    const { sandbox, signedIn, authorize, exchange } = await startBrowser();
    const { refresh_token } = await signedIn();
    const revoke = (Token: string | undefined, RevokeAssociatedSessions?: string) =>
      send(sandbox, 'RevokeToken', { ClientId: sandbox.clientId, Token, RevokeAssociatedSessions });
    await revoke(refresh_token);
    const silent = () => authorize({ prompt: 'none' });
    const { body } = await exchange((await silent()).at?.searchParams.get('code'));
    await revoke(body.refresh_token, 'LINKED');
    expect((await silent()).at?.searchParams.get('error')).toBe('login_required');
  });

  test('by /oauth2/revoke ends the tokens', async () => {
    const { sandbox, token, signedIn, go } = await startBrowser();
    const { refresh_token = '', access_token } = await signedIn();
    await go('/oauth2/revoke', { client_id: sandbox.clientId, token: refresh_token });
    expect((await token({ grant_type: 'refresh_token', refresh_token })).body).toEqual({
      error: 'invalid_grant',
    });
    await expect(send(sandbox, 'GetUser', { AccessToken: access_token })).rejects.toMatchObject({
      type: 'NotAuthorizedException',
    });
  });

  test.each(['AdminDisableUser', 'AdminDeleteUser'])('by %s leaves no session', async (operation) => {
    const { sandbox, signIn, authorize } = await startBrowser();
    await signIn();
    await send(sandbox, operation, { UserPoolId: sandbox.userPoolId, Username: 'ada' });
    expect((await authorize({ prompt: 'none' })).at?.searchParams.get('error')).toBe('login_required');
  });
});
