import { describe, expect, it, vi } from 'vitest';
import type { Auth } from '../api.ts';
import { createAuthFetch } from './index.ts';

const API = 'https://api.example.com';

/** An API that takes one token, and an auth that can renew it. */
function setUp({
  held = 'old' as string | null,
  accepted = 'old',
  renewed = 'new' as string | null | Error,
} = {}) {
  let token = held;
  let good = accepted;
  const seen: { url: string; authorization: string | null; body: string; method: string }[] = [];
  const getAccessToken = vi.fn<Auth['getAccessToken']>(async (options) => {
    if (options?.forceRefresh) {
      if (renewed instanceof Error) throw renewed;
      token = renewed;
      good = renewed ?? good;
    }
    return token;
  });
  const fetch = createAuthFetch(
    { getAccessToken },
    {
      origins: [API],
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const authorization = request.headers.get('authorization');
        seen.push({ url: request.url, authorization, body: await request.text(), method: request.method });
        const open = new URL(request.url).origin !== API || authorization === `Bearer ${good}`;
        return new Response(open ? 'ok' : 'no', { status: open ? 200 : 401 });
      },
    },
  );
  return {
    fetch,
    getAccessToken,
    seen,
    tokens: () => seen.map((request) => request.authorization),
    otherTabRenews: (next: string) => {
      token = next;
      good = next;
    },
  };
}

describe('createAuthFetch', () => {
  it('adds the access token', async () => {
    const { fetch, tokens } = setUp();
    expect((await fetch(`${API}/notes`)).status).toBe(200);
    expect(tokens()).toEqual(['Bearer old']);
  });

  it('tries once more after a forced refresh on a 401, with the same method and body', async () => {
    const { fetch, seen, getAccessToken } = setUp({ accepted: 'new' });
    const response = await fetch(`${API}/notes`, { method: 'POST', body: '{"text":"hi"}' });
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
    expect(seen).toEqual([
      { url: `${API}/notes`, method: 'POST', authorization: 'Bearer old', body: '{"text":"hi"}' },
      { url: `${API}/notes`, method: 'POST', authorization: 'Bearer new', body: '{"text":"hi"}' },
    ]);
    expect(getAccessToken).toHaveBeenCalledWith({ forceRefresh: true });
  });

  it('returns the second 401 instead of trying for ever', async () => {
    const { fetch, seen } = setUp({ renewed: 'still not good', accepted: 'x' });
    const api = createAuthFetchThatAlwaysRefuses();
    expect((await api.fetch(`${API}/notes`)).status).toBe(401);
    expect(api.count()).toBe(2);
    expect((await fetch(`${API}/notes`)).status).toBe(200);
    expect(seen).toHaveLength(2);
  });

  it('forces no refresh when another request has renewed the token meanwhile', async () => {
    const { fetch, getAccessToken, otherTabRenews, tokens } = setUp({ accepted: 'newer' });
    getAccessToken.mockImplementationOnce(async () => {
      otherTabRenews('newer');
      return 'old';
    });
    expect((await fetch(`${API}/notes`)).status).toBe(200);
    expect(tokens()).toEqual(['Bearer old', 'Bearer newer']);
    expect(getAccessToken).not.toHaveBeenCalledWith({ forceRefresh: true });
  });

  it.each([null, new Error('offline')])(
    'returns the 401 as it is when no newer token can be had (%s)',
    async (renewed) => {
      const { fetch, seen } = setUp({ accepted: 'new', renewed });
      const response = await fetch(`${API}/notes`);
      expect([response.status, await response.text()]).toEqual([401, 'no']);
      expect(seen).toHaveLength(1);
    },
  );

  it('sends the request without a token when nobody is signed in', async () => {
    const { fetch, tokens, getAccessToken } = setUp({ held: null });
    expect((await fetch(`${API}/notes`)).status).toBe(401);
    expect(tokens()).toEqual([null]);
    expect(getAccessToken).not.toHaveBeenCalledWith({ forceRefresh: true });
  });

  it.each([
    'https://evil.example/notes',
    'http://api.example.com/notes',
    'https://api.example.com.evil.example/',
    'https://api.example.com:8443/notes',
  ])('never shows the token to %s', async (url) => {
    const { fetch, tokens, getAccessToken } = setUp();
    await fetch(url);
    expect(tokens()).toEqual([null]);
    expect(getAccessToken).not.toHaveBeenCalled();
  });

  it('leaves an Authorization header of the app alone', async () => {
    const { fetch, tokens } = setUp();
    await fetch(`${API}/notes`, { headers: { authorization: 'Basic abc' } });
    expect(tokens()).toEqual(['Basic abc']);
  });

  it('takes Request objects, and rejects when aborted', async () => {
    const { fetch, tokens } = setUp();
    expect((await fetch(new Request(`${API}/notes`))).status).toBe(200);
    expect(tokens()).toEqual(['Bearer old']);
    const get = createAuthFetch({ getAccessToken: async () => 'old' }, { origins: [API] });
    await expect(get(`${API}/notes`, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  it('refuses an origin that is none, saying how to write one', () => {
    const make = (origin: string) => () =>
      createAuthFetch({ getAccessToken: async () => null }, { origins: [origin] });
    expect(make('api.example.com')).toThrow(/"https:\/\/api\.example\.com"/);
    expect(make('file:///x')).toThrow(TypeError);
  });
});

function createAuthFetchThatAlwaysRefuses() {
  let count = 0;
  let generation = 0;
  const fetch = createAuthFetch(
    { getAccessToken: async (options) => `token ${options?.forceRefresh ? ++generation : generation}` },
    {
      origins: [API],
      fetch: async () => {
        count += 1;
        return new Response(null, { status: 401 });
      },
    },
  );
  return { fetch, count: () => count };
}
