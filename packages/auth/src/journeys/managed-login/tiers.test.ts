import { describe, expect, test } from 'vitest';
import { HOME, LOGOUT, leave, startAtDomain } from '../../../test/at-domain.ts';
import { tick } from '../../../test/browser.ts';
import type { AuthConfig } from '../../api.ts';

const tiers: readonly [string, Partial<AuthConfig>][] = [
  ['encrypted', {}],
  ['memory', { storage: 'memory' }],
  ['worker', { isolation: 'worker' }],
  ['worker and memory', { isolation: 'worker', storage: 'memory' }],
];

describe.each(tiers)('with the tier %s', (_, tier) => {
  const config = { ...tier, logoutUri: LOGOUT };

  test('a redirect signs in, the session is refreshed where it began, and ends there', async () => {
    const journey = await startAtDomain();
    const href = await journey.pass(
      await leave(journey.show(HOME, config), { returnTo: '/notes', data: [1] }),
    );
    const tab = journey.show(href, config);
    expect((await tab.at('home')).sessionOrigin).toBe('managedLogin');
    await expect.poll(() => tab.returned).toEqual([{ returnTo: '/notes', data: [1], fault: null }]);
    const before = await tab.auth.getAccessToken();
    journey.calls();
    expect(await tab.auth.getAccessToken({ forceRefresh: true })).not.toBe(before);
    expect(journey.calls()).toEqual(['/oauth2/token']);
    tab.auth.actions.signOut();
    await expect.poll(() => tab.window.left).toHaveLength(1);
    expect(journey.calls()).toEqual(['RevokeToken']);
  });

  test('a window signs in', async () => {
    const journey = await startAtDomain();
    const tab = journey.show(HOME, config);
    await tab.at('signedOut');
    tab.auth.actions.signInWithPopup();
    await expect.poll(() => tab.window.shown).toHaveLength(1);
    journey.show(await journey.pass(tab.window.shown[0] ?? ''), config);
    await tab.at('home');
  });

  test('an exchange that was cancelled leaves no session here, and no token valid', async () => {
    const journey = await startAtDomain();
    const href = await journey.pass(await leave(journey.show(HOME, config)));
    const fault = journey.sandbox.faults.add({ kind: 'hold', operation: '/oauth2/token', times: 1 });
    const tab = journey.show(href, config);
    await journey.struck(fault);
    tab.auth.actions.signOut();
    await tab.at('signedOut');
    fault.release();
    while (journey.sandbox.journal.count('RevokeToken') === 0) await tick();
    expect(tab.auth.getState().view).toBe('signedOut');
    expect(await journey.show(HOME, config).at('signedOut')).toMatchObject({ fault: null });
  });
});

test('a worker keeps the verifier, the nonce and the refresh token to itself', async () => {
  const journey = await startAtDomain();
  const config = { isolation: 'worker' } as const;
  const href = await journey.pass(await leave(journey.show(HOME, config)));
  await journey.show(href, config).at('home');
  const told = JSON.stringify(journey.workers.map(({ toPage }) => toPage));
  expect(told).not.toMatch(/verifier|"nonce"/);
  await journey.expectNoLeak();
});
