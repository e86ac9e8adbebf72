import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../../test/browser.ts';
import { serviceContext } from '../../../test/services.ts';
import { pool } from '../../../test/stub-world.ts';
import type { Environment, ManagedAuthConfig } from '../../api.ts';
import type { ManagedLoginMode } from '../../model.ts';
import { kindOf, type Sealed, seal, unseal } from '../../sealed.ts';
import type { Grant } from './claim.ts';
import type { Prepared } from './prepared.ts';
import type { Redirect } from './redirects.ts';
import type { CheckedRequest } from './request.ts';
import { managedLoginServices } from './services.ts';

const { signal } = new AbortController();
const REDIRECT = 'https://app.example/callback';
const nothing: CheckedRequest = {
  parameters: {},
  frame: false,
  maxAge: null,
  remember: 'browser',
  returnTo: null,
  data: null,
};

function world(options: Partial<ManagedAuthConfig> = {}, changes: Partial<Environment> = {}) {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const { environment } = browser.tab(changes);
  const domain = { domain: 'https://login.example', redirectUri: REDIRECT };
  const services = managedLoginServices(serviceContext(pool, environment, { ...domain, ...options }));
  const prepare = (mode: ManagedLoginMode, request: Partial<CheckedRequest> = {}, by = signal) =>
    services.prepareRedirect({ mode, redirect: seal<unknown>({ ...nothing, ...request }) }, by);
  const claim = (query: string) => services.claimRedirect({ redirect: seal<unknown>(query) }, signal);
  return { clock: browser.clock, prepare, claim };
}

type Reply = Awaited<ReturnType<ReturnType<typeof world>['prepare']>>;

/** The URL and its parts. */
function opened(reply: Reply) {
  if (!('redirect' in reply)) throw new Error(`It is ${reply.kind}.`);
  const { url, state } = unseal(reply.redirect) as Prepared;
  return {
    state,
    url: new URL(url),
    query: Object.fromEntries(new URL(url).searchParams),
    of: reply.redirect,
  };
}

const grantIn = (sealed: Sealed<unknown>) => unseal(sealed) as Grant & { redirect: Redirect };

describe('the address of managed login', () => {
  it('asks for a code, bound to this browser, and is all that a page sees', async () => {
    const { prepare } = world();
    const { url, query, state, of } = opened(await prepare('redirect'));
    expect(kindOf(of)).toBe('forPage');
    expect(`${url.origin}${url.pathname}`).toBe('https://login.example/oauth2/authorize');
    expect(query).toEqual({
      response_type: 'code',
      client_id: 'client',
      redirect_uri: REDIRECT,
      state,
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  it('has the scopes of the app, and what the request asks for, but nothing that would change the rest', async () => {
    const { prepare } = world({ scopes: ['openid', 'email'] });
    const parameters = { lang: 'de', response_type: 'token', redirect_uri: 'https://evil.example' };
    expect(opened(await prepare('redirect', { parameters })).query).toMatchObject({
      scope: 'openid email',
      lang: 'de',
      response_type: 'code',
      redirect_uri: REDIRECT,
    });
  });

  it('never has the same state, nonce or verifier twice', async () => {
    const { prepare } = world();
    const queries = [opened(await prepare('redirect')).query, opened(await prepare('redirect')).query];
    const parts = queries.flatMap(({ state = '', nonce, code_challenge: challenge }) => [
      state.slice(1),
      nonce,
      challenge,
    ]);
    expect(new Set(parts).size).toBe(6);
  });

  it.each([
    ['redirect', {}, 'leave', 'l'],
    ['popup', {}, 'show', 's'],
    ['silent', {}, 'leave', 'l'],
    ['silent', { frame: true }, 'frame', 'f'],
  ] as const)('by %s %j is there to %s', async (mode, request, kind, letter) => {
    const { prepare } = world();
    const reply = await prepare(mode, request);
    expect(reply.kind).toBe(kind);
    expect(opened(reply).state).toMatch(new RegExp(`^${letter}[\\w-]{43}client$`));
  });

  it('is not left for by a browser that keeps nothing, but a window is shown', async () => {
    const { prepare } = world({}, { indexedDB: null });
    const fault = { kind: 'refused', code: 'redirect-not-stored', reason: 'redirect-not-stored' };
    expect(await prepare('redirect')).toEqual({ kind: 'fault', fault });
    expect((await prepare('popup')).kind).toBe('show');
    expect((await prepare('silent', { frame: true })).kind).toBe('frame');
  });

  it('is not silent after a cancelled sign-in, nor after one that was silent a moment ago', async () => {
    const { prepare } = world();
    await expect(prepare('silent', {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    // An aborted one does not count.
    expect((await prepare('silent')).kind).toBe('leave');
    expect(await prepare('silent')).toEqual({ kind: 'none' });
  });
});

describe('the address that leads back', () => {
  it('has what was stored for it, for the services alone, and what the app gave', async () => {
    const { prepare, claim } = world();
    const request = { returnTo: '/notes?a#b', data: '{"draft":1}', maxAge: 60 };
    const { state, query } = opened(await prepare('redirect', request));
    const reply = await claim(`code=a&state=${state}`);
    if (reply.kind !== 'claimed') throw new Error(`It is ${reply.kind}.`);
    expect(reply.kept).toEqual({ returnTo: '/notes?a#b', data: '{"draft":1}' });
    expect(kindOf(reply.redirect)).toBe('proof');
    expect(grantIn(reply.redirect)).toMatchObject({
      query: `code=a&state=${state}`,
      redirect: { nonce: query.nonce, maxAge: 60, mode: 'redirect' },
    });
    const { verifier } = grantIn(reply.redirect).redirect;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    expect(Buffer.from(digest).toString('base64url')).toBe(query.code_challenge);
  });

  it('lapses after ten minutes', async () => {
    const { prepare, claim, clock } = world();
    const [first, second] = [opened(await prepare('redirect')), opened(await prepare('redirect'))];
    clock.advance(599_999);
    expect((await claim(`code=a&state=${first.state}`)).kind).toBe('claimed');
    clock.advance(1);
    expect((await claim(`code=a&state=${second.state}`)).kind).toBe('fault');
  });

  const unknown = {
    kind: 'fault',
    fault: { kind: 'lapsed', code: 'redirect-unknown', reason: 'redirect-unknown' },
  };

  it.each(['', 'no query', 'error=access_denied', 'code=a&error=access_denied', 'code=', 'code=a&state=l1'])(
    'is unknown: %o',
    async (query) => {
      expect(await world({ idpInitiated: 'allow' }).claim(query)).toEqual(unknown);
    },
  );

  it('that a provider began is refused, unless the app takes it', async () => {
    const query = 'code=a';
    const fault = { kind: 'refused', code: 'idp-initiated', reason: 'idp-initiated' };
    expect(await world().claim(query)).toEqual({ kind: 'fault', fault });
    expect(await world({ idpInitiated: 'refuse' }).claim(query)).toEqual({ kind: 'fault', fault });
    const reply = await world({ idpInitiated: 'allow' }).claim(query);
    if (reply.kind !== 'claimed') throw new Error(`It is ${reply.kind}.`);
    expect(reply.kept).toBeUndefined();
    expect(unseal(reply.redirect)).toEqual({ query, redirect: null });
  });

  it.each([
    ['silent', 'login_required', 'none'],
    ['silent', 'access_denied', 'fault'],
    ['redirect', 'login_required', 'fault'],
  ] as const)('of a %s sign-in that says %s is: %s', async (mode, error, kind) => {
    const { prepare, claim } = world();
    const { state } = opened(await prepare(mode, { returnTo: '/notes' }));
    const reply = await claim(`error=${error}&state=${state}`);
    expect([reply.kind, reply.kept]).toEqual([kind, { returnTo: '/notes', data: null }]);
  });
});
