import { describe, expect, it, vi } from 'vitest';
import { fakeClock, fakePool, refusal, rejection, responds } from '../test/fake-pool.ts';
import { AbortedError, createBareClient, type Fetch, getUser } from './index.ts';

const user = responds({ Username: 'ada', UserAttributes: [] });
const config = { region: 'eu-west-2', clientId: 'client' };
const input = { accessToken: 'token' };

describe('an abort signal', () => {
  it('reaches fetch', async () => {
    const controller = new AbortController();
    let signal: AbortSignal | undefined;
    const fetch: Fetch = (request) => {
      signal = request.signal;
      return new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
        controller.abort(new Error('left the page'));
      });
    };
    const call = getUser(createBareClient({ ...config, fetch }), input, { signal: controller.signal });
    const error = await rejection(call);
    expect(signal?.aborted).toBe(true);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ code: 'aborted', name: 'AbortError', retry: 'never', attempts: 1 });
    expect((error as Error).cause).toEqual(new Error('left the page'));
  });

  it.each(['before the response', 'in the middle of the body'])(
    'that fires during the request, %s, is an abort and not a failure of the network',
    async (moment) => {
      const controller = new AbortController();
      const fetch: Fetch = async ({ signal }) => {
        const broken = new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
        });
        queueMicrotask(() => controller.abort());
        if (moment === 'before the response') return broken;
        return new Response(new ReadableStream({ pull: () => broken }));
      };
      const call = getUser(createBareClient({ ...config, fetch, retry: false }), input, {
        signal: controller.signal,
      });
      expect(await rejection(call)).toMatchObject({ code: 'aborted', attempts: 1 });
    },
  );

  it('ends the call though fetch does not heed it', async () => {
    const controller = new AbortController();
    const pool = fakePool('hang');
    const call = getUser(createBareClient({ ...config, fetch: pool.fetch }), input, {
      signal: controller.signal,
    });
    controller.abort();
    expect(await rejection(call)).toMatchObject({ code: 'aborted' });
  });

  it('that fired before sends nothing', async () => {
    const pool = fakePool(user);
    const call = getUser(createBareClient({ ...config, fetch: pool.fetch }), input, {
      signal: AbortSignal.abort(),
    });
    expect(await rejection(call)).toMatchObject({ code: 'aborted', attempts: 0 });
    expect(pool.seen).toHaveLength(0);
  });

  it('ends the wait before a retry, which is then not sent', async () => {
    const controller = new AbortController();
    const pool = fakePool(refusal('TooManyRequestsException'), user);
    const stopped = fakeClock(() => false);
    const clock = {
      ...stopped.clock,
      setTimeout(callback: () => void, milliseconds: number) {
        if (milliseconds < 30_000) queueMicrotask(() => controller.abort());
        return stopped.clock.setTimeout(callback, milliseconds);
      },
    };
    const client = createBareClient({ ...config, clock, fetch: pool.fetch });
    const error = await rejection(getUser(client, input, { signal: controller.signal }));
    expect(error).toMatchObject({ code: 'aborted', attempts: 1 });
    expect(pool.seen).toHaveLength(1);
  });

  it('keeps no listener and no timer when the call is over', async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    const { clock, cancelled } = fakeClock();
    const fetch = fakePool(refusal('TooManyRequestsException'), user).fetch;
    await getUser(createBareClient({ ...config, clock, fetch }), input, { signal });
    expect(add).toHaveBeenCalledTimes(3);
    const [added, removed] = [add, remove].map(({ mock }) =>
      mock.calls.map(([type, listener]) => [type, listener]),
    );
    expect(removed).toEqual(added);
    // Two attempts and the wait between them.
    expect(cancelled.size).toBe(3);
  });
});

describe('the time-out', () => {
  it('ends each attempt after 30 seconds, and the call after the last', async () => {
    const { clock, delays } = fakeClock(() => true);
    const pool = fakePool('hang');
    const client = createBareClient({ ...config, clock, random: () => 0, fetch: pool.fetch });
    const error = await rejection(getUser(client, input));
    expect(error).toMatchObject({ code: 'network', timedOut: true, retry: 'transient', attempts: 3 });
    expect((error as Error).message).toContain('within 30000 ms');
    expect(delays).toEqual([30_000, 0, 30_000, 0, 30_000]);
  });

  it('is taken from the call, else from the client, and covers the body', async () => {
    const endless = () => new Response(new ReadableStream());
    for (const [options, milliseconds] of [
      [{}, 700],
      [{ timeout: 300 }, 300],
    ] as const) {
      const { clock, delays } = fakeClock(() => true);
      const client = createBareClient({
        ...config,
        clock,
        timeout: 700,
        retry: false,
        fetch: fakePool(endless).fetch,
      });
      expect(await rejection(getUser(client, input, options))).toMatchObject({ timedOut: true });
      expect(delays).toEqual([milliseconds]);
    }
  });

  it('of Infinity never fires', async () => {
    const timers: number[] = [];
    const { clock, cancelled } = fakeClock();
    const setTimeout = (callback: () => void, milliseconds: number) => {
      timers.push(milliseconds);
      return clock.setTimeout(callback, milliseconds);
    };
    const client = createBareClient({
      ...config,
      clock: { ...clock, setTimeout },
      fetch: fakePool(user).fetch,
    });
    await getUser(client, input, { timeout: Number.POSITIVE_INFINITY });
    expect([timers, [...cancelled]]).toEqual([[], []]);
  });

  it('covers what changes the request', async () => {
    const { clock } = fakeClock(() => true);
    const pool = fakePool(user);
    const client = createBareClient({ ...config, clock, retry: false, fetch: pool.fetch });
    const call = getUser(client, input, { mapRequest: () => new Promise(() => {}) });
    expect(await rejection(call)).toMatchObject({ code: 'network', timedOut: true });
    expect(pool.seen).toHaveLength(0);
  });

  it('aborts the fetch that took too long', async () => {
    const signals: AbortSignal[] = [];
    const fetch: Fetch = (request) => {
      signals.push(request.signal);
      return new Promise(() => {});
    };
    const { clock } = fakeClock(() => true);
    await rejection(getUser(createBareClient({ ...config, clock, fetch, retry: false }), input));
    expect(signals[0]?.aborted).toBe(true);
  });
});
