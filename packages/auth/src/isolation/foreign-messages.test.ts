import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tick } from '../../test/browser.ts';
import { password, startJourney } from '../../test/journey.ts';

const uncaught = vi.fn<(error: unknown) => void>();
beforeEach(() => {
  uncaught.mockClear();
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', uncaught);
});
afterEach(() => {
  process.off('uncaughtException', uncaught);
  process.off('unhandledRejection', uncaught);
});

async function signedIn() {
  const journey = await startJourney();
  const tab = journey.open({ isolation: 'worker' });
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.at('home');
  const [worker] = journey.workers;
  if (!worker) throw new Error('There is a worker.');
  return { tab, worker };
}

const circular: { self?: unknown } = {};
circular.self = circular;

const foreign: readonly unknown[] = [
  null,
  undefined,
  'text',
  7,
  7n,
  [],
  {},
  circular,
  new Map([['sealed', { handle: 1 }]]),
  { type: 'constructor' },
  { type: null },
  { type: 'init' },
  {
    type: 'init',
    config: null,
    items: { pendingSignIn: null, session: null },
    passkeys: false,
    wafTokens: false,
  },
  { type: 'call' },
  { type: 'call', id: '1', name: 'capabilities', input: null },
  { type: 'call', id: Number.NaN, name: 'capabilities', input: null },
  { type: 'call', id: 2 ** 60, name: 'capabilities', input: null },
  { type: 'call', id: 1, name: null, input: null },
  { type: 'abort', id: null },
  { type: 'abort', id: 12345 },
  { type: 'free', handle: '1' },
  { type: 'asserted', id: 5 },
  { type: 'asserted', id: 5, credential: null },
  { type: 'notAsserted', id: 5, error: {} },
  { type: 'reply', id: 1, output: null, held: null },
  { type: 'reply', id: 1, output: null, held: { generation: 1, session: { accessToken: 5 } } },
  { type: 'announce', news: 'x' },
  { type: 'item', name: 'session', content: {} },
  { type: 'item', name: 'devices', content: null },
  { type: 'assert', id: 1, options: null },
];

describe('a foreign message', () => {
  it('is ignored by the worker', async () => {
    const { tab, worker } = await signedIn();
    for (const message of foreign) worker.postMessage(message);
    for (let turn = 0; turn < 20; turn += 1) await tick();
    expect((await tab.auth.getTokens({ forceRefresh: true }))?.accessToken).toBeDefined();
    expect(uncaught).not.toHaveBeenCalled();
  });

  it('is ignored by the page', async () => {
    const { tab, worker } = await signedIn();
    const before = tab.auth.getState();
    for (const data of foreign) worker.dispatchEvent(new MessageEvent('message', { data }));
    for (let turn = 0; turn < 20; turn += 1) await tick();
    expect(tab.auth.getState()).toBe(before);
    expect((await tab.auth.getTokens({ forceRefresh: true }))?.accessToken).toBeDefined();
    expect(uncaught).not.toHaveBeenCalled();
  });

  it.each([
    ['respond', null],
    ['respond', {}],
    ['respond', circular],
    ['initiateAuth', { attempt: null }],
    ['initiateAuth', { attempt: { username: {} } }],
    ['signUp', { username: 'x', password: new Map(), attributes: {}, clientMetadata: null }],
    [
      'signUp',
      { username: 'x', password: new Map([['sealed', null]]), attributes: {}, clientMetadata: null },
    ],
    ['pendingSignIn.save', 'x'],
    ['pendingSignIn.import', 5],
    ['pendingSignIn.import', 'x'.repeat(1_000_000)],
    ['legacy.take', { session: {}, devices: null }],
    ['device.forget', { toString: 1 }],
    ['refreshTokens', { force: 'yes' }],
    ['clearSession', { reason: 'because' }],
  ])('fails as a call, and as nothing else: %s, %#', async (name, input) => {
    const { tab, worker } = await signedIn();
    expect(await worker.ask(name, input)).toMatchObject({ type: 'failed', code: null });
    expect(tab.auth.getState().view).toBe('home');
    expect(uncaught).not.toHaveBeenCalled();
  });
});
