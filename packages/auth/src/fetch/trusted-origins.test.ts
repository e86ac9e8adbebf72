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
