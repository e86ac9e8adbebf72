import { describe, expect, test } from 'vitest';
import { REDIRECT, startBrowser, VERIFIER } from '../../testing/managed-login.ts';
import { LONGEST_BODY } from '../read-body.ts';

const SECRET = 'a_secret_of_24_characters';

describe('the token endpoint', () => {
  test('takes a code that was asked for without a challenge, and then no verifier', async () => {
    const { signIn, authorize, exchange } = await startBrowser();
    await signIn();
    const next = async () =>
      (await authorize({ code_challenge: undefined, code_challenge_method: undefined })).at?.searchParams.get(
        'code',
      );
    expect((await exchange(await next(), { code_verifier: undefined })).status).toBe(200);
    expect(await exchange(await next())).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('renews both tokens of a sign-in with openid, and is stored nowhere', async () => {
    const { token, signedIn } = await startBrowser();
    const { refresh_token } = await signedIn();
    const { body, headers } = await token({ grant_type: 'refresh_token', refresh_token });
    expect(body).toEqual({
      access_token: expect.any(String),
      id_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3_600,
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('reads no more than a Basic header', async () => {
    const { sandbox, signIn, authorize, token } = await startBrowser({ client: { clientSecret: SECRET } });
    await signIn();
    const basic = `Basic ${btoa(`${sandbox.clientId}:${SECRET}`)}`;
    const tokensWith = async (authorization: string) => {
      const code = (await authorize()).at?.searchParams.get('code') ?? '';
      const form = {
        client_id: undefined,
        grant_type: 'authorization_code',
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
        code,
      };
      return (await token(form, { authorization })).body;
    };
    expect(await tokensWith(basic)).toHaveProperty('access_token');
    for (const wrong of [`x${basic}`, `${basic} x`, 'Basic A', `Basic ${btoa('%zz:x')}`]) {
      expect(await tokensWith(wrong)).toEqual({ error: 'invalid_client' });
    }
  });

  test('takes no secret of the form beside a Basic header that it cannot read', async () => {
    const { signedIn, token } = await startBrowser();
    const form = { grant_type: 'refresh_token', refresh_token: (await signedIn()).refresh_token };
    expect((await token(form)).status).toBe(200);
    expect((await token(form, { authorization: 'Basic A' })).body).toEqual({ error: 'invalid_client' });
  });

  test('reads no form that is too long', async () => {
    const { token } = await startBrowser();
    expect(
      await token({ grant_type: 'refresh_token', refresh_token: 'a'.repeat(LONGEST_BODY) }),
    ).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
  });
});

describe('the revoke endpoint', () => {
  async function start() {
    const { sandbox, signedIn, token } = await startBrowser();
    const { refresh_token = '' } = await signedIn();
    const revoke = async (form: Record<string, string>) => {
      const body = new URLSearchParams({ client_id: sandbox.clientId, ...form });
      const response = await sandbox.fetch(new URL('/oauth2/revoke', sandbox.endpoint), {
        method: 'POST',
        body,
      });
      return [response.status, await response.json()];
    };
    const refresh = async () => (await token({ grant_type: 'refresh_token', refresh_token })).status;
    return { sandbox, refresh_token, revoke, refresh };
  }

  test('ends a sign-in, and is in the journal', async () => {
    const { sandbox, refresh_token, revoke, refresh } = await start();
    expect(await refresh()).toBe(200);
    expect(await revoke({ token: refresh_token })).toEqual([200, {}]);
    expect(await refresh()).toBe(400);
    expect(sandbox.journal.entries.map(({ operation }) => operation)).toContain('/oauth2/revoke');
  });

  test('needs a token, and does not say that one is unknown', async () => {
    const { revoke } = await start();
    expect(await revoke({})).toEqual([400, { error: 'invalid_request' }]);
    expect(await revoke({ token: 'made-up' })).toEqual([200, {}]);
  });

  test('ends no sign-in of another app client', async () => {
    const { sandbox, refresh_token, revoke, refresh } = await start();
    const client_id = sandbox.addClient().clientId;
    expect(await revoke({ client_id, token: refresh_token })).toEqual([
      400,
      { error: 'unauthorized_client' },
    ]);
    expect(await refresh()).toBe(200);
  });
});

test('userInfo reads no more than a Bearer header, and says what is wrong', async () => {
  const { sandbox, signedIn } = await startBrowser();
  const { access_token } = await signedIn();
  const info = (authorization?: string) =>
    sandbox.fetch(new URL('/oauth2/userInfo', sandbox.endpoint), {
      headers: authorization === undefined ? {} : { authorization },
    });
  expect((await info(`bearer ${access_token}`)).status).toBe(200);
  for (const wrong of [undefined, `xBearer ${access_token}`, `Bearer ${access_token} x`]) {
    const { status, headers } = await info(wrong);
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  }
});
