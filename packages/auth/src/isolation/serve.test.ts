import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import { attemptOf } from '../../test/services.ts';
import { FakeWorker } from '../../test/worker.ts';
import type { Environment } from '../api.ts';
import { seal, unseal } from '../sealed.ts';
import { pageHandles, workerHandles } from './handles.ts';
import { pinned } from './pinned.ts';
import { serve } from './serve.ts';
import { decode, encode } from './wire.ts';

const endpoint = 'https://pool.example/';

describe('the fetch of a worker', () => {
  const asked: string[] = [];
  const fetch: Environment['fetch'] = async (input) => {
    asked.push(String(input));
    return new Response();
  };

  it.each([
    'https://evil.example/',
    'http://pool.example/',
    'https://pool.example:444/',
    'https://pool.example/other',
  ])('refuses %s', async (url) => {
    await expect(pinned(fetch, [endpoint])(url)).rejects.toThrow('only sends requests to its own endpoints');
    expect(asked).toEqual([]);
  });

  it('asks its endpoint, and follows it nowhere', async () => {
    const inits: (RequestInit | undefined)[] = [];
    await pinned(
      async (_, init) => {
        inits.push(init);
        return new Response();
      },
      [endpoint],
    )(new URL(endpoint), { method: 'POST' });
    expect(inits).toEqual([{ method: 'POST', redirect: 'error' }]);
  });

  it('is made only for the origins that the worker was written for', () => {
    expect(() => pinned(fetch, [endpoint], ['https://pool.example'])).not.toThrow();
    expect(() => pinned(fetch, ['https://evil.example/'], ['https://pool.example'])).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    );
    const both = [endpoint, 'https://evil.example/oauth2/token'];
    expect(() => pinned(fetch, both, ['https://pool.example'])).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    );
  });
});

it.each(['https://*.example.com', 'https://pool.example/', 'pool.example', 'https://pool.example:443', ''])(
  'a worker is not written for %o, which is no origin',
  (origin) => {
    const port = { postMessage: () => {}, addEventListener: () => {} };
    expect(() => serve(port, { origins: [origin] })).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    );
    expect(() => serve(port, { origins: ['https://pool.example'] })).not.toThrow();
  },
);

describe('the wire', () => {
  it('carries the secret of a page, and of a worker only a handle', () => {
    const page = pageHandles(() => {});
    const worker = workerHandles();
    const toWorker = structuredClone(encode({ a: [seal('typed')], b: null }, page.refer));
    const there = decode(toWorker, worker.resolve) as { a: [ReturnType<typeof seal<string>>]; b: null };
    expect(unseal(there.a[0])).toBe('typed');

    const secret = seal('of the worker', 'session');
    const toPage = structuredClone(encode({ session: secret, prompt: { sealed: 'x' } }, worker.refer));
    expect(JSON.stringify(toPage, (_, value) => (value instanceof Map ? [...value] : value))).not.toContain(
      'of the worker',
    );
    const here = decode(toPage, page.resolve) as { session: typeof secret; prompt: object };
    expect(here.prompt).toEqual({ sealed: 'x' });
    expect(decode(structuredClone(encode(here, page.refer)), worker.resolve)).toEqual({
      session: secret,
      prompt: { sealed: 'x' },
    });
    worker.clear();
    expect(() => decode(structuredClone(encode(here, page.refer)), worker.resolve)).toThrow('cleared');
  });
});

describe('a worker', () => {
  const inWorker = { isolation: 'worker' } as const;

  it('sends its page no refresh token, verifier or device secret', async () => {
    const journey = await startJourney({
      userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    });
    const tab = journey.open(inWorker);
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');
    await tab.auth.getTokens({ forceRefresh: true });
    const [worker] = journey.workers;
    const told = JSON.stringify(worker?.toPage, (_, value) => (value instanceof Map ? [...value] : value));
    expect(told).toContain((await tab.auth.getTokens())?.accessToken);
    expect(told).not.toMatch(/devicePassword|"verifier"|"salt"/);
    expect(told.match(/"refreshToken":"[^"]+"/)).toBeNull();
    // And `expectNoLeak` looks for all secrets of the wire in it at the end.
    await journey.expectNoLeak();
  });

  /** The origins that a worker calls when it gets these options one after the other. */
  async function askedBy(...configs: readonly object[]): Promise<readonly string[]> {
    const journey = await startJourney();
    const asked = new Set<string>();
    const worker = new FakeWorker({
      ...journey.open().tab.environment,
      fetch: async (input) => {
        asked.add(new URL(input instanceof Request ? input.url : input).origin);
        return new Response();
      },
    });
    for (const config of configs)
      worker.postMessage({
        type: 'init',
        config,
        items: { pendingSignIn: null, session: null },
        passkeys: false,
        wafTokens: false,
      });
    const attempt = attemptOf('ann', '', { flow: 'USER_AUTH', knownDevice: false, password: null });
    await worker.ask('initiateAuth', { attempt });
    worker.terminate();
    return [...asked];
  }

  it('keeps its first pool and endpoint', async () => {
    const told = { userPoolId: 'eu-west-2_Pool', clientId: 'client', endpoint };
    const asked = await askedBy(told, { ...told, endpoint: 'https://evil.example/' });
    expect(asked).toEqual(['https://pool.example']);
  });

  it.each([
    ['eu-west-2_Pool', 'https://cognito-idp.eu-west-2.amazonaws.com'],
    ['cn-north-1_Pool', 'https://cognito-idp.cn-north-1.amazonaws.com.cn'],
    ['eusc-de-east-1_Pool', 'https://cognito-idp.eusc-de-east-1.amazonaws.eu'],
  ])('finds the pool %s where its partition has it', async (userPoolId, origin) => {
    expect(await askedBy({ userPoolId, clientId: 'client' })).toEqual([origin]);
  });

  /** A worker that has been configured for a pool. */
  async function initialised(): Promise<FakeWorker> {
    const journey = await startJourney();
    const worker = new FakeWorker(journey.open().tab.environment);
    const { userPoolId, clientId, endpoint: at } = journey.sandbox;
    const config = { userPoolId, clientId, endpoint: at };
    worker.postMessage({
      type: 'init',
      config,
      items: { pendingSignIn: null, session: null },
      passkeys: false,
      wafTokens: false,
    });
    return worker;
  }

  it.each(['constructor', '__proto__', 'toString', 'signIn', ''])(
    'serves nothing of the name %o',
    async (name) => {
      const worker = await initialised();
      expect(await worker.ask('capabilities', null)).toMatchObject({ type: 'reply' });
      expect(await worker.ask(name, {})).toEqual({ type: 'failed', id: expect.any(Number), code: null });
      worker.terminate();
    },
  );

  it('serves nothing before it knows its pool, nor for a configuration that cannot work', async () => {
    const journey = await startJourney();
    const worker = new FakeWorker(journey.open().tab.environment);
    expect(await worker.ask('capabilities', null)).toMatchObject({ type: 'failed', code: null });
    const config = { userPoolId: 'x', clientId: 'client' };
    worker.postMessage({
      type: 'init',
      config,
      items: { pendingSignIn: null, session: null },
      passkeys: false,
      wafTokens: false,
    });
    expect(await worker.ask('capabilities', null)).toMatchObject({ type: 'failed', code: 'invalid-config' });
    worker.terminate();
  });
});
