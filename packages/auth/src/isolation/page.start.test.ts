import { describe, expect, it, vi } from 'vitest';
import { pool, StubWorker, pageWorld as world } from '../../test/page-world.ts';
import { startWorker } from './start-worker.ts';

describe('the options of an app', () => {
  const data = {
    endpoint: 'https://pool.example',
    flow: 'USER_AUTH',
    onExpired: 'ask',
    authSessionValidity: 5,
    totpIssuer: 'Shop',
    deviceName: 'phone',
    clientMetadata: { app: 'shop' },
    analyticsEndpointId: 'pinpoint',
    storage: 'memory',
    wasm: false,
    domain: 'https://login.example',
    redirectUri: 'https://app.example/callback',
    logoutUri: 'https://app.example/bye',
    scopes: ['openid'],
    idpInitiated: 'allow',
  } as const;

  it('go to the worker where they are data', () => {
    const { ask, worker } = world({ ...data, takeOver: async () => {}, inspect: () => {} });
    ask();
    expect(worker().heard[0]).toMatchObject({ config: { ...pool, ...data } });
    expect(Object.keys((worker().heard[0] as { config: object }).config).sort()).toEqual(
      [...Object.keys(pool), ...Object.keys(data)].sort(),
    );
  });

  it('that an app leaves out are left out', () => {
    const { ask, worker } = world();
    ask();
    expect((worker().heard[0] as { config: object }).config).toStrictEqual({
      ...pool,
      flow: 'USER_SRP_AUTH',
      onExpired: 'signOut',
      authSessionValidity: 3,
    });
  });
});

describe('the file of a worker', () => {
  it.each([
    ['of the package', startWorker, /\/worker\.js$/],
    ['that the app names', '/my-worker.js', /^\/my-worker\.js$/],
    [
      'that the app has an address of',
      new URL('https://app.example/w.js'),
      /^https:\/\/app\.example\/w\.js$/,
    ],
  ])('%s is a module', (_, given, address) => {
    const made: unknown[][] = [];
    vi.stubGlobal(
      'Worker',
      class extends StubWorker {
        constructor(...asked: [string | URL, WorkerOptions]) {
          super();
          made.push([String(asked[0]), asked[1]]);
        }
      },
    );
    world({ worker: given }).ask();
    expect(made).toEqual([[expect.stringMatching(address), { type: 'module', name: 'latchkey' }]]);
  });
});
