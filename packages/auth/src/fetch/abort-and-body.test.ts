import { describe, expect, it } from 'vitest';
import { API, fakeApi, tokensOf } from '../../test/fake-api.ts';
import { createAuthFetch } from './index.ts';

describe('an aborted request', () => {
  const hanging = () => new Promise<never>(() => undefined);

  it('rejects before it is sent', async () => {
    const { fetch, getTokens, seen } = fakeApi();
    await expect(fetch(`${API}/notes`, { signal: AbortSignal.abort() })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    expect(getTokens).not.toHaveBeenCalled();
    expect(seen).toEqual([]);
  });

  it('rejects immediately while a refresh hangs, and is never sent', async () => {
    const { fetch, getTokens, seen } = fakeApi();
    getTokens.mockImplementation(hanging);
    const controller = new AbortController();
    const response = fetch(`${API}/notes`, { signal: controller.signal });
    controller.abort();
    await expect(response).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(seen).toEqual([]);
  });

  it('rejects immediately while the refresh after a 401 hangs, with the reason that the app gave', async () => {
    const { fetch, getTokens, seen } = fakeApi({ accepted: 'new' });
    getTokens.mockImplementation((options) =>
      options?.forceRefresh ? hanging() : Promise.resolve(tokensOf('old')),
    );
    const controller = new AbortController();
    const response = fetch(`${API}/notes`, { signal: controller.signal });
    await expect.poll(() => getTokens).toHaveBeenCalledTimes(3);
    const reason = new Error('left the page');
    controller.abort(reason);
    await expect(response).rejects.toBe(reason);
    expect(seen).toHaveLength(1);
  });

  it('follows the signal of a Request object', async () => {
    const { fetch, getTokens } = fakeApi();
    getTokens.mockImplementation(hanging);
    const controller = new AbortController();
    const response = fetch(new Request(`${API}/notes`, { signal: controller.signal }));
    controller.abort();
    await expect(response).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('a body', () => {
  /** A stream that counts the chunks read from it. */
  function counted(chunks: number) {
    let read = 0;
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          read += 1;
          if (read > chunks) controller.close();
          else controller.enqueue(new Uint8Array(1_000));
        },
      },
      { highWaterMark: 0 },
    );
    return { stream, read: () => read };
  }

  it('that is a stream is sent as it comes: it is not kept for a second try', async () => {
    const { stream, read } = counted(100);
    const whole: Request[] = [];
    const fetch = createAuthFetch(
      { getTokens: async () => tokensOf('old') },
      {
        origins: [API],
        fetch: async (input) => {
          whole.push(input as Request);
          return new Response('ok');
        },
      },
    );
    await fetch(`${API}/upload`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit);
    expect(read()).toBe(0);
    expect((await whole[0]?.arrayBuffer())?.byteLength).toBe(100_000);
  });

  it('that is a stream cannot be repeated: the 401 is returned, and the next call has a newer token', async () => {
    const { fetch, seen, sent } = fakeApi({ accepted: 'new' });
    const { stream } = counted(2);
    const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
    expect((await fetch(`${API}/upload`, init)).status).toBe(401);
    expect(seen).toHaveLength(1);
    expect((await fetch(`${API}/notes`)).status).toBe(200);
    expect(sent()).toEqual(['old', 'new']);
  });

  it('is repeated as it was when the app called, with any later changes by the app', async () => {
    const { fetch, seen, respond } = fakeApi({ accepted: 'new' });
    const body = new URLSearchParams({ amount: '100' });
    respond.mockImplementationOnce(() => {
      body.set('amount', '999');
      return new Response(null, { status: 401 });
    });
    await fetch(`${API}/notes`, { method: 'POST', body });
    expect(seen.map((request) => request.body)).toEqual(['amount=100', 'amount=100']);
  });

  it.each([
    ['text', 'hi', 'hi'],
    ['a blob', new Blob(['hi']), 'hi'],
    ['bytes', new TextEncoder().encode('hi'), 'hi'],
  ])('of %s is repeated', async (_, body, text) => {
    const { fetch, seen } = fakeApi({ accepted: 'new' });
    await fetch(`${API}/notes`, { method: 'PUT', body });
    expect(seen.map((request) => request.body)).toEqual([text, text]);
  });
});
