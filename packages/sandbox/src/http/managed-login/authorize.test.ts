import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { startFederation } from '../../testing/identity-providers.ts';
import { REDIRECT, startBrowser } from '../../testing/managed-login.ts';

describe('a request to authorize', () => {
  test.each([
    ['a max_age that is no number', { max_age: 'soon' }, 'The max_age has to be a number of seconds.'],
    ['an unknown prompt', { prompt: 'always' }, 'The prompt is unknown.'],
    [
      'none and another prompt',
      { prompt: 'none login' },
      'The prompt "none" cannot be combined with others.',
    ],
    ['no response_type', { response_type: undefined }, 'The response_type is missing.'],
    [
      'a method without a challenge',
      { code_challenge: undefined },
      'A code_challenge has to have the code_challenge_method S256.',
    ],
    [
      'a resource that is no URI',
      { resource: 'orders' },
      'The resource has to be an absolute URI without a fragment.',
    ],
    [
      'a resource with a fragment',
      { resource: 'https://api.example/#a' },
      'The resource has to be an absolute URI without a fragment.',
    ],
    [
      'a provider that there is not',
      { idp_identifier: 'nobody.example' },
      'The client has no such identity provider.',
    ],
    [
      'two ways to name a provider',
      { identity_provider: 'COGNITO', idp_identifier: 'x' },
      'Use either identity_provider or idp_identifier.',
    ],
  ])('with %s comes back with an error', async (_, changes, description) => {
    const { authorize } = await startBrowser();
    const { at } = await authorize(changes);
    expect(at?.href.split('?')[0]).toBe(REDIRECT.split('?')[0]);
    expect(at?.searchParams.get('error')).toBe('invalid_request');
    expect(at?.searchParams.get('error_description')).toBe(description);
    expect(at?.searchParams.get('state')).toBe('a-state');
  });

  test('with a parameter that comes twice comes back with an error', async () => {
    const { go, query } = await startBrowser();
    const { at } = await go(`/oauth2/authorize?${query()}&nonce=another`);
    expect(at?.searchParams.get('error')).toBe('invalid_request');
    expect(at?.searchParams.get('error_description')).toBe('The parameter nonce comes twice.');
  });

  test('without a redirect_uri goes by the default of the app client', async () => {
    const { authorize } = await startBrowser({ client: { defaultRedirectURI: REDIRECT } });
    const { at } = await authorize({ redirect_uri: undefined, prompt: 'none' });
    expect(at?.href).toMatch(/^http:\/\/localhost:5173\/callback/);
  });

  test('with max_age asks again for a sign-in that is older', async () => {
    const { sandbox, authorize, signIn } = await startBrowser();
    await signIn();
    sandbox.clock.advance(59_000);
    const isAlive = async (max_age: string) =>
      (await authorize({ prompt: 'none', max_age })).at?.searchParams.has('code');
    expect(await isAlive('60')).toBe(true);
    expect(await isAlive('0')).toBe(false);
    sandbox.clock.advance(1_000);
    expect(await isAlive('60')).toBe(false);
    expect((await authorize({ max_age: '60' })).location).toMatch(/^\/login\?/);
  });

  test('with prompt=select_account lets a person continue or choose another account', async () => {
    const { authorize, signIn, go, submit } = await startBrowser();
    await signIn();
    const { location } = await authorize({ prompt: 'select_account' });
    const page = await go(location ?? '');
    expect(page.body).toContain('Continue as ada@example.com');
    expect(page.body).toContain('name="password"');
    const done = await submit(page, { continue: '1' });
    expect(done.at?.searchParams.has('code')).toBe(true);
  });

  test('cannot continue as somebody without a session', async () => {
    const { openPage, submit } = await startBrowser();
    const done = await submit(await openPage(), { continue: '1' });
    expect(done.location).toBeNull();
  });

  test('with a resource gives access tokens for it, now and after a refresh', async () => {
    const { signIn, authorize, exchange, token } = await startBrowser();
    await signIn();
    const { at } = await authorize({ resource: 'https://api.example/orders' });
    const { body } = await exchange(at?.searchParams.get('code'));
    expect(decodeJwt(body.access_token).aud).toBe('https://api.example/orders');
    const renewed = await token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
    expect(decodeJwt(renewed.body.access_token).aud).toBe('https://api.example/orders');
  });

  test('of an app client without any provider comes back with an error', async () => {
    const { authorize } = await startBrowser({ client: { supportedIdentityProviders: [] } });
    expect((await authorize()).at?.searchParams.get('error')).toBe('invalid_request');
  });
});

describe('a session', () => {
  test('is good for the other app clients of its pool, and for no other pool', async () => {
    const { sandbox, authorize, signIn } = await startBrowser();
    const settings = { callbackURLs: [REDIRECT] };
    const { clientId } = sandbox.addClient(settings);
    const other = await sandbox.createPool({ clients: [settings], users: [{ username: 'ada' }] });
    await signIn();
    const silent = async (client_id: string) =>
      (await authorize({ client_id, prompt: 'none' })).at?.searchParams;
    expect((await silent(clientId))?.has('code')).toBe(true);
    expect((await silent(other.clientId))?.get('error')).toBe('login_required');
    sandbox.configureClient(clientId, { ssoSession: { maxValidityMinutes: 5 } });
    sandbox.clock.advance(300_000);
    expect((await silent(clientId))?.get('error')).toBe('login_required');
    expect((await silent(sandbox.clientId))?.has('code')).toBe(true);
  });
});

test('sessions in two pools are side by side in one browser', async () => {
  const { sandbox, authorize, signIn, go, query } = await startBrowser();
  await signIn();
  const other = await sandbox.createPool({
    clients: [{ callbackURLs: [REDIRECT] }],
    users: [{ username: 'bob', password: 'Correct-horse-1' }],
  });
  const path = `/login?${query({ client_id: other.clientId })}`;
  const hidden = (await go(path)).body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g);
  const form = { username: 'bob', password: 'Correct-horse-1' };
  await go(path, { ...Object.fromEntries(Array.from(hidden, ([, name, value]) => [name, value])), ...form });
  for (const client_id of [sandbox.clientId, other.clientId]) {
    expect((await authorize({ client_id, prompt: 'none' })).at?.searchParams.has('code')).toBe(true);
  }
});

describe('an injected fault', () => {
  test.each(['invalid_request', 'unauthorized_client', 'invalid_scope', 'server_error', 'login_required'])(
    'sends the browser back with %s',
    async (type) => {
      const { sandbox, authorize } = await startBrowser();
      sandbox.faults.add({ kind: 'error', operation: '/oauth2/authorize', type, message: 'As ordered' });
      const { at } = await authorize();
      expect(at?.searchParams.get('error')).toBe(type);
      expect(at?.searchParams.get('error_description')).toBe('As ordered');
      expect(at?.searchParams.get('state')).toBe('a-state');
      expect(sandbox.journal.entries).toMatchObject([
        { operation: '/oauth2/authorize', status: 302, errorType: type, fault: 'error' },
      ]);
    },
  );

  test.each([
    ['/oauth2/authorize', 'server', 302],
    ['/oauth2/authorize', 'throttle', 429],
    ['/logout', 'server', 500],
  ] as const)('at %s: %s', async (operation, kind, status) => {
    const { sandbox, go, query } = await startBrowser();
    sandbox.faults.add({ kind, operation });
    const parameters = operation === '/logout' ? query({ logout_uri: 'http://localhost:5173/bye' }) : query();
    expect((await go(`${operation}?${parameters}`)).status).toBe(status);
  });

  test('drops the connection of a page', async () => {
    const { sandbox, openPage } = await startBrowser();
    sandbox.faults.add({ kind: 'network', operation: '/login', times: 1 });
    await expect(openPage()).rejects.toThrow('Failed to fetch');
    expect((await openPage()).status).toBe(200);
  });

  test('can strike on the way back from an identity provider', async () => {
    const { sandbox, signIn } = await startFederation();
    sandbox.faults.add({ kind: 'server', operation: '/oauth2/idpresponse' });
    expect((await signIn('bob@gmail.com')).searchParams.get('error')).toBe('server_error');
  });
});

test.each([
  ['/oauth2/token', '*'],
  ['/oauth2/revoke', '*'],
  ['/oauth2/userInfo', '*'],
  ['/oauth2/authorize', null],
  ['/login', null],
  ['/logout', null],
])('a preflight of %s is answered with the origin %s', async (path, origin) => {
  const { sandbox } = await startBrowser();
  const { headers } = await sandbox.fetch(new URL(path, sandbox.endpoint), { method: 'OPTIONS' });
  expect(headers.get('access-control-allow-origin')).toBe(origin);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'callback',
  'http://app.example/',
  'https://app.example/#x',
])('no app client can have the address %s', async (url) => {
  const { sandbox } = await startBrowser();
  for (const settings of [{ callbackURLs: [url] }, { logoutURLs: [url] }]) {
    expect(() => sandbox.addClient(settings)).toThrow(expect.objectContaining({ code: 'invalid-options' }));
  }
});

test('a form that is too long is not read', async () => {
  const { openPage, submit } = await startBrowser();
  const { status } = await submit(await openPage(), { username: 'a'.repeat(70_000), password: 'x' });
  expect(status).toBe(413);
});

test('two tabs can have the form open at the same time', async () => {
  const { openPage, submit } = await startBrowser();
  const first = await openPage();
  await openPage();
  const done = await submit(first, { username: 'ada', password: 'Correct-horse-1' });
  expect(done.at?.searchParams.has('code')).toBe(true);
});

test('the pages allow no script of others, no frame, and forms that lead to the app only', async () => {
  const { sandbox, query } = await startBrowser();
  const { headers } = await sandbox.fetch(new URL(`/login?${query()}`, sandbox.endpoint));
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self' http://localhost:5173; frame-ancestors 'none'",
  );
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});
