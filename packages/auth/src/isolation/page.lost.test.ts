import { describe, expect, it, vi } from 'vitest';
import { turns, pageWorld as world } from '../../test/page-world.ts';
import { NotLoadedError } from '../services/not-loaded.ts';
import type { CallName } from './calls.ts';

/** Calls that only read or clear; every other call may have used up a Session or a refresh token. */
const repeatable: readonly CallName[] = [
  'restoreSession',
  'clearSession',
  'forgetLocalDevice',
  'capabilities',
  'session.load',
  'session.end',
  'catchUp',
  'device.forget',
  'pendingSignIn.save',
];
const others: readonly CallName[] = [
  'prepareSrp',
  'initiateAuth',
  'respond',
  'refreshTokens',
  'revokeTokens',
  'confirmDevice',
  'exchangeCode',
  'signUp',
  'prepare',
  'session.start',
];

describe('a worker that is lost', () => {
  it.each(repeatable)('is replaced by one that is asked %s once more, and not twice', async (name) => {
    const { ask, workers, worker } = world();
    const call = ask(name, undefined, { of: 'the call' });
    worker().fail('out of memory');
    expect([workers.length, worker().isOver]).toEqual([2, true]);
    expect(worker(1).heard.map(({ type }) => type)).toEqual(['init', 'call']);
    expect(worker(1).heard.at(-1)).toEqual({ type: 'call', id: 1, name, input: { of: 'the call' } });
    await turns();
    expect(call).toEqual({});
    worker(1).fail('out of memory');
    await turns();
    expect(workers.length).toBe(2);
    expect(call.error).toMatchObject({ name: 'TypeError', message: expect.stringContaining('crashed') });
  });

  it.each(others)('makes %s fail, which may have used up a Session or token', async (name) => {
    const { ask, workers, worker } = world();
    const call = ask(name);
    worker().fail('out of memory');
    await turns();
    expect(workers.length).toBe(1);
    expect(call.error).toMatchObject({ name: 'TypeError' });
  });

  it('is forgotten: neither its late word nor its late end counts', async () => {
    const { ask, workers, worker } = world();
    const call = ask();
    worker().fail('out of memory');
    worker().reply(1, 'of the first');
    worker().fail('again');
    await turns();
    expect([call, workers.length]).toEqual([{}, 2]);
    worker(1).reply(1, 'of the second');
    await turns();
    expect(call.value).toMatchObject({ output: 'of the second' });
  });

  it('whose file did not load is not tried again, and the next call tries', async () => {
    const { ask, workers, worker } = world();
    const call = ask('restoreSession');
    worker().fail();
    await turns();
    expect(call.error).toBeInstanceOf(NotLoadedError);
    expect(workers.length).toBe(1);
    ask('restoreSession');
    expect(workers.length).toBe(2);
  });

  it('had loaded if it has said a word, or if what it threw has one', async () => {
    const { ask, worker } = world();
    const first = ask('respond');
    worker().say({ type: 'pong' });
    worker().fail();
    const second = ask('respond');
    worker(1).fail('');
    const third = ask('respond');
    worker(2).fail();
    await turns();
    expect([first.error, second.error]).toEqual([expect.any(TypeError), expect.any(TypeError)]);
    expect(third.error).toBeInstanceOf(NotLoadedError);
  });

  it('goes silent: after ten beats while its file may be loading, after three once it has spoken', async () => {
    const { ask, workers, worker, beats } = world();
    const call = ask('respond');
    await beats(10);
    expect([worker().count('ping'), call]).toEqual([10, {}]);
    await beats(1);
    expect(call.error).toMatchObject({
      name: 'TypeError',
      message: expect.stringContaining('stopped responding'),
    });
    const next = ask('respond');
    await beats(5);
    worker(1).say({ type: 'pong' });
    await beats(3);
    expect(next).toEqual({});
    await beats(1);
    expect(next.error).toBeInstanceOf(TypeError);
    expect(workers.length).toBe(2);
  });

  it('is looked for only while something waits for it', async () => {
    const { ask, worker, clock, beats } = world();
    ask();
    ask();
    worker().reply(1);
    await beats(1);
    expect(worker().count('ping')).toBe(1);
    worker().reply(2);
    expect(clock.pending).toBe(0);
    await beats(3);
    expect(worker().count('ping')).toBe(1);
  });
});

describe('what belongs to a lost worker', () => {
  it('is no handle of the next one, which counts its own from 1', async () => {
    const { ask, worker } = world();
    const before = ask('initiateAuth');
    worker().reply(1, { proof: new Map([['sealed', { handle: 1 }]]) });
    await turns();
    const { output } = before.value as { output: { proof: unknown } };
    worker().fail('out of memory');
    ask('respond', undefined, output);
    expect(worker(1).heard.at(-1)).toMatchObject({
      input: { proof: new Map([['sealed', { value: { id: 1 } }]]) },
    });
  });

  it('is not freed at the next one', async () => {
    const registries: Registry[] = [];
    class Registry {
      readonly freed: (handle: number) => void;

      constructor(freed: (handle: number) => void) {
        this.freed = freed;
        registries.push(this);
      }
    }
    vi.stubGlobal('FinalizationRegistry', Registry);
    const { ask, worker } = world();
    ask('initiateAuth');
    worker().fail('out of memory');
    ask('initiateAuth');
    registries[0]?.freed(1);
    expect(worker(1).count('free')).toBe(0);
    registries[1]?.freed(1);
    expect(worker(1).heard.at(-1)).toEqual({ type: 'free', handle: 1 });
  });

  it.each(['is lost', 'is closed with its page'])(
    'is closed when it %s: a passkey dialog and a CAPTCHA',
    async (how) => {
      const signals: (AbortSignal | undefined)[] = [];
      const untilAborted = <T>(signal: AbortSignal | undefined, value: T) =>
        new Promise<T>((resolve) => {
          signals.push(signal);
          signal?.addEventListener('abort', () => resolve(value));
        });
      const credentials = { get: ({ signal }: CredentialRequestOptions) => untilAborted(signal, null) };
      const { page, ask, worker, workers } = world(
        { getWafToken: ({ signal }) => untilAborted(signal, 'of the lost one') },
        // The page uses no other member.
        { credentials: credentials as CredentialsContainer },
      );
      ask('respond');
      worker().say({ type: 'assert', id: 1, options: {} });
      worker().say({ type: 'wafStopped', id: 1, action: 'captcha', operation: 'SignUp' });
      expect(signals.map((signal) => signal?.aborted)).toEqual([false, false]);
      if (how === 'is lost') {
        worker().fail('out of memory');
        ask('respond');
      } else page.close();
      expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
      await turns();
      const heard = workers.slice(1).flatMap(({ heard }) => heard.map(({ type }) => type));
      expect(heard).toEqual(how === 'is lost' ? ['init', 'call'] : []);
    },
  );
});
