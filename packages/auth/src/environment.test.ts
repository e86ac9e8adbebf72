import { createSandbox } from '@latchkey/sandbox';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../test/manual-clock.ts';
import { settle } from '../test/passing.ts';
import { createAuth } from './auth.ts';
import { browserEnvironment } from './environment.ts';
import { loadTabs } from './services/load.ts';

describe('outside of a browser', () => {
  it('settles on signedOut, keeps nothing and says why', async () => {
    const auth = createAuth({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });
    expect(auth.getState().view).toBe('splash');
    expect((await auth.ready()).view).toBe('signedOut');
    expect(await auth.getCapabilities()).toEqual({
      storage: 'memory',
      reason: 'no-indexeddb',
      locks: false,
      channel: false,
    });
    expect(await auth.getAccessToken()).toBeNull();
    auth.dispose();
  });

  it('signs in, as in the README', async () => {
    const pool = await createSandbox({ users: [{ username: 'ada', password: 'Correct-horse-7!' }] });
    const auth = createAuth({
      userPoolId: pool.userPoolId,
      clientId: pool.clientId,
      endpoint: pool.endpoint,
      environment: { fetch: (...request) => pool.fetch(new Request(...request)) },
    });
    await auth.ready();
    const home = new Promise((resolve) => {
      auth.subscribe((state) => state.view === 'home' && resolve(state.user.username));
    });
    auth.actions.signIn({ username: 'ada', password: 'Correct-horse-7!' });
    expect(await home).toBe('ada');
    auth.dispose();
  });

  it('rejects waiting calls when it is disposed', async () => {
    const auth = createAuth({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });
    const ready = auth.ready();
    auth.dispose();
    await expect(ready).rejects.toMatchObject({ name: 'AuthError', code: 'disposed' });
    await expect(auth.getTokens()).rejects.toMatchObject({ code: 'disposed' });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

const config = { userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' };

const STORES = ['indexedDB', 'sessionStorage', 'localStorage'];

describe('a browser that blocks site data', () => {
  it('throws at every door, and has a fallback for each', async () => {
    const request = vi.fn<() => Promise<never>>(() =>
      Promise.reject(new DOMException('Denied.', 'SecurityError')),
    );
    vi.stubGlobal('document', {});
    vi.stubGlobal('navigator', { locks: { request } });
    vi.stubGlobal('BroadcastChannel', refuse);
    for (const name of STORES) Object.defineProperty(globalThis, name, { get: refuse, configurable: true });
    const auth = createAuth(config);
    expect((await auth.ready()).view).toBe('signedOut');
    await expect.poll(() => request).toHaveBeenCalled();
    await expect
      .poll(() => auth.getCapabilities())
      .toEqual({
        storage: 'memory',
        reason: 'no-indexeddb',
        locks: false,
        channel: false,
      });
    auth.dispose();
    for (const name of STORES) Reflect.deleteProperty(globalThis, name);
  });

  it.each(['locks', 'credentials'] as const)('has no %s where reading them throws', (name) => {
    vi.stubGlobal('document', {});
    vi.stubGlobal('navigator', Object.defineProperty({}, name, { get: refuse }));
    expect(browserEnvironment()[name]).toBeNull();
  });
});

describe('a server', () => {
  it('holds no lock and no channel, though it has both', () => {
    vi.stubGlobal('navigator', { locks: { request: refuse } });
    expect(browserEnvironment()).toMatchObject({ locks: null, openChannel: null });
  });

  it('holds no timer for an Auth that nobody disposes of', async () => {
    const clock = new ManualClock();
    await createAuth({ ...config, environment: { clock } }).ready();
    await loadTabs();
    await settle();
    expect(clock.pending).toBe(0);
  });

  // Cloudflare Workers do so at module scope.
  it('that refuses timers, random values and requests outside of a request can have an Auth there', async () => {
    vi.stubGlobal('setTimeout', refuse);
    vi.stubGlobal('fetch', refuse);
    vi.spyOn(crypto, 'getRandomValues').mockImplementation(refuse);
    const auth = createAuth(config);
    expect((await auth.ready()).view).toBe('signedOut');
    vi.restoreAllMocks();
    auth.dispose();
  });
});

describe('a service worker or an extension', () => {
  it('has the channel and the locks of its browser', () => {
    vi.stubGlobal('WorkerGlobalScope', class {});
    const locks = { request: refuse };
    vi.stubGlobal('navigator', { locks });
    expect(browserEnvironment()).toMatchObject({ locks, openChannel: expect.any(Function) });
  });
});
