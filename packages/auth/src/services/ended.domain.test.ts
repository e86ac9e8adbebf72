import { describe, expect, it } from 'vitest';
import { stubWorld } from '../../test/stub-world.ts';
import type { AuthConfig, ManagedAuthConfig } from '../api.ts';
import type { SessionOrigin, SignOutScope } from '../model.ts';
import { kindOf, unseal } from '../sealed.ts';
import { revokeEnded } from './ended.ts';
import { revokeServices } from './revoke.ts';

const { signal } = new AbortController();
const LOGOUT = 'https://app.example/bye';
const domain: Partial<ManagedAuthConfig> = {
  domain: 'https://login.example',
  redirectUri: 'https://app.example/callback',
};

/** Signs somebody out whose session began there, and gives what was asked and the reply. */
async function signOut(origin: SessionOrigin, scope: SignOutScope, options: Partial<ManagedAuthConfig>) {
  const { client, made, open } = stubWorld();
  const here = open({}, options as Partial<AuthConfig>);
  await here.session.begin(made('first', origin === 'managedLogin' ? { origin } : {}));
  await here.session.end(scope);
  client.respond('RevokeToken', {});
  client.respond('GlobalSignOut', {});
  const reply = await revokeServices(here.context).revokeTokens({ scope }, signal);
  return { reply, asked: client.asked.map(({ operation, input }) => [operation, input]) };
}

const revoked = { token: 'refresh-first' };
const linked = { ...revoked, revokeAssociatedSessions: 'LINKED' };

describe('a session of managed login', () => {
  it.each([
    ['local', domain, linked],
    ['local', { ...domain, logoutUri: LOGOUT }, revoked],
    ['keep', domain, revoked],
    ['keep', { ...domain, logoutUri: LOGOUT }, revoked],
    ['linked', { ...domain, logoutUri: LOGOUT }, linked],
  ] as const)('that ends with the scope %s is revoked: %#', async (scope, options, input) => {
    expect((await signOut('managedLogin', scope, options)).asked).toEqual([['RevokeToken', input]]);
  });

  it.each([
    [domain, ['GlobalSignOut', 'RevokeToken']],
    [{ ...domain, logoutUri: LOGOUT }, ['GlobalSignOut']],
  ] as const)(
    'that ends everywhere is revoked after it where the token ends it at the domain: %#',
    async (options, calls) => {
      const { asked } = await signOut('managedLogin', 'global', options);
      expect(asked.map(([operation]) => operation)).toEqual(calls);
      expect(asked[1]?.[1]).toEqual(calls[1] && linked);
    },
  );

  it.each(['local', 'linked', 'global'] as const)(
    'ends at the domain as well, where the app has an address for it: %s',
    async (scope) => {
      const { reply } = await signOut('managedLogin', scope, { ...domain, logoutUri: LOGOUT });
      if (reply.kind !== 'leave') throw new Error(`It is ${reply.kind}.`);
      expect(kindOf(reply.redirect)).toBe('forPage');
      expect(unseal(reply.redirect)).toEqual({
        url: `https://login.example/logout?client_id=client&logout_uri=${encodeURIComponent(LOGOUT)}`,
        state: '',
      });
    },
  );

  it.each([
    ['keep', { ...domain, logoutUri: LOGOUT }],
    ['local', domain],
  ] as const)('stays there where that is wanted, or there is no address: %s', async (scope, options) => {
    expect((await signOut('managedLogin', scope, options)).reply).toEqual({ kind: 'done' });
  });
});

it.each([
  ['managedLogin', 'local', linked],
  ['managedLogin', 'keep', revoked],
  ['api', 'local', revoked],
] as const)(
  'a session of %s that is revoked later, with the scope %s, ends at the domain without the address',
  async (origin, scope, input) => {
    const { client, made, open } = stubWorld();
    const here = open({}, { ...domain, logoutUri: LOGOUT } as Partial<AuthConfig>);
    await here.session.begin(made('first', origin === 'managedLogin' ? { origin } : {}));
    await here.session.end(scope);
    client.respond('RevokeToken', {});
    await revokeEnded(here.context);
    expect(client.asked.map(({ operation, input: sent }) => [operation, sent])).toEqual([
      ['RevokeToken', input],
    ]);
  },
);

it.each([
  ['local', revoked],
  ['linked', linked],
] as const)('a session of the API has none at the domain: %s', async (scope, input) => {
  expect(await signOut('api', scope, { ...domain, logoutUri: LOGOUT })).toEqual({
    reply: { kind: 'done' },
    asked: [['RevokeToken', input]],
  });
});
