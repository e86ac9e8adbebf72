import { describe, expect, test } from 'vitest';
import { type AtDomain, HOME, REDIRECT, signInAtDomain, startAtDomain } from '../../../test/at-domain.ts';
import type { ManagedAuthConfig } from '../../api.ts';

/** The tiers whose tabs share a session. */
const tiers: readonly [string, Partial<ManagedAuthConfig>][] = [
  ['encrypted', {}],
  ['worker', { isolation: 'worker' }],
];

const rotating = {
  clients: [
    {
      callbackURLs: [REDIRECT],
      refreshTokenRotation: { feature: 'ENABLED' as const, retryGracePeriodSeconds: 0 },
    },
  ],
};

async function twoTabs(config: Partial<ManagedAuthConfig>, journey: AtDomain) {
  const one = await signInAtDomain(journey, config);
  const two = journey.show(HOME, config);
  expect(await two.at('home')).toMatchObject({ sessionOrigin: 'managedLogin' });
  journey.calls();
  return [one, two] as const;
}

describe.each(tiers)('two tabs of a session of managed login, with the tier %s,', (_, config) => {
  test('wake with expired tokens, and refresh once, with rotation and no grace', async () => {
    const journey = await startAtDomain(rotating);
    const [one, two] = await twoTabs(config, journey);
    journey.clock.advance(3_600_001);
    const tokens = [one, two].flatMap(({ auth }) => [auth.getAccessToken(), auth.getAccessToken()]);
    expect(new Set(await journey.passing(Promise.all(tokens)))).toHaveProperty('size', 1);
    expect(journey.calls()).toEqual(['/oauth2/token']);
    // The new refresh token is the one that is stored.
    expect(await two.auth.getAccessToken({ forceRefresh: true })).toEqual(expect.any(String));
  });

  test('are signed out together, from either', async () => {
    const journey = await startAtDomain();
    const [one, two] = await twoTabs(config, journey);
    two.auth.actions.signOut();
    expect(await one.at('signedOut')).toMatchObject({ reason: 'elsewhere' });
    expect(await two.at('signedOut')).toMatchObject({ reason: 'signOut' });
    expect(await journey.show(HOME, config).at('signedOut')).toMatchObject({ fault: null });
  });

  test('end together when the refresh token is refused', async () => {
    const journey = await startAtDomain();
    const [one, two] = await twoTabs(config, journey);
    journey.sandbox.users.signOut('ann');
    one.auth.actions.refresh();
    for (const tab of [one, two]) expect(await tab.at('signedOut')).toMatchObject({ reason: 'expired' });
  });

  test('ask together where the app wants that, and one window signs both in again: their pages stay', async () => {
    const journey = await startAtDomain();
    const ask = { ...config, onExpired: 'ask' as const };
    const [one, two] = await twoTabs(ask, journey);
    journey.sandbox.users.signOut('ann');
    one.auth.actions.refresh();
    const page = { user: { username: 'ann' } };
    for (const tab of [one, two]) expect(await tab.at('expired')).toMatchObject({ page });
    one.auth.actions.signInWithPopup();
    await expect.poll(() => one.window.shown).toHaveLength(1);
    journey.show(await journey.pass(one.window.shown[0] ?? ''), ask);
    for (const tab of [one, two]) expect(await tab.at('home')).toMatchObject({ page });
  });

  test('keep the session through an outage of the token endpoint, and renew it when it is over', async () => {
    const journey = await startAtDomain(rotating);
    const [one, two] = await twoTabs(config, journey);
    journey.sandbox.faults.add({ kind: 'server', operation: '/oauth2/token' });
    journey.clock.advance(3_600_001);
    await expect(journey.passing(one.auth.getTokens())).rejects.toMatchObject({ code: 'tokens-unavailable' });
    expect([one, two].map(({ auth }) => auth.getState().view)).toEqual(['home', 'home']);
    journey.sandbox.faults.clear();
    expect(await journey.passing(two.auth.getAccessToken())).toEqual(expect.any(String));
  });

  test('keep what they are given to themselves', async () => {
    const journey = await startAtDomain();
    const [one] = await twoTabs(config, journey);
    await one.auth.getTokens({ forceRefresh: true });
    await journey.expectNoLeak();
    expect(journey.calls()).toEqual(['/oauth2/token']);
  });
});
