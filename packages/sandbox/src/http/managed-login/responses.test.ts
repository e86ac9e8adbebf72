import { describe, expect, test } from 'vitest';
import { PASSWORD, REDIRECT, startBrowser } from '../../testing/managed-login.ts';

type Started = Awaited<ReturnType<typeof startBrowser>>;

/** The headers of a response, as the browser gets them. */
async function headersOf({ sandbox }: Started, path: string, cookie = ''): Promise<object> {
  const { headers } = await sandbox.fetch(new URL(path, sandbox.endpoint), { headers: { cookie } });
  return Object.fromEntries(headers);
}

const policy = (formAction: string) =>
  `default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`;
const page = {
  'content-type': 'text/html; charset=utf-8',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

describe('a response of the pages', () => {
  test('is stored nowhere, and gives the browser one secret for a day', async () => {
    const started = await startBrowser();
    const path = `/login?${started.query()}`;
    const first = await headersOf(started, path);
    expect(first).toEqual({
      ...page,
      'content-security-policy': policy("'self' http://localhost:5173"),
      'set-cookie': expect.stringMatching(
        /^cognito-csrf-([0-9a-f]{8})=\1[0-9a-f]{24}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400; Secure$/,
      ),
    });
    await started.go(path);
    const [name, value] = [...started.cookies][0] ?? [];
    expect(await headersOf(started, path, `other=1;  ${name}=${value}; another=2`)).toMatchObject({
      'set-cookie': `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400; Secure`,
    });
    expect(await headersOf(started, path, `${name}=short`)).not.toMatchObject({
      'set-cookie': expect.stringContaining('=short'),
    });
  });

  test('may send its forms to an app with a scheme of its own', async () => {
    const started = await startBrowser({ client: { callbackURLs: ['my-app://signed-in'] } });
    const path = `/login?${started.query({ redirect_uri: 'my-app://signed-in' })}`;
    expect(await headersOf(started, path)).toMatchObject({
      'content-security-policy': policy("'self' my-app:"),
    });
  });

  test('has no form if it only shows a problem', async () => {
    const started = await startBrowser();
    expect(await headersOf(started, `/login?${started.query({ client_id: 'nobodys' })}`)).toEqual({
      ...page,
      'content-security-policy': policy("'none'"),
    });
    const { body } = await started.go(`/login?${started.query({ client_id: 'nobodys' })}`);
    expect(body).toContain(
      'The client_id, redirect_uri or logout_uri does not belong to an app client of this pool.',
    );
  });

  test('gives the browser a session for as long as any app client may use it', async () => {
    const started = await startBrowser();
    const opened = await started.openPage();
    const fields = opened.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g);
    const { headers } = await started.sandbox.fetch(
      new URL(`/login?${started.query()}`, started.sandbox.endpoint),
      {
        method: 'POST',
        headers: { cookie: [...started.cookies].map((pair) => pair.join('=')).join('; ') },
        body: new URLSearchParams([
          ...Array.from(fields, ([, name = '', value = '']) => [name, value]),
          ['username', 'ada'],
          ['password', PASSWORD],
        ]),
      },
    );
    expect(headers.getSetCookie()).toContainEqual(
      expect.stringMatching(
        `^cognito-${started.sandbox.userPoolId}=[^;]+; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000(; Secure)?$`,
      ),
    );
  });

  test('is stored nowhere if it redirects', async () => {
    const started = await startBrowser();
    expect(await headersOf(started, `/oauth2/authorize?${started.query()}`)).toEqual({
      location: `/login?${started.query()}`,
      'cache-control': 'no-store',
    });
    const out = started.query({ logout_uri: 'http://localhost:5173/bye' });
    expect(await headersOf(started, `/logout?${out}`)).toEqual({
      location: 'http://localhost:5173/bye',
      'cache-control': 'no-store',
      'set-cookie': `cognito-${started.sandbox.userPoolId}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure`,
    });
  });
});

test('an error is added to the query of the app, or begins one, without a state that was not sent', async () => {
  const { authorize } = await startBrowser({ client: { callbackURLs: [REDIRECT, 'my-app://signed-in'] } });
  const error = 'error=login_required&error_description=Nobody+is+signed+in.';
  expect((await authorize({ prompt: 'none', state: undefined })).location).toBe(`${REDIRECT}&${error}`);
  expect((await authorize({ prompt: 'none', redirect_uri: 'my-app://signed-in' })).location).toBe(
    `my-app://signed-in?${error}&state=a-state`,
  );
});

test.each([
  ['the pool’s own users', { identity_provider: 'COGNITO' }],
  ['another account', { prompt: 'select_account' }],
])('a request for %s leads to the sign-in', async (_, changes) => {
  const { signIn, authorize } = await startBrowser();
  await signIn();
  const { location } = await authorize({ prompt: 'login', ...changes });
  expect(location).toMatch(/^\/login\?/);
});

test.each([
  ['an address of no app client', { logout_uri: 'https://evil.example/' }],
  ['no app client', { client_id: undefined, logout_uri: 'http://localhost:5173/bye' }],
  ['no address at all', { redirect_uri: undefined }],
])('a sign-out with %s leaves the session as it is', async (_, changes) => {
  const { signIn, go, query, authorize } = await startBrowser();
  await signIn();
  const { status, location } = await go(`/logout?${query(changes)}`);
  expect([status, location]).toEqual([400, null]);
  expect((await authorize({ prompt: 'none' })).at?.searchParams.has('code')).toBe(true);
});

test('an app client without sign-out URLs has no address to go to', async () => {
  const { go, query } = await startBrowser({ client: { logoutURLs: undefined } });
  const { status } = await go(`/logout?${query({ logout_uri: 'http://localhost:5173/bye' })}`);
  expect(status).toBe(400);
});

test.each([
  ['/managed-login.css', 'text/css; charset=utf-8', 'font'],
  ['/managed-login.js', 'text/javascript; charset=utf-8', 'navigator.credentials.get'],
])('%s is there for the pages', async (path, type, part) => {
  const started = await startBrowser();
  expect(await headersOf(started, path)).toMatchObject({ 'content-type': type });
  expect((await started.go(path)).body).toContain(part);
});
