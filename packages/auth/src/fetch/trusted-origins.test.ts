import { describe, expect, it, vi } from 'vitest';
import { API, fakeApi } from '../../test/fake-api.ts';
import { createAuthFetch } from './index.ts';

describe('options', () => {
  const make = (options: unknown) => () => createAuthFetch({ getTokens: async () => null }, options as never);

  it.each([
    'api.example.com',
    'localhost:3000',
    'file:///x',
    'https://*.example.com',
    'https://api.example.com/v1',
    'https://ann:secret@api.example.com',
    '*',
    '',
    undefined,
    { origin: 'https://*.example.com' },
  ])('refuse %s as an origin, and say how to write one', (origin) => {
    expect(make({ origins: [origin] })).toThrow(
      expect.objectContaining({
        name: 'AuthError',
        code: 'invalid-config',
        message: expect.stringContaining('https://api.example.com'),
      }),
    );
  });

  it.each([
    'http://api.example.com',
    'HTTP://API.EXAMPLE.COM:80',
    'http://api.example.com:8080',
    'http://192.168.0.7:3000',
    'http://128.0.0.1',
    'http://0.0.0.0:3000',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://localhost.',
    'http://localhost.example.com',
    'http://notlocalhost',
    'http://127.0.0.1.example.com',
  ])('refuse %s, where the token would go over plain http, and say what to do', (origin) => {
    for (const entry of [origin, { origin }]) {
      expect(make({ origins: [entry] })).toThrow(
        expect.objectContaining({
          name: 'AuthError',
          code: 'invalid-config',
          message:
            'createAuthFetch: origins must be https, such as "https://api.example.com", because http shows the token to the ' +
            'network; http only for localhost, 127.0.0.1 and [::1].',
        }),
      );
    }
  });

  it.each([
    ['http://localhost:3000', 'http://localhost:3000/notes'],
    ['HTTP://LocalHost', 'http://localhost/notes'],
    ['http://api.localhost:3000', 'http://api.localhost:3000/notes'],
    ['http://127.0.0.1:80', 'http://127.0.0.1/notes'],
    ['http://127.1:3000', 'http://127.0.0.1:3000/notes'],
    ['http://[::1]:3000', 'http://[::1]:3000/notes'],
    ['http://[0:0:0:0:0:0:0:1]:3000', 'http://[::1]:3000/notes'],
    ['HTTPS://API.Example.com:443', 'https://api.example.com/notes'],
    ['https://localhost.', 'https://localhost./notes'],
  ])('take %s', async (origin, url) => {
    const { fetch, sent } = fakeApi({ origins: [origin] });
    await fetch(url);
    expect(sent()).toEqual(['old']);
  });

  it('never print the given origin', () => {
    expect(make({ origins: ['https://ann:secret@api.example.com'] })).not.toThrow(/secret/);
  });

  it.each([
    [{}, 'origins'],
    [{ origins: API }, 'origins'],
    [{ origins: [API], token: 'refresh' }, 'token'],
    [{ origins: [{ origin: API, token: 'refresh' }] }, 'token'],
    [{ origins: [{ origin: API, token: null }] }, 'token'],
    [{ origins: [{ origin: API, use: 'id' }] }, 'use is not an option. Options: origin, token.'],
    [{ origins: [API], tokens: 'id' }, 'tokens is not an option. Options: origins, token, now, fetch.'],
  ])('refuse %o', (options, named) => {
    expect(make(options)).toThrow(
      expect.objectContaining({ code: 'invalid-config', message: expect.stringContaining(named) }),
    );
  });

  it('are not read from Object.prototype', async () => {
    Object.defineProperty(Object.prototype, 'token', { value: 'id', configurable: true });
    const sent: (string | null)[] = [];
    const authFetch = createAuthFetch(
      { getTokens: async () => ({ accessToken: 'access', idToken: 'id', expiresAt: 1 }) },
      {
        origins: [{ origin: API }],
        fetch: async (request) => {
          sent.push(new Request(request).headers.get('authorization'));
          return new Response();
        },
      },
    );
    Reflect.deleteProperty(Object.prototype, 'token');
    await authFetch(`${API}/notes`);
    expect(sent).toEqual(['Bearer access']);
  });

  it('take an origin with a slash behind it, and do without URL.canParse', async () => {
    vi.stubGlobal(
      'URL',
      class extends URL {
        static override canParse = undefined as never;
      },
    );
    const { fetch, sent } = fakeApi({ origins: [`${API}/`] });
    await fetch(`${API}/notes`);
    vi.unstubAllGlobals();
    expect(sent()).toEqual(['old']);
  });
});
