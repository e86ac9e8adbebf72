import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import { FakeWorker } from '../../test/worker.ts';
import type { Environment } from '../api.ts';
import { seal, unseal } from '../sealed.ts';
import { pageHandles, workerHandles } from './handles.ts';
import { pinned } from './pinned.ts';
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
    await expect(pinned(fetch, endpoint)(url)).rejects.toThrow('its own endpoint only');
    expect(asked).toEqual([]);
  });

  it('asks its endpoint, and follows it nowhere', async () => {
    const inits: (RequestInit | undefined)[] = [];
    await pinned(async (_, init) => {
      inits.push(init);
      return new Response();
    }, endpoint)(new URL(endpoint), { method: 'POST' });
    expect(inits).toEqual([{ method: 'POST', redirect: 'error' }]);
  });

  it('is made only for the origins that the worker was written for', () => {
    expect(() => pinned(fetch, endpoint, ['https://pool.example'])).not.toThrow();
    expect(() => pinned(fetch, 'https://evil.example/', ['https://pool.example'])).toThrow('not one');
  });
});

describe('the wire', () => {
  it('carries the secret of a page, and of a worker only a handle', () => {
    const page = pageHandles(() => {});
    const worker = workerHandles();
    const toWorker = structuredClone(encode({ a: [seal('typed')], b: null }, page.refer));
    const there = decode(toWorker, worker.resolve) as { a: [ReturnType<typeof seal<string>>]; b: null };
    expect(unseal(there.a[0])).toBe('typed');

    const secret = seal('of the worker');
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

  it('tells its page no refresh token, verifier or device secret', async () => {
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
    // And `expectNoLeak` looks for all secrets of the wire in it, in the end.
    await journey.expectNoLeak();
  });

  /** The origins that a worker asks at which is told these options one after the other. */
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
    for (const config of configs) worker.postMessage({ type: 'init', config, step: null, passkeys: false });
    const attempt = { username: 'ann', flow: 'USER_AUTH', knownDevice: false };
    worker.postMessage({ type: 'call', id: 1, name: 'initiateAuth', input: { attempt } });
    await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
    worker.terminate();
    return [...asked];
  }

  it('keeps to the first pool and endpoint that it was told', async () => {
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

  it('serves nothing that has no name', async () => {
    const journey = await startJourney();
    const worker = new FakeWorker(journey.open().tab.environment);
    const answers: unknown[] = [];
    const answered = new Promise((resolve) => {
      worker.addEventListener('message', (event) => {
        answers.push((event as MessageEvent).data);
        if (answers.length === 2) resolve(null);
      });
    });
    worker.postMessage({ type: 'call', id: 1, name: 'initiateAuth', input: {} });
    worker.postMessage({ type: 'call', id: 2, name: 'constructor', input: {} });
    await answered;
    expect(answers).toEqual([
      { type: 'failed', id: 1, code: null },
      { type: 'failed', id: 2, code: null },
    ]);
    worker.terminate();
  });

  it('forgets its secrets with the sign-out, and says so', async () => {
    const journey = await startJourney();
    const tab = journey.open({ ...inWorker, storage: 'memory' });
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    (await tab.at('home')).signOut();
    await tab.at('signedOut');
    const [worker] = journey.workers;
    const held = worker?.toPage.flatMap((message) =>
      typeof message === 'object' && message && 'held' in message ? [message.held] : [],
    );
    expect(held?.at(-1)).toMatchObject({ session: null });
  });

  it('that breaks down is replaced, and what was kept at rest is there', async () => {
    const journey = await startJourney();
    const tab = journey.open(inWorker);
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await tab.at('home');
    journey.workers[0]?.crash();
    const tokens = await tab.auth.getTokens({ forceRefresh: true });
    expect(tokens).not.toBeNull();
    expect(journey.workers.length).toBe(2);
    expect(tab.auth.getState().view).toBe('home');
  });

  it('that breaks down in a sign-in leads back to the form', async () => {
    const journey = await startJourney();
    const hold = journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'hold', times: 1 });
    const tab = journey.open(inWorker);
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await journey.struck(hold);
    journey.workers[0]?.crash();
    const form = await tab.at('signIn');
    expect(form.fault?.kind).toBe('unexpected');
    journey.sandbox.faults.clear();
    form.signIn({ username: 'ann', password });
    await tab.at('home');
  });
});
