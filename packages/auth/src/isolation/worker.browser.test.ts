import { createSandbox } from '@latchkey/sandbox';
import { afterEach, expect, it } from 'vitest';
import { type PoolCall, poolChannel } from '../../test/pool-channel.ts';
import type { Auth } from '../api.ts';
import { createAuth } from '../auth.ts';
import type { AuthState } from '../views.ts';
import { startWorker } from './start-worker.ts';

const password = 'Correct-horse-1!';
const open: Auth[] = [];
const channels: BroadcastChannel[] = [];

const until = (auth: Auth, check: (state: AuthState) => boolean): Promise<AuthState> =>
  new Promise((resolve) => {
    const look = () => {
      if (check(auth.getState())) resolve(auth.getState());
    };
    auth.subscribe(look);
    look();
  });

afterEach(() => {
  for (const auth of open.splice(0)) auth.dispose();
  for (const channel of channels.splice(0)) channel.close();
});

/** A pool in this page, which answers the worker's requests. */
async function pool() {
  const sandbox = await createSandbox({
    userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    users: [{ username: 'ann', password }],
  });
  const channel = new BroadcastChannel(poolChannel);
  channels.push(channel);
  const respond = async ({ id, url, body, headers }: Extract<PoolCall, { type: 'ask' }>) => {
    const response = await sandbox.fetch(new Request(url, { method: 'POST', headers, body }));
    const told: PoolCall = { type: 'answer', id, status: response.status, body: await response.text() };
    // A worker that a test ended may have asked just before.
    if (channels.includes(channel)) channel.postMessage(told);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<PoolCall>) => {
    if (data.type === 'ask') void respond(data);
  });
  return sandbox;
}

it('signs in, confirms its device, refreshes and signs out in a real module worker', async () => {
  const sandbox = await pool();
  const told: unknown[] = [];
  const page = () => {
    const auth = createAuth({
      userPoolId: sandbox.userPoolId,
      clientId: sandbox.clientId,
      endpoint: sandbox.endpoint,
      isolation: 'worker',
      worker: () => {
        const worker = new Worker(new URL('../../test/pool-worker.ts', import.meta.url), { type: 'module' });
        worker.addEventListener('message', ({ data }) => told.push(data));
        return worker;
      },
      // The page itself sends nothing.
      environment: { fetch: () => Promise.reject(new TypeError('not from the page')) },
    });
    open.push(auth);
    return auth;
  };
  const auth = page();
  expect(await auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
  expect((await auth.ready()).view).toBe('signedOut');
  auth.actions.signIn({ username: 'ann', password });
  await until(auth, (state) => state.view === 'home' && state.device === 'remembered');
  const tokens = await auth.getTokens({ forceRefresh: true });
  expect(sandbox.journal.count('GetTokensFromRefreshToken')).toBe(1);
  const messages = JSON.stringify(told, (_, value) => (value instanceof Map ? [...value] : value));
  expect(messages).toContain(tokens?.accessToken);
  expect(messages).not.toMatch(/"refreshToken":"[^"]+"|devicePassword/);

  auth.dispose();
  const again = page();
  expect((await again.ready()).view).toBe('home');
  again.actions.signOut();
  await until(again, ({ view }) => view === 'signedOut');
  expect(sandbox.users.get('ann')?.sessions).toBe(0);
});

it('starts the worker of the package', async () => {
  const sandbox = await createSandbox();
  const { userPoolId, clientId, endpoint } = sandbox;
  const auth = createAuth({
    userPoolId,
    clientId,
    endpoint,
    isolation: 'worker',
    worker: startWorker,
    storage: 'memory',
  });
  open.push(auth);
  expect((await auth.ready()).view).toBe('signedOut');
  expect(await auth.getCapabilities()).toMatchObject({ storage: 'memory', reason: 'chosen' });
});

it('whose file does not load is a fault of the network, and the next try asks for it again', async () => {
  const sandbox = await pool();
  let address = '/no-such-worker.js';
  const auth = createAuth({
    userPoolId: sandbox.userPoolId,
    clientId: sandbox.clientId,
    endpoint: sandbox.endpoint,
    isolation: 'worker',
    worker: () => new Worker(address, { type: 'module' }),
  });
  open.push(auth);
  await until(auth, ({ view }) => view === 'signedOut');
  auth.actions.signIn({ username: 'ann', password });
  const { fault } = await until(auth, (state) => state.fault !== null);
  expect(fault).toMatchObject({ kind: 'network', code: 'not-loaded' });
  address = new URL('../../test/pool-worker.ts', import.meta.url).href;
  auth.actions.signIn({ username: 'ann', password });
  await until(auth, ({ view }) => view === 'home');
});
