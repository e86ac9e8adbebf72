import { describe, expect, it, vi } from 'vitest';
import { tick } from '../../test/browser.ts';
import { held, key, turns, pageWorld as world } from '../../test/page-world.ts';
import { attemptOf } from '../../test/services.ts';
import { isSealed, kindOf, type seal, unseal } from '../sealed.ts';

describe('a call of the page', () => {
  it('starts the worker, says first which pool it is for, and gets its own answer', async () => {
    const { ask, workers, worker } = world();
    expect(workers).toEqual([]);
    const [first, second] = [ask('capabilities'), ask('catchUp')];
    expect(workers).toHaveLength(1);
    expect(worker().heard.map(({ type }) => type)).toEqual(['init', 'call', 'call']);
    expect(worker().asked()).toEqual([
      [1, 'capabilities'],
      [2, 'catchUp'],
    ]);
    worker().reply(2, 'of the second');
    worker().reply(7, 'of nobody');
    await turns();
    expect([first, second]).toEqual([{}, { value: { output: 'of the second', held } }]);
    worker().reply(1, { session: new Map([['sealed', { handle: 4 }]]) });
    worker().reply(1, 'once more');
    await turns();
    const { output } = first.value as { output: { session: unknown } };
    expect(isSealed(output.session)).toBe(true);
  });

  it('carries typed values, and returns the handle of the worker’s secret', async () => {
    const { ask, worker } = world();
    const before = ask('initiateAuth', undefined, { attempt: attemptOf('ann', 'swordfish') });
    expect(worker().heard.at(-1)).toMatchObject({
      input: { attempt: { username: 'ann', password: new Map([['sealed', { value: 'swordfish' }]]) } },
    });
    worker().reply(1, { proof: new Map([['sealed', { handle: 4 }]]) });
    await turns();
    const { output } = before.value as { output: { proof: unknown } };
    ask('respond', undefined, output);
    expect(worker().heard.at(-1)).toMatchObject({ input: { proof: new Map([['sealed', { handle: 4 }]]) } });
  });

  it.each([
    [null, { name: 'TypeError' }],
    ['sign-in-needed', { name: 'AuthError', code: 'sign-in-needed' }],
  ])('fails with the code %s, and with nothing else', async (code, error) => {
    const { ask, worker } = world();
    const call = ask();
    worker().say({ type: 'failed', id: 1, code });
    await turns();
    expect(call.error).toMatchObject(error);
  });

  it('aborts the call in the worker, and is not sent if it was aborted before', () => {
    const { ask, workers, worker } = world();
    ask('catchUp', AbortSignal.abort());
    expect(workers).toEqual([]);
    const abort = new AbortController();
    ask('catchUp', abort.signal);
    ask('capabilities');
    expect(worker().count('abort')).toBe(0);
    abort.abort();
    expect(worker().heard.at(-1)).toEqual({ type: 'abort', id: 1 });
    expect(worker().count('abort')).toBe(1);
  });

  it('reports a dropped handle to the worker', async () => {
    let drop: (id: number) => void = () => {};
    vi.stubGlobal(
      'FinalizationRegistry',
      class {
        constructor(dropped: (id: number) => void) {
          drop = dropped;
        }
        register(_: object, id: number) {
          registered.push(id);
        }
      },
    );
    const registered: number[] = [];
    const { ask, worker } = world();
    ask();
    worker().reply(1, { proof: new Map([['sealed', { handle: 4 }]]) });
    expect(registered).toEqual([4]);
    drop(4);
    expect(worker().heard.at(-1)).toEqual({ type: 'free', handle: 4 });
  });

  it('that is given up, and a passkey that comes, when the worker is gone disturb nothing', async () => {
    const thrown: unknown[] = [];
    const note = (error: unknown) => void thrown.push(error);
    process.on('uncaughtException', note).on('unhandledRejection', note);
    let assert: (found: null) => void = () => {};
    const get = () =>
      new Promise<null>((resolve) => {
        assert = resolve;
      });
    const { page, ask, worker } = world({}, { credentials: { get } as unknown as CredentialsContainer });
    const abort = new AbortController();
    ask('respond', abort.signal);
    worker().say({ type: 'assert', id: 5, options: {} });
    page.close();
    abort.abort();
    assert(null);
    for (let turn = 0; turn < 3; turn += 1) await tick();
    process.off('uncaughtException', note).off('unhandledRejection', note);
    expect(thrown).toEqual([]);
  });

  it('is not needed for a page to be over', () => {
    const { page, workers } = world();
    page.close();
    expect(workers).toEqual([]);
  });

  it('goes nowhere once the page is over', () => {
    const { page, ask, workers, worker, clock } = world();
    ask();
    page.close();
    expect(worker().isOver).toBe(true);
    ask();
    expect([workers.length, clock.pending]).toEqual([1, 0]);
  });
});

describe('a request of the worker to its page', () => {
  it('goes to the other tabs', () => {
    const { ask, worker, announced } = world();
    ask();
    worker().say({ type: 'announce', news: { ended: 'a' } });
    expect(announced).toEqual([{ ended: 'a' }]);
  });

  it('stores the pending sign-in, encrypted, until it is over', () => {
    const { ask, worker, sessionStorage } = world();
    ask();
    worker().say({ type: 'item', name: 'pendingSignIn', content: 'encrypted' });
    expect(sessionStorage.getItem(key)).toBe('encrypted');
    worker().say({ type: 'item', name: 'pendingSignIn', content: null });
    expect(sessionStorage.length).toBe(0);
  });

  it('asks for a passkey, also without support in the browser, and cancels it', async () => {
    let asked: AbortSignal | undefined;
    const credentials = {
      get: ({ signal }: CredentialRequestOptions) => {
        asked = signal;
        return new Promise<null>(() => {});
      },
    } as CredentialsContainer;
    const { ask, worker } = world({}, { credentials });
    ask();
    expect(worker().heard[0]).toMatchObject({ type: 'init', passkeys: true });
    worker().say({ type: 'assert', id: 5, options: {} });
    expect(asked?.aborted).toBe(false);
    worker().say({ type: 'assertAbort', id: 6 });
    expect(asked?.aborted).toBe(false);
    worker().say({ type: 'assertAbort', id: 5 });
    expect(asked?.aborted).toBe(true);

    const bare = world();
    bare.ask();
    expect(bare.worker().heard[0]).toMatchObject({ type: 'init', passkeys: false });
    bare.worker().say({ type: 'assert', id: 5, options: {} });
    await turns();
    expect(bare.worker().heard.at(-1)).toEqual({ type: 'asserted', id: 5, credential: null });
  });

  it('asks for a token of AWS WAF, and cancels it', async () => {
    let asked: AbortSignal | undefined;
    const { ask, worker } = world({
      getWafToken: ({ signal }) => {
        asked = signal;
        return new Promise((resolve) => signal?.addEventListener('abort', () => resolve('late')));
      },
    });
    ask();
    expect(worker().heard[0]).toMatchObject({ type: 'init', wafTokens: true });
    worker().say({ type: 'wafStopped', id: 5, action: 'captcha', operation: 'SignUp' });
    worker().say({ type: 'wafAbort', id: 6 });
    expect(asked?.aborted).toBe(false);
    worker().say({ type: 'wafAbort', id: 5 });
    await turns();
    expect(worker().heard.at(-1)).toEqual({ type: 'wafToken', id: 5, token: 'late' });
  });
});

describe('the pending sign-in of a tab', () => {
  it('is given to a new worker', () => {
    const { ask, worker, sessionStorage } = world();
    sessionStorage.setItem(key, 'encrypted');
    ask();
    expect(worker().heard[0]).toMatchObject({
      type: 'init',
      items: { pendingSignIn: 'encrypted', session: null },
      wafTokens: false,
    });
    expect(sessionStorage.getItem(key)).toBe('encrypted');
  });

  it('is gone as soon as it is over, before the worker says so', () => {
    const { ask, worker, sessionStorage } = world();
    sessionStorage.setItem(key, 'encrypted');
    ask('pendingSignIn.save');
    expect(sessionStorage.length).toBe(0);
    expect(worker().heard[0]).toMatchObject({ items: { pendingSignIn: null } });
  });

  it.each([
    ['that is full', { throws: true }],
    ['that is not there', { throws: false }],
  ])('costs nothing in a storage %s', async (_, { throws }) => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const full = { getItem: () => null, setItem: refuse, removeItem: refuse } as unknown as Storage;
    const { ask, worker } = world({}, { sessionStorage: throws ? full : null });
    const call = ask('pendingSignIn.save');
    expect(worker().heard[0]).toMatchObject({ items: { pendingSignIn: null } });
    worker().say({ type: 'item', name: 'pendingSignIn', content: 'encrypted' });
    worker().say({ type: 'item', name: 'pendingSignIn', content: null });
    worker().reply(1);
    await turns();
    expect(call.value).toBeDefined();
  });
});

describe('preparing a sign-in', () => {
  it('opens the connection early, to the address that the worker names', async () => {
    const links: { href?: string }[] = [];
    vi.stubGlobal('document', {
      createElement: () => ({ remove: () => {} }),
      head: { append: (link: { href?: string }) => links.push(link) },
    });
    const { page, worker } = world();
    page.prepare();
    expect(worker().asked()).toEqual([[1, 'prepare']]);
    worker().reply(1, 'https://pool.example/here');
    page.prepare();
    // An unhandled rejection would fail this run.
    worker().say({ type: 'failed', id: 2, code: null });
    await turns();
    expect(links.map(({ href }) => href)).toEqual(['https://pool.example']);
  });
});

it('a secret for the person’s eyes comes to the page as it is', async () => {
  const { ask, worker } = world();
  const call = ask('associateTotp');
  worker().reply(1, { totp: new Map([['sealed', { value: { uri: 'otpauth://x' } }]]) });
  await turns();
  const { output } = call.value as { output: { totp: ReturnType<typeof seal<unknown>> } };
  expect([unseal(output.totp), kindOf(output.totp)]).toEqual([{ uri: 'otpauth://x' }, 'typed']);
});
