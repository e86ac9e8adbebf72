import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../test/journey.ts';
import { onUserChange, waitFor } from './index.ts';
import { createTestAuth } from './testing/index.ts';

/** The paths of what somebody could change. */
function changeable(value: unknown, path = 'it'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, part]) => changeable(part, `${path}.${name}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}

const users = [
  { username: 'ann', password, attributes: { email: 'ann@example.com' }, groups: ['admins', 'staff'] },
];
const pool = { groups: [{ groupName: 'admins' }, { groupName: 'staff' }], users };

describe('what one caller gets, no other can change:', () => {
  it.each([{}, { isolation: 'worker' } as const])('claims, the user and the state (%o)', async (config) => {
    const journey = await startJourney(pool);
    const { auth, at } = journey.open(config);
    const heard: unknown[] = [];
    onUserChange(auth, (change) => heard.push(change.user));
    await at('signedOut');
    expect(changeable(auth.getState())).toEqual([]);
    auth.actions.signIn({ username: 'ann', password: 'Wrong-horse-1!' });
    const refused = await waitFor(auth, ({ fault }) => fault !== null);
    expect(changeable(refused)).toEqual([]);
    auth.actions.signIn({ username: 'ann', password });
    const { user } = await at('home');
    for (let round = 0; round < 2; round += 1) {
      for (const claims of [auth.getClaims(), auth.getClaims('access'), user.claims]) {
        expect(claims).toMatchObject({ 'cognito:groups': ['admins', 'staff'] });
        expect(changeable(claims)).toEqual([]);
      }
      expect(changeable(auth.getState())).toEqual([]);
      expect(changeable(heard)).toEqual(['it']);
      journey.clock.advance(1_000);
      await auth.getTokens({ forceRefresh: true });
    }
    const groups = auth.getClaims()?.['cognito:groups'] ?? [];
    expect(() => (groups as string[]).push('root')).toThrow(TypeError);
    expect(auth.getClaims()?.['cognito:groups']).toEqual(['admins', 'staff']);
  });

  it('tokens: each call has its own', async () => {
    const journey = await startJourney(pool);
    const { auth, at } = journey.open();
    await at('signedOut');
    auth.actions.signIn({ username: 'ann', password });
    await at('home');
    const tokens = await auth.getTokens();
    Object.assign(tokens ?? {}, { accessToken: 'mine' });
    expect((await auth.getTokens())?.accessToken).not.toBe('mine');
    Object.assign(await auth.getCapabilities(), { storage: 'none' });
    expect((await auth.getCapabilities()).storage).toBe('encrypted');
  });

  it.each([{}, { isolation: 'worker' } as const])(
    'the secret of an authenticator app (%o)',
    async (config) => {
      const journey = await startJourney({
        ...pool,
        userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA'] },
      });
      const { auth, at } = journey.open(config);
      await at('signedOut');
      auth.actions.signIn({ username: 'ann', password });
      const { getTotpSetup } = await at('setUpTotp');
      const secret = getTotpSetup()?.secret;
      expect(secret).toMatch(/^[A-Z2-7]{16,}$/);
      const given = getTotpSetup();
      if (!Object.isFrozen(given)) Object.assign(given ?? {}, { secret: 'mine' });
      expect(getTotpSetup()?.secret).toBe(secret);
      expect(changeable(auth.getState())).toEqual([]);
    },
  );

  it('states and claims of a test double, and what the test gave is left as it is', () => {
    const claims = { sub: 's', exp: 2, iat: 1, 'cognito:username': 'ann', 'cognito:groups': ['staff'] };
    const user = { username: 'ann', claims };
    const auth = createTestAuth({ view: 'home', user }, { accessClaims: { 'cognito:groups': ['staff'] } });
    expect(changeable(auth.getState())).toEqual([]);
    expect(changeable(auth.getClaims())).toEqual([]);
    expect(changeable(auth.getClaims('access'))).toEqual([]);
    auth.setState({ view: 'smsCode', stepUp: true });
    expect(changeable(auth.getState())).toEqual([]);
    expect([user, claims, claims['cognito:groups']].map(Object.isFrozen)).toEqual([false, false, false]);
  });
});
