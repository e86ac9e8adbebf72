/**
 * An API that accepts one token, and a session that can renew it.
 *
 * @module
 */
import { vi } from 'vitest';
import type { Auth, Tokens } from '../src/api.ts';
import { createAuthFetch, type TrustedOrigin } from '../src/fetch/index.ts';

export const API = 'https://api.example.com';

/** A token of a person; `id` distinguishes tokens. */
const jwt = (sub: string, id: string) =>
  `${btoa('{}')}.${btoa(JSON.stringify({ sub, id })).replaceAll('=', '')}.${id}`;
export const tokensOf = (id: string, sub = 'ann'): Tokens => ({
  accessToken: jwt(sub, id),
  idToken: jwt(sub, `${id}-id`),
  expiresAt: 0,
});
/** The authorization of a request, without the noise of the token. */
const shown = (authorization: string | null) => authorization?.split('.')[2] ?? null;

/** `seen` lists the API's requests; `now` stands still until `pass`. */
export function fakeApi({
  held = tokensOf('old') as Tokens | null,
  accepted = 'old',
  renewed = tokensOf('new') as Tokens | null | Error,
  origins = [API] as readonly (string | TrustedOrigin)[],
  token = undefined as 'access' | 'id' | undefined,
} = {}) {
  let tokens = held;
  let good = accepted;
  let time = 0;
  const seen: { url: string; token: string | null; body: string; method: string }[] = [];
  const getTokens = vi.fn<Auth['getTokens']>(async (options) => {
    if (options?.forceRefresh) {
      if (renewed instanceof Error) throw renewed;
      tokens = renewed;
      good = shown(renewed?.accessToken ?? null) ?? good;
    }
    return tokens;
  });
  const respond = vi.fn<(request: Request) => Response | Promise<Response>>((request) => {
    const open = new URL(request.url).origin !== API || shown(request.headers.get('authorization')) === good;
    return new Response(open ? 'ok' : 'no', { status: open ? 200 : 401 });
  });
  const fetch = createAuthFetch(
    { getTokens },
    {
      origins,
      token,
      now: () => time,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const authorization = request.headers.get('authorization');
        seen.push({
          url: request.url,
          token: shown(authorization),
          body: await request.clone().text(),
          method: request.method,
        });
        return respond(request);
      },
    },
  );
  return {
    fetch,
    getTokens,
    respond,
    seen,
    sent: () => seen.map((request) => request.token),
    refreshes: () => getTokens.mock.calls.filter(([options]) => options?.forceRefresh).length,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    hold: (next: Tokens | null) => {
      tokens = next;
      good = shown(next?.accessToken ?? null) ?? good;
    },
    refuseAll: () => respond.mockImplementation(() => new Response(null, { status: 401 })),
  };
}
