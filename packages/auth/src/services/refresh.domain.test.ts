import { describe, expect, it } from 'vitest';
import { refreshWorld, stored } from '../../test/refresh-world.ts';
import type { AuthConfig, ManagedAuthConfig } from '../api.ts';

const ASK = 'GetTokensFromRefreshToken';
const domain: Partial<ManagedAuthConfig> = {
  domain: 'https://login.example',
  redirectUri: 'https://app.example/callback',
};

/** A tab of an app that may have a domain, whose session began there or not. */
async function world(origin: 'managedLogin' | 'api', options: Partial<AuthConfig> = domain) {
  const { client, grant, made, tab } = refreshWorld();
  const asked: string[] = [];
  let responses: (() => Response | Promise<Response>)[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    asked.push(new Request(input, init).url);
    const next = responses.shift();
    if (!next) throw new TypeError('Failed to fetch');
    return next();
  };
  const here = tab({ fetch }, options);
  await here.session.begin(made('first', origin === 'managedLogin' ? { origin } : {}));
  const tokens = (changes: object = {}) => {
    const { accessToken, idToken, refreshToken } = grant('second').authenticationResult;
    return () =>
      Response.json({
        access_token: accessToken,
        id_token: idToken,
        refresh_token: refreshToken,
        ...changes,
      });
  };
  return {
    client,
    grant,
    here,
    asked,
    tokens,
    tab,
    respond: (...given: typeof responses) => {
      responses = given;
    },
  };
}

describe('a session of managed login', () => {
  it('is refreshed at the domain of the pool, and stays one', async () => {
    const { client, here, asked, respond, tokens, tab } = await world('managedLogin');
    respond(tokens());
    expect(await here.refresh()).toMatchObject({ kind: 'session', session: { origin: 'managedLogin' } });
    expect([asked, client.calls()]).toEqual([['https://login.example/oauth2/token'], []]);
    expect(await stored(tab())).toMatchObject({
      refreshToken: 'refresh-second',
      origin: 'managedLogin',
      legacyRefresh: false,
    });
  });

  it('is asked for once more where the answer was lost, and does not end when one is', async () => {
    const { here, asked, respond, tokens, tab } = await world('managedLogin');
    respond(() => Promise.reject(new TypeError('Failed to fetch')), tokens());
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(asked).toHaveLength(2);
    respond();
    expect(await here.refresh()).toMatchObject({ fault: { kind: 'network' } });
    expect(asked).toHaveLength(4);
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-second' });
  });

  it('ends where the domain refuses it', async () => {
    const { here, respond, tab } = await world('managedLogin');
    respond(() => Response.json({ error: 'invalid_grant' }, { status: 400 }));
    expect(await here.refresh()).toMatchObject({ fault: { kind: 'credentials', code: 'invalid_grant' } });
    expect(await stored(tab())).toBeNull();
  });

  it('continues where the domain only fails', async () => {
    const { here, respond, tab } = await world('managedLogin');
    respond(() => Response.json({ error: 'invalid_grant' }, { status: 503 }));
    expect(await here.refresh()).toMatchObject({ fault: { kind: 'server', code: 'http-503' } });
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-first' });
  });

  it('is refreshed by the API in an app that has no domain any more', async () => {
    const { client, grant, here, asked } = await world('managedLogin', {});
    client.respond(ASK, grant('second'));
    expect(await here.refresh()).toMatchObject({ kind: 'session', session: { origin: 'managedLogin' } });
    expect([asked, client.calls()]).toEqual([[], [ASK]]);
  });
});

it('a session of the API is refreshed there, also where the app has a domain', async () => {
  const { client, grant, here, asked } = await world('api');
  client.respond(ASK, grant('second'));
  const reply = await here.refresh();
  expect(reply).toMatchObject({ kind: 'session' });
  expect(reply.kind === 'session' && reply.session.origin).toBeUndefined();
  expect([asked, client.calls()]).toEqual([[], [ASK]]);
});
