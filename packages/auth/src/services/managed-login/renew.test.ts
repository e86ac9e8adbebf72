import { describe, expect, it } from 'vitest';
import { exchangeWorld as world } from '../../../test/exchange-world.ts';
import type { StoredSession } from '../../vault/session.ts';
import { renewAtDomain } from './renew.ts';
import { issuersOf } from './server.ts';

describe('the issuers of a pool', () => {
  it('are both forms that Cognito has, at AWS and at the endpoint of the app, and never the domain', () => {
    const { context } = world();
    expect(issuersOf(context.config)).toEqual([
      'https://pool.example/eu-west-2_Pool',
      'https://issuer-pool.example/eu-west-2_Pool',
      'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Pool',
      'https://issuer-cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Pool',
    ]);
  });

  it.each(['https://issuer-pool.example/eu-west-2_Pool', 'https://pool.example/eu-west-2_Pool'])(
    'are taken: %s',
    async (iss) => {
      const { exchange, respond, tokens } = world();
      respond(() => Response.json(tokens({ iss })));
      expect(await exchange()).toMatchObject({ kind: 'session' });
    },
  );
});

describe('a refresh at the domain', () => {
  const session = { refreshToken: 'refresh-first' } as StoredSession;

  it('asks once, without a secret, and returns the strings of the response', async () => {
    const { context, respond, sent } = world();
    respond(() => Response.json({ access_token: 'a', id_token: 'i', refresh_token: 7 }));
    expect(await renewAtDomain(context, session)).toEqual({ accessToken: 'a', idToken: 'i' });
    expect(sent).toEqual([
      {
        url: 'https://login.example/oauth2/token',
        body: { client_id: 'client', grant_type: 'refresh_token', refresh_token: 'refresh-first' },
      },
    ]);
    respond(() => Response.json({ access_token: 'a', id_token: 'i', refresh_token: 'r' }));
    expect(await renewAtDomain(context, session)).toEqual({
      accessToken: 'a',
      idToken: 'i',
      refreshToken: 'r',
    });
    for (const body of [[], null, 'text']) {
      respond(() => Response.json(body));
      expect(await renewAtDomain(context, session)).toEqual({});
    }
  });

  it.each([
    ['does not come', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['breaks off', () => new Response('{"access_token":')],
  ])('whose answer %s may be asked for again', async (_, by) => {
    const { context, respond } = world();
    respond(by);
    await expect(renewAtDomain(context, session)).rejects.toMatchObject({
      code: 'network',
      operation: '/oauth2/token',
      attempts: 1,
      retry: 'transient',
      timedOut: false,
    });
  });

  it('that is refused says why', async () => {
    const { context, respond, clock } = world();
    respond(() => Response.json({}, { status: 429 }));
    await expect(renewAtDomain(context, session)).rejects.toMatchObject({
      fault: { kind: 'throttled', retryAt: clock.now() + 5_000 },
    });
  });
});
