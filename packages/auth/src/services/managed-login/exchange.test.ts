import { describe, expect, it } from 'vitest';
import { CALLBACK, exchangeWorld as world } from '../../../test/exchange-world.ts';

describe('the exchange of a code', () => {
  it('asks once, with the verifier of this browser and no secret, and stores the session', async () => {
    const { exchange, respond, tokens, sent, stored, redirects, begun, clock } = world();
    await redirects.begin('f1', begun({ mode: 'silent' }));
    respond(() => Response.json(tokens()));
    expect(await exchange()).toMatchObject({
      kind: 'session',
      session: { username: 'ann', origin: 'managedLogin' },
      device: 'none',
    });
    expect(sent).toEqual([
      {
        url: 'https://login.example/oauth2/token',
        body: {
          client_id: 'client',
          code: 'a-code',
          code_verifier: 'a-verifier-of-this-browser',
          grant_type: 'authorization_code',
          redirect_uri: CALLBACK,
        },
      },
    ]);
    expect(await stored()).toMatchObject({
      refreshToken: 'refresh-first',
      origin: 'managedLogin',
      deviceKey: null,
      newDevice: null,
      legacyRefresh: false,
      expiresAt: clock.now() + 3_600_000,
    });
    // Somebody is signed in: a silent sign-in may be tried again.
    expect(await redirects.begin('f2', begun({ mode: 'silent' }))).toBe(true);
  });

  it('that a provider began has no verifier and no nonce', async () => {
    const { exchange, respond, tokens, sent, elsewhere } = world({ idpInitiated: 'allow' });
    respond(() => Response.json(tokens({ nonce: undefined })));
    expect(await exchange(null, 'code=a-code')).toMatchObject({ kind: 'session' });
    expect(await elsewhere()).toBe(true);
    const bare = world({ idpInitiated: 'allow' });
    bare.respond(() => Response.json({ ...bare.tokens({ nonce: undefined }), id_token: undefined }));
    await expect(bare.exchange(null, 'code=a-code')).rejects.toMatchObject({
      fault: { code: 'openid-missing' },
    });
    expect(sent[0]?.body).not.toHaveProperty('code_verifier');
    const { exchange: again, respond: other } = world({ idpInitiated: 'allow' });
    other(() => Response.json(tokens()));
    await expect(again(null, 'code=a-code')).rejects.toMatchObject({ fault: { kind: 'server' } });
  });

  it('sends nothing for a cancelled redirect, nor for a contradictory address', async () => {
    const { exchange, sent } = world();
    await expect(exchange(undefined, undefined, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    await expect(exchange(undefined, 'code=a&code=b&state=r1')).rejects.toMatchObject({
      fault: { kind: 'server', code: 'callback-malformed' },
    });
    expect(sent).toEqual([]);
  });

  it.each([
    ['none', false],
    ['browser', true],
  ] as const)('keeps the session as long as the person wants: %s', async (remember, isStored) => {
    const { exchange, respond, tokens, begun, elsewhere } = world();
    respond(() => Response.json(tokens()));
    await exchange(begun({ remember }));
    expect(await elsewhere()).toBe(isStored);
  });

  it('works for a domain on this computer, without https', async () => {
    const { exchange, respond, tokens, sent } = world({ domain: 'http://localhost:8080' });
    respond(() => Response.json(tokens()));
    expect(await exchange()).toMatchObject({ kind: 'session' });
    expect(sent.map(({ url }) => url)).toEqual(['http://localhost:8080/oauth2/token']);
  });

  it('whose answer does not come is lost, and not repeated', async () => {
    const { exchange, respond, sent, stored } = world();
    respond(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(exchange()).rejects.toMatchObject({ fault: { kind: 'network', code: 'exchange-lost' } });
    expect([sent.length, await stored()]).toEqual([1, null]);
  });

  it('that is refused says why', async () => {
    const { exchange, respond } = world();
    respond(() => Response.json({ error: 'invalid_grant' }, { status: 400 }));
    await expect(exchange()).rejects.toMatchObject({ fault: { kind: 'credentials', code: 'invalid_grant' } });
  });

  it('that is cancelled in flight stores nothing', async () => {
    const { exchange, respond, tokens, stored, redirects, begun } = world();
    const abort = new AbortController();
    await redirects.begin('f1', begun({ mode: 'silent' }));
    respond(() => {
      abort.abort();
      return Response.json(tokens());
    });
    expect(await exchange(begun(), undefined, abort.signal)).toMatchObject({ fault: { kind: 'cancelled' } });
    expect(await stored()).toBeNull();
    // Nobody was signed in.
    expect(await redirects.begin('f2', begun({ mode: 'silent' }))).toBe(false);
  });

  const day = 86_400;
  it.each([
    ['of another request', { nonce: 'another' }, 'nonce-mismatch'],
    ['of no request', { nonce: undefined }, 'tokens-malformed'],
    ['of another issuer', { iss: 'https://evil.example/eu-west-2_Pool' }, 'tokens-mismatch'],
    ['of no issuer', { iss: 7 }, 'tokens-malformed'],
    ['that are over', { exp: 1 }, 'tokens-mismatch'],
  ])('takes no tokens %s', async (_, claims, code) => {
    const { exchange, respond, tokens, stored } = world();
    respond(() => Response.json(tokens(claims)));
    await expect(exchange()).rejects.toMatchObject({ fault: { kind: 'server', code } });
    expect(await stored()).toBeNull();
  });

  it.each([
    [
      { access_token: 'a', token_type: 'Bearer' },
      { kind: 'configuration', code: 'openid-missing', reason: 'scope-not-allowed' },
    ],
    [
      { id_token: 'b', access_token: 'a', token_type: 'Bearer' },
      { kind: 'server', code: 'tokens-malformed' },
    ],
    [
      { id_token: 7, access_token: 'a', token_type: 'Bearer' },
      { kind: 'server', code: 'tokens-malformed' },
    ],
    [[], { kind: 'server', code: 'tokens-malformed' }],
  ])('takes no answer that is %j', async (body, fault) => {
    const { exchange, respond } = world();
    respond(() => Response.json(body));
    await expect(exchange()).rejects.toMatchObject({ fault });
  });

  it.each(['text/html', 'application/json'])('takes no page instead of JSON, sent as %s', async (type) => {
    const { exchange, respond } = world();
    respond(() => new Response('<html>', { headers: { 'content-type': type } }));
    await expect(exchange()).rejects.toMatchObject({ fault: { kind: 'server', code: 'tokens-malformed' } });
  });

  it('takes no tokens of two users, which the library does not compare', async () => {
    const { exchange, respond, tokens } = world();
    const { access_token: theirs } = tokens({ sub: 'another' });
    respond(() => Response.json({ ...tokens(), access_token: theirs }));
    await expect(exchange()).rejects.toMatchObject({ code: 'tokens-mismatch' });
  });

  it.each([-400 * day, 0, 400 * day])('works by a clock that is wrong by %i seconds', async (seconds) => {
    const { exchange, respond, tokens, clock } = world();
    clock.jump(Date.now() - clock.now() + seconds * 1_000);
    respond(() => Response.json(tokens()));
    expect(await exchange()).toMatchObject({ kind: 'session' });
  });

  it('takes no sign-in at the pages that was longer ago than the app asks for', async () => {
    const { exchange, respond, tokens, begun, clock } = world();
    // The library accepts clocks that differ by half a minute.
    const iat = Math.floor(clock.now() / 1_000);
    respond(() => Response.json(tokens({ auth_time: iat - 91 })));
    await expect(exchange(begun({ maxAge: 60 }))).rejects.toMatchObject({
      fault: { code: 'tokens-mismatch' },
    });
    respond(() => Response.json(tokens({ auth_time: iat - 60 })));
    expect(await exchange(begun({ maxAge: 60 }))).toMatchObject({ kind: 'session' });
  });
});
