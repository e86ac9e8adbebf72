import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import type { StoredSession } from '../vault/session.ts';
import { checkTokens } from './check-tokens.ts';

const config = { userPoolId: 'eu-west-2_Pool', clientId: 'client' };
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;
const iss = 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Pool';
const access = { sub: 'ann', username: 'ann', iss, token_use: 'access', client_id: 'client' };
const id = { sub: 'ann', iss, token_use: 'id', aud: 'client' };

const sessionOf = (accessClaims: { username?: unknown }, idClaims: object): StoredSession => ({
  accessToken: jwt(accessClaims),
  idToken: jwt(idClaims),
  refreshToken: 'refresh',
  // As it is read from the token: what another party wrote.
  username: accessClaims.username as string,
  deviceKey: null,
  newDevice: null,
  legacyRefresh: false,
  expiresAt: 1,
  refreshAt: 1,
  clockDrift: 0,
});

const verdict = (accessClaims: object, idClaims: object, before?: object) => {
  try {
    checkTokens(config, sessionOf(accessClaims, idClaims), before && sessionOf(access, before));
    return 'taken';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('tokens', () => {
  it('of one user, client and pool are taken, also after a refresh', () => {
    expect(verdict(access, id)).toBe('taken');
    expect(verdict(access, id, { ...id, exp: 1 })).toBe('taken');
  });

  it.each([
    ['two pools', access, { ...id, iss: `https://other.example/${config.userPoolId}` }],
    ['no pool', { ...access, iss: 5 }, { ...id, iss: 5 }],
    ['another client', { ...access, client_id: 'other' }, id],
    ['another audience', access, { ...id, aud: 'other' }],
    ['two users', access, { ...id, sub: 'bob' }],
    ['nobody', { ...access, sub: undefined }, { ...id, sub: undefined }],
    ['two access tokens', access, access],
    ['two ID tokens', id, id],
    ['another use (access)', { ...access, token_use: 'id' }, id],
    ['another use (ID)', access, { ...id, token_use: 'access' }],
    ['no use', { ...access, token_use: undefined }, { ...id, token_use: undefined }],
  ])('of %s are refused', (_, accessClaims, idClaims) => {
    expect(verdict(accessClaims, idClaims)).toBe('tokens-mismatch');
  });

  it.each([undefined, null, 5, { length: 3 }])('with the username %j are refused', (username) => {
    expect(verdict({ ...access, username }, id)).toBe('tokens-malformed');
  });

  it('of another pool are refused: a mistake of the app at a sign-in, a mix-up at a refresh', () => {
    const other = { iss: `${iss}2` };
    expect(verdict({ ...access, ...other }, { ...id, ...other })).toBe('wrong-pool');
    expect(verdict({ ...access, ...other }, { ...id, ...other }, id)).toBe('tokens-mismatch');
    expect(verdict({ ...access, ...other, client_id: 'other' }, { ...id, ...other })).toBe('tokens-mismatch');
  });

  it('of another user than before are refused', () => {
    expect(verdict(access, id, { ...id, sub: 'bob' })).toBe('tokens-mismatch');
    // One of the two is enough.
    expect(verdict(access, { ...id, sub: 'bob' }, id)).toBe('tokens-mismatch');
    expect(verdict({ ...access, sub: 'bob' }, id, id)).toBe('tokens-mismatch');
  });
});

describe('a username', () => {
  it.each(['bob', 'Ann', '', undefined, null, 5])(
    'that is %j after a refresh is refused: it never changes',
    (username) => {
      expect(verdict({ ...access, username }, id, id)).toBe('tokens-mismatch');
    },
  );
});

describe('a mix-up', () => {
  /** The pool's responses, with this function's tokens instead of its own, if it returns any. */
  async function mixingUp() {
    const journey = await startJourney({
      users: [
        { username: 'ann', password },
        { username: 'bob', password },
      ],
    });
    let others: unknown = null;
    let mixed = false;
    const { environment } = journey.open().tab;
    const fetch: typeof globalThis.fetch = async (...request) => {
      const response = await environment.fetch(...request);
      const body = (await response.clone().json()) as { AuthenticationResult?: object };
      if (!body.AuthenticationResult) return response;
      others ??= body.AuthenticationResult;
      return mixed ? Response.json({ ...body, AuthenticationResult: others }) : response;
    };
    return {
      journey,
      fetch,
      mix: () => {
        mixed = true;
      },
    };
  }

  it('at a refresh shows nobody else: the session stays, and the fault says what it was', async () => {
    const { journey, fetch, mix } = await mixingUp();
    const first = journey.open({}, { fetch });
    (await first.at('signedOut')).signIn({ username: 'bob', password });
    await first.at('home');
    first.auth.actions.signOut();
    await first.at('signedOut');
    const second = journey.open({}, { fetch });
    (await second.at('signedOut')).signIn({ username: 'ann', password });
    await second.at('home');
    mix();
    second.auth.actions.refresh();
    const state = await second.until((now) => now.fault !== null);
    expect(state).toMatchObject({
      view: 'home',
      user: { username: 'ann' },
      fault: { code: 'tokens-mismatch' },
    });
  });

  it('at a sign-in is a fault on the form', async () => {
    const { journey, fetch } = await mixingUp();
    const tab = journey.open(
      {},
      {
        fetch: async (...request) => {
          const response = await fetch(...request);
          const body = (await response.clone().json()) as { AuthenticationResult?: { IdToken: string } };
          const result = body.AuthenticationResult;
          if (!result) return response;
          return Response.json({ ...body, AuthenticationResult: { ...result, AccessToken: result.IdToken } });
        },
      },
    );
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    expect((await tab.at('signIn')).fault).toEqual({ kind: 'server', code: 'tokens-mismatch' });
  });
});
