import { describe, expect, it } from 'vitest';
import { API, fakeApi, tokensOf } from '../../test/fake-api.ts';

describe('a request', () => {
  it('carries the access token', async () => {
    const { fetch, sent } = fakeApi();
    expect((await fetch(`${API}/notes`)).status).toBe(200);
    expect(sent()).toEqual(['old']);
  });

  it('goes without a token when nobody is signed in', async () => {
    const { fetch, sent, refreshes } = fakeApi({ held: null });
    expect((await fetch(`${API}/notes`)).status).toBe(401);
    expect(sent()).toEqual([null]);
    expect(refreshes()).toBe(0);
  });

  it.each([
    'https://evil.example/notes',
    'http://api.example.com/notes',
    'https://api.example.com.evil.example/',
    'https://api.example.com:8443/notes',
  ])('never shows the token to %s', async (url) => {
    const { fetch, sent, getTokens } = fakeApi();
    await fetch(url);
    expect(sent()).toEqual([null]);
    expect(getTokens).not.toHaveBeenCalled();
  });

  it('keeps an Authorization header of the app', async () => {
    const { fetch, respond } = fakeApi();
    await fetch(`${API}/notes`, { headers: { authorization: 'Basic abc' } });
    expect(respond.mock.calls[0]?.[0].headers.get('authorization')).toBe('Basic abc');
  });

  it('may be a Request object, also one with a body', async () => {
    const { fetch, seen } = fakeApi({ accepted: 'new' });
    await fetch(new Request(`${API}/notes`, { method: 'POST', body: 'hi' }));
    expect(seen.map(({ token, body }) => [token, body])).toEqual([
      ['old', 'hi'],
      ['new', 'hi'],
    ]);
  });
});

describe('a 401', () => {
  it('is tried once more after a forced refresh, with the same method and body', async () => {
    const { fetch, seen } = fakeApi({ accepted: 'new' });
    const response = await fetch(`${API}/notes`, { method: 'POST', body: '{"text":"hi"}' });
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
    expect(seen).toEqual([
      { url: `${API}/notes`, method: 'POST', token: 'old', body: '{"text":"hi"}' },
      { url: `${API}/notes`, method: 'POST', token: 'new', body: '{"text":"hi"}' },
    ]);
  });

  it.each<[string, UnderlyingDefaultSource]>([
    ['broke off', { start: (controller) => controller.error(new Error('lost')) }],
    [
      'cannot be cancelled',
      {
        cancel() {
          throw new Error('no');
        },
      },
    ],
    ['never ends', { cancel: () => new Promise(() => {}) }],
  ])('whose body %s is retried as well', async (_, source) => {
    const { fetch, respond } = fakeApi({ accepted: 'new' });
    respond.mockImplementationOnce(async () => new Response(new ReadableStream(source), { status: 401 }));
    expect((await fetch(`${API}/notes`)).status).toBe(200);
  });

  it('is returned the second time', async () => {
    const { fetch, seen, refuseAll } = fakeApi();
    refuseAll();
    expect((await fetch(`${API}/notes`)).status).toBe(401);
    expect(seen).toHaveLength(2);
  });

  it('forces no refresh when another request has renewed the token meanwhile', async () => {
    const { fetch, getTokens, hold, sent, refreshes } = fakeApi();
    getTokens.mockImplementationOnce(async () => {
      hold(tokensOf('newer'));
      return tokensOf('old');
    });
    expect((await fetch(`${API}/notes`)).status).toBe(200);
    expect(sent()).toEqual(['old', 'newer']);
    expect(refreshes()).toBe(0);
  });

  it.each([null, new Error('offline')])(
    'is returned as it is when no newer token can be had (%s)',
    async (renewed) => {
      const { fetch, seen } = fakeApi({ accepted: 'new', renewed });
      const response = await fetch(`${API}/notes`);
      expect([response.status, await response.text()]).toEqual([401, 'no']);
      expect(seen).toHaveLength(1);
    },
  );

  it('is returned when another person has signed in meanwhile: the request of one is not sent as the other', async () => {
    const { fetch, seen, respond, hold } = fakeApi();
    respond.mockImplementationOnce(() => {
      hold(tokensOf('bob', 'bob'));
      return new Response('no', { status: 401 });
    });
    const response = await fetch(`${API}/transfers`, { method: 'POST', body: 'from ann' });
    expect([response.status, await response.text()]).toEqual([401, 'no']);
    expect(seen).toHaveLength(1);
  });

  it('is returned when the forced refresh gave the tokens of another person', async () => {
    const { fetch, sent } = fakeApi({ accepted: 'new', renewed: tokensOf('new', 'bob') });
    expect((await fetch(`${API}/notes`)).status).toBe(401);
    expect(sent()).toEqual(['old']);
  });

  it('is returned to a person who has signed out meanwhile', async () => {
    const { fetch, seen, respond, hold, refreshes } = fakeApi();
    respond.mockImplementationOnce(() => {
      hold(null);
      return new Response(null, { status: 401 });
    });
    expect((await fetch(`${API}/notes`)).status).toBe(401);
    expect(seen).toHaveLength(1);
    expect(refreshes()).toBe(0);
  });
});

describe('the token', () => {
  it('is the ID token where the app says so, also after a 401', async () => {
    const { fetch, sent } = fakeApi({ token: 'id', accepted: 'none' });
    await fetch(`${API}/notes`);
    expect(sent()).toEqual(['old-id', 'new-id']);
  });

  it('may be another one for each origin', async () => {
    const { fetch, sent } = fakeApi({
      origins: [API, { origin: 'https://gateway.example.com', token: 'id' }],
    });
    await fetch(`${API}/notes`);
    await fetch('https://gateway.example.com/notes');
    expect(sent()).toEqual(['old', 'old-id']);
  });
});
