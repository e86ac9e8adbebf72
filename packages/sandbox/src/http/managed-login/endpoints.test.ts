import { describe, expect, test } from 'vitest';
import { PASSWORD, REDIRECT, startBrowser, VERIFIER } from '../../testing/managed-login.ts';
import { Person, tokensOf } from '../../testing/person.ts';
import { send } from '../../testing/wire.ts';

describe('the token endpoint', () => {
  test('takes a code once, in five minutes, with its verifier and address', async () => {
    const { sandbox, signIn, authorize, exchange } = await startBrowser();
    const invalid = { status: 400, body: { error: 'invalid_grant' } };
    const first = (await signIn()).at?.searchParams.get('code');
    const next = async () => (await authorize()).at?.searchParams.get('code');
    expect((await exchange(first)).status).toBe(200);
    expect(await exchange(first)).toMatchObject(invalid);
    expect(await exchange(await next(), { code_verifier: `${VERIFIER}x` })).toMatchObject(invalid);
    expect(await exchange(await next(), { code_verifier: undefined })).toMatchObject(invalid);
    expect(await exchange(await next(), { redirect_uri: 'https://evil.example/' })).toMatchObject(invalid);
    const late = await next();
    sandbox.clock.advance(300_000);
    expect(await exchange(late)).toMatchObject(invalid);
  });

  test('takes no code of a user who has been disabled', async () => {
    const { sandbox, signIn, exchange } = await startBrowser();
    const code = (await signIn()).at?.searchParams.get('code');
    await send(sandbox, 'AdminDisableUser', { UserPoolId: sandbox.userPoolId, Username: 'ada' });
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('refreshes, and rotates where the client does', async () => {
    const { token, signedIn } = await startBrowser({
      client: { refreshTokenRotation: { feature: 'ENABLED' } },
    });
    const { refresh_token } = await signedIn();
    const { body } = await token({ grant_type: 'refresh_token', refresh_token });
    expect(body.refresh_token).not.toBe(refresh_token);
    expect(await token({ grant_type: 'refresh_token', refresh_token })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    const next = await token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
    expect(next).toMatchObject({ status: 200, body: { refresh_token: expect.any(String) } });
  });

  test('gives no ID token without openid', async () => {
    const { signIn, authorize, exchange } = await startBrowser();
    await signIn();
    const { at } = await authorize({ scope: 'aws.cognito.signin.user.admin' });
    expect((await exchange(at?.searchParams.get('code'))).body).not.toHaveProperty('id_token');
  });

  test('wants the secret of a client that has one, in the form or as Basic', async () => {
    const { sandbox, signIn, authorize, exchange, token } = await startBrowser({
      client: { clientSecret: 'a-secret-of-24-characters'.replaceAll('-', '_') },
    });
    const secret = 'a_secret_of_24_characters';
    expect((await exchange((await signIn()).at?.searchParams.get('code'))).body).toEqual({
      error: 'invalid_client',
    });
    const next = async () => (await authorize()).at?.searchParams.get('code');
    expect((await exchange(await next(), { client_secret: secret })).status).toBe(200);
    const basic = { authorization: `Basic ${btoa(`${sandbox.clientId}:${secret}`)}` };
    const form = {
      client_id: undefined,
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
    };
    expect((await token({ ...form, code: (await next()) ?? '' }, basic)).status).toBe(200);
  });

  test.each([
    [{ client_id: 'nobodys', grant_type: 'refresh_token' }, 'invalid_client'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
    [{}, 'invalid_request'],
    [{ grant_type: 'refresh_token', refresh_token: 'made-up' }, 'invalid_grant'],
  ])('refuses %j with %s', async (form, error) => {
    const { token } = await startBrowser();
    expect(await token(form)).toMatchObject({ status: 400, body: { error } });
  });

  test('and the API keep to their own sign-ins where devices are tracked', async () => {
    const { sandbox, token, signedIn } = await startBrowser({
      options: { userPool: { deviceConfiguration: {} } },
    });
    const { refresh_token } = await signedIn();
    const byApi = { ClientId: sandbox.clientId, RefreshToken: refresh_token };
    await expect(send(sandbox, 'GetTokensFromRefreshToken', byApi)).rejects.toMatchObject({
      message: 'Invalid Refresh Token.',
    });
    expect((await token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200);
    const { RefreshToken } = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
    expect(await token({ grant_type: 'refresh_token', refresh_token: RefreshToken })).toMatchObject({
      body: { error: 'invalid_grant' },
    });
  });

  test('is in the journal, and can be made to fail', async () => {
    const { sandbox, token, signedIn } = await startBrowser();
    const { refresh_token } = await signedIn();
    sandbox.faults.add({ kind: 'respond-then-drop', operation: '/oauth2/token', times: 1 });
    const form = { grant_type: 'refresh_token', refresh_token };
    await expect(token(form)).rejects.toThrow('Failed to fetch');
    sandbox.faults.add({ kind: 'throttle', operation: '/oauth2/token', times: 1 });
    expect((await token(form)).status).toBe(429);
    const entries = sandbox.journal.entries.filter(({ operation }) => operation === '/oauth2/token');
    expect(entries.map(({ operation, status }) => [operation, status])).toEqual([
      ['/oauth2/token', 200],
      ['/oauth2/token', 0],
      ['/oauth2/token', 429],
    ]);
    expect(entries[0]?.request).toMatchObject({
      grant_type: 'authorization_code',
      code: '***',
      code_verifier: '***',
    });
    expect(refresh_token).toBeTypeOf('string');
    expect(JSON.stringify(sandbox.journal.entries)).not.toContain(refresh_token);
  });
});

describe('userInfo', () => {
  async function info(scope: string) {
    const { sandbox, signIn, authorize, exchange } = await startBrowser({
      user: { attributes: { email: 'ada@example.com', nickname: 'Ada' } },
    });
    await signIn();
    const { body } = await exchange((await authorize({ scope })).at?.searchParams.get('code'));
    const response = await sandbox.fetch(new URL('/oauth2/userInfo', sandbox.endpoint), {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    return { status: response.status, body: (await response.json()) as object };
  }

  test('shows the claims that the scopes allow', async () => {
    expect((await info('openid')).body).toMatchObject({
      username: 'ada',
      email: 'ada@example.com',
      nickname: 'Ada',
    });
    const { body } = await info('openid email');
    expect(body).toMatchObject({ sub: expect.any(String), email: 'ada@example.com', email_verified: 'true' });
    expect(body).not.toHaveProperty('nickname');
  });

  test('needs openid', async () => {
    expect(await info('email')).toEqual({ status: 401, body: { error: 'invalid_token' } });
  });
});
