import { describe, expect, test } from 'vitest';
import type { InjectedFaultRule } from '../../controls/faults.ts';
import { startBrowser } from '../../testing/managed-login.ts';

type Rule = Omit<InjectedFaultRule, 'operation'>;

describe('a fault at the token endpoint', () => {
  test.each<[Rule, number, string]>([
    [{ kind: 'throttle' }, 429, 'too_many_requests'],
    [{ kind: 'server' }, 500, 'server_error'],
    [{ kind: 'error' }, 400, 'server_error'],
    [{ kind: 'error', type: 'invalid_scope' }, 400, 'invalid_scope'],
  ])('%o is answered with %d %s, and the code stays good', async (rule, status, error) => {
    const { sandbox, signIn, exchange } = await startBrowser();
    const code = (await signIn()).at?.searchParams.get('code');
    sandbox.journal.clear();
    sandbox.faults.add({ ...rule, operation: '/oauth2/token', times: 1 });
    expect(await exchange(code)).toMatchObject({ status, body: { error } });
    expect(sandbox.journal.entries).toStrictEqual([
      {
        id: expect.any(Number),
        at: sandbox.clock.now(),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        operation: '/oauth2/token',
        status,
        errorType: error,
        clientId: sandbox.clientId,
        fault: rule.kind,
        request: expect.objectContaining({ grant_type: 'authorization_code', code: '***' }),
        response: { error },
      },
    ]);
    expect((await exchange(code)).status).toBe(200);
  });

  test('cuts the connection before the work or after it', async () => {
    const { sandbox, signIn, authorize, exchange } = await startBrowser();
    const first = (await signIn()).at?.searchParams.get('code');
    const second = (await authorize()).at?.searchParams.get('code');
    sandbox.journal.clear();
    const operation = '/oauth2/token';
    sandbox.faults.add({ kind: 'network', operation, times: 1 });
    await expect(exchange(first)).rejects.toThrow('Failed to fetch');
    expect((await exchange(first)).status).toBe(200);
    sandbox.faults.add({ kind: 'respond-then-drop', operation, times: 1 });
    await expect(exchange(second)).rejects.toThrow('Failed to fetch');
    expect(await exchange(second)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(sandbox.journal.entries.map(({ status, fault }) => [status, fault])).toEqual([
      [0, 'network'],
      [200, undefined],
      [0, 'respond-then-drop'],
      [400, undefined],
    ]);
  });

  test('delays the answer', async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number) => {
      waits.push(milliseconds);
    };
    const { sandbox, signIn, exchange } = await startBrowser({ options: { wait } });
    const code = (await signIn()).at?.searchParams.get('code');
    sandbox.faults.add({ kind: 'latency', milliseconds: 700, operation: '/oauth2/token' });
    expect((await exchange(code)).status).toBe(200);
    expect(waits).toEqual([700]);
  });
});

describe('a fault at a page', () => {
  test.each<[Rule, number, string]>([
    [{ kind: 'throttle' }, 429, 'Too many requests.'],
    [{ kind: 'server' }, 500, 'Something went wrong'],
    [{ kind: 'error' }, 400, 'Something went wrong'],
    [{ kind: 'error', message: 'As ordered' }, 400, 'As ordered'],
  ])('%o is shown where there is no app to go back to', async (rule, status, message) => {
    const { sandbox, go, query } = await startBrowser();
    sandbox.faults.add({ ...rule, operation: '/logout' });
    const page = await go(`/logout?${query({ logout_uri: 'http://localhost:5173/bye' })}`);
    expect([page.status, page.location]).toEqual([status, null]);
    expect(page.body).toContain(`<p role="alert">${message}</p>`);
    expect(page.body).toContain('<h1>An error was encountered</h1>');
  });

  test.each<[Rule, string, string]>([
    [{ kind: 'server' }, 'server_error', 'Something went wrong'],
    [{ kind: 'server', message: 'As ordered' }, 'server_error', 'As ordered'],
    [{ kind: 'error' }, 'server_error', 'Something went wrong'],
  ])('%o is sent to the app as %s', async (rule, error, description) => {
    const { sandbox, authorize } = await startBrowser();
    sandbox.faults.add({ ...rule, operation: '/oauth2/authorize' });
    const { searchParams } = (await authorize()).at ?? new URL('about:blank');
    expect(Object.fromEntries(searchParams)).toMatchObject({ error, error_description: description });
    expect(sandbox.journal.entries).toMatchObject([{ errorType: error, errorMessage: description }]);
  });

  test('that cuts the connection does nothing; one that delays does everything', async () => {
    const waits: number[] = [];
    const { sandbox, signIn, go, query, authorize } = await startBrowser({
      options: { wait: async (milliseconds) => void waits.push(milliseconds) },
    });
    await signIn();
    const isSignedIn = async () => (await authorize({ prompt: 'none' })).at?.searchParams.has('code');
    const out = `/logout?${query({ logout_uri: 'http://localhost:5173/bye' })}`;
    sandbox.faults.add({ kind: 'network', operation: '/logout', times: 1 });
    await expect(go(out)).rejects.toThrow('Failed to fetch');
    expect(await isSignedIn()).toBe(true);
    sandbox.faults.add({ kind: 'latency', milliseconds: 300, operation: '/logout' });
    expect((await go(out)).location).toBe('http://localhost:5173/bye');
    expect([await isSignedIn(), waits]).toEqual([false, [300]]);
  });

  test('is in the journal like any other error that the app gets', async () => {
    const uri = 'my-app://signed-in';
    const { sandbox, authorize } = await startBrowser({ client: { callbackURLs: [uri] } });
    await authorize({ redirect_uri: uri, prompt: 'none' });
    expect(sandbox.journal.entries).toMatchObject([
      { status: 302, errorType: 'login_required', errorMessage: 'Nobody is signed in.' },
    ]);
  });

  test('is none while it is for another page', async () => {
    const { sandbox, openPage } = await startBrowser();
    sandbox.faults.add({ kind: 'server', operation: '/logout' });
    expect((await openPage()).status).toBe(200);
    expect(sandbox.journal.entries).toStrictEqual([
      {
        id: 1,
        at: sandbox.clock.now(),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        operation: '/login',
        status: 200,
        clientId: sandbox.clientId,
        request: expect.objectContaining({ client_id: sandbox.clientId, response_type: 'code' }),
        response: {},
      },
    ]);
  });
});

test('the name of a mock provider that cannot be read leads nowhere', async () => {
  const { go } = await startBrowser();
  const page = await go('/mock/%E0%A4%A?client_id=x');
  expect([page.status, page.location]).toEqual([400, null]);
});
