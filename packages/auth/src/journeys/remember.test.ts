import { describe, expect, it } from 'vitest';
import { HOME, leave, startAtDomain } from '../../test/at-domain.ts';
import { tick } from '../../test/browser.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import type { AuthConfig } from '../api.ts';
import { startSession } from '../session/index.ts';

const byPassword = { username: 'ann', password };
const bob = { username: 'bob', password };
const people = { users: [{ username: 'ann', password }, bob] };

const tiers: readonly [string, Partial<AuthConfig>][] = [
  ['encrypted', {}],
  ['worker', { isolation: 'worker' }],
];
const inMemory: readonly [string, Partial<AuthConfig>][] = [
  ['memory', { storage: 'memory' }],
  ['worker and memory', { isolation: 'worker', storage: 'memory' }],
];

const nameAt = async (tab: JourneyTab) => (await tab.at('home')).user.username;

/** The items in the tab's session storage; a worker's page gets them a moment later. */
const stored = (tab: JourneyTab, length: number) =>
  expect.poll(() => tab.tab.sessionStorage.length).toBe(length);

const signedOut = async (journey: Journey, tier: Partial<AuthConfig>) =>
  expect((await journey.open(tier).at('signedOut')).fault).toBeNull();

describe.each(tiers)('with the tier %s', (_, tier) => {
  it('a session that is kept in the browser is that of all tabs, and nothing is in the tab', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'browser' });
    expect(await nameAt(tab)).toBe('ann');
    expect(await nameAt(tab.reload())).toBe('ann');
    expect(await nameAt(journey.open(tier))).toBe('ann');
    await stored(tab, 0);
    await journey.expectNoLeak();
  });

  it('a session of one tab outlives its reload, and no other tab sees it', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'session' });
    expect(await nameAt(tab)).toBe('ann');
    await stored(tab, 1);
    await signedOut(journey, tier);
    expect(await nameAt(tab.reload())).toBe('ann');
    await journey.expectNoLeak();
  });

  it('a session of one tab is refreshed, through reloads', async () => {
    const journey = await startJourney({
      clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 0 } }],
    });
    let tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'session' });
    await tab.at('home');
    for (let round = 0; round < 3; round += 1) {
      const before = tab.tab.sessionStorage.getItem(tab.tab.sessionStorage.key(0) ?? '');
      const token = await tab.auth.getAccessToken({ forceRefresh: true });
      const items = tab.tab.sessionStorage;
      await expect.poll(() => items.getItem(items.key(0) ?? '')).not.toBe(before);
      tab = tab.reload();
      await tab.at('home');
      expect(await tab.auth.getAccessToken()).toBe(token);
    }
  });

  it('a session of one tab ends with its sign-out: nothing is stored, and it is revoked', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'session' });
    (await tab.at('home')).signOut();
    // The page may go at once.
    await stored(tab, 0);
    await tab.at('signedOut');
    expect(journey.calls()).toContain('RevokeToken');
    await tab.reload().at('signedOut');
    await journey.expectNoLeak();
  });

  it('tokens that the sign-out of such a tab could not revoke are revoked by the next page', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'session' });
    await tab.at('home');
    journey.sandbox.faults.add({ operation: 'RevokeToken', kind: 'network' });
    tab.auth.actions.signOut();
    expect((await tab.at('signedOut')).notice).toBe('signedOutHereOnly');
    tab.auth.dispose();
    journey.sandbox.faults.clear();
    journey.calls();
    await journey.open(tier).at('signedOut');
    await journey.called('RevokeToken');
  });

  it('a session that is not kept serves while the page lives', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'none' });
    expect(await nameAt(tab)).toBe('ann');
    expect(await tab.auth.getAccessToken({ forceRefresh: true })).not.toBeNull();
    await stored(tab, 0);
    await signedOut(journey, tier);
    await tab.reload().at('signedOut');
  });

  it.each(['session', 'none'] as const)(
    '%s is remembered over the reload of a challenge',
    async (remember) => {
      const journey = await startJourney({
        userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
        users: [
          {
            username: 'ann',
            password,
            attributes: { phone_number: '+15550100' },
            mfa: { enabled: ['SMS_MFA'] },
          },
        ],
      });
      const tab = journey.open(tier);
      (await tab.at('signedOut')).signIn({ ...byPassword, remember });
      await tab.at('smsCode');
      await stored(tab, 1);
      const reloaded = tab.reload();
      const code = journey.sandbox.outbox.latest('ann')?.code ?? '';
      journey.secrets.add(code);
      (await reloaded.at('smsCode')).submitCode(code);
      expect((await reloaded.at('home')).user.username).toBe('ann');
      await stored(reloaded, remember === 'session' ? 1 : 0);
      await signedOut(journey, tier);
    },
  );

  it('two tabs are two people, each through reload, refresh and sign-out', async () => {
    const journey = await startJourney(people);
    const one = journey.open(tier);
    const other = journey.open(tier);
    (await one.at('signedOut')).signIn({ ...byPassword, remember: 'session' });
    await one.at('home');
    (await other.at('signedOut')).signIn({ ...bob, remember: 'browser' });
    await other.at('home');
    expect(await nameAt(one)).toBe('ann');
    await one.auth.getAccessToken({ forceRefresh: true });
    await other.auth.getAccessToken({ forceRefresh: true });
    expect(await nameAt(one.reload())).toBe('ann');
    expect(await nameAt(other)).toBe('bob');
    other.auth.actions.signOut();
    await other.at('signedOut');
    for (let turn = 0; turn < 20; turn += 1) await tick();
    const again = one.reload();
    expect(await nameAt(again)).toBe('ann');
    expect(await again.auth.getAccessToken({ forceRefresh: true })).not.toBeNull();
  });

  it('when its own session has ended, a tab is signed in as the browser is, by its next page', async () => {
    const journey = await startJourney(people);
    const one = journey.open(tier);
    const other = journey.open(tier);
    (await one.at('signedOut')).signIn({ ...byPassword, remember: 'none' });
    await one.at('home');
    (await other.at('signedOut')).signIn(bob);
    await other.at('home');
    one.auth.actions.signOut();
    await one.at('signedOut');
    expect(await nameAt(one.reload())).toBe('bob');
  });

  it.each([
    ['session', 'browser'],
    ['none', 'session'],
    ['browser', 'none'],
  ] as const)('a later sign-in makes another choice: first %s, then %s', async (first, then) => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: first });
    (await tab.at('home')).signOut();
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: then });
    expect((await tab.at('home')).user.username).toBe('ann');
    await stored(tab, then === 'session' ? 1 : 0);
    await journey.open(tier).at(then === 'browser' ? 'home' : 'signedOut');
    await tab.reload().at(then === 'none' ? 'signedOut' : 'home');
  });

  it('a session of one tab that Cognito refuses is over, and not stored any more', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'session' });
    await tab.at('home');
    journey.sandbox.faults.add({
      operation: 'GetTokensFromRefreshToken',
      kind: 'error',
      type: 'NotAuthorizedException',
      message: 'Refresh Token has been revoked',
    });
    tab.auth.actions.refresh();
    expect((await tab.at('signedOut')).reason).toBe('expired');
    await stored(tab, 0);
  });

  it('a forged value in the session storage signs nobody in, and is removed', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'session' });
    await tab.at('home');
    await stored(tab, 1);
    const items = tab.tab.sessionStorage;
    const key = items.key(0) ?? '';
    const whole = items.getItem(key) ?? '';
    const head = JSON.parse(whole) as object;
    const plain = JSON.stringify({ ...head, content: btoa('{"refreshToken":"theirs"}') });
    for (const planted of [
      '{',
      'null',
      '[]',
      '{"content":7}',
      plain,
      whole.replace('"generation":1', '"generation":2'),
    ]) {
      items.setItem(key, planted);
      const reloaded = tab.reload();
      expect((await reloaded.at('signedOut')).fault).toBeNull();
      await stored(reloaded, 0);
    }
  });

  it('managed login keeps a session as it was asked to when it began', async () => {
    const journey = await startAtDomain();
    const href = await journey.pass(await leave(journey.show(HOME, tier), { remember: 'session' }));
    const tab = journey.show(href, tier);
    await tab.at('home');
    await stored(tab, 1);
    await journey.show(HOME, tier).at('signedOut');
    expect((await tab.reload().at('home')).sessionOrigin).toBe('managedLogin');
  });
});

describe.each(inMemory)('with the tier %s', (_, tier) => {
  it.each(['browser', 'session', 'none'] as const)('%s is kept in memory alone', async (remember) => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ ...byPassword, remember });
    await tab.at('home');
    expect(await tab.auth.getAccessToken({ forceRefresh: true })).not.toBeNull();
    await stored(tab, 0);
    await tab.reload().at('signedOut');
  });
});

it('a session of a backend does not take the place of one that a tab has of its own', async () => {
  const journey = await startJourney();
  const tab = journey.open();
  (await tab.at('signedOut')).signIn({ ...byPassword, remember: 'session' });
  await tab.at('home');
  const elsewhere = journey.openElsewhere();
  (await elsewhere.at('signedOut')).signIn(byPassword);
  await elsewhere.at('home');
  const tokens = await elsewhere.auth.getTokens();
  await expect(
    startSession(tab.auth, { accessToken: '', idToken: '', refreshToken: 'x', ...tokens }),
  ).rejects.toMatchObject({ code: 'already-signed-in' });
  expect(await nameAt(tab.reload())).toBe('ann');
});

it('an unknown choice is refused', async () => {
  const journey = await startJourney();
  const { signIn } = await journey.open().at('signedOut');
  // @ts-expect-error - as a caller in JavaScript
  expect(() => signIn({ ...byPassword, remember: 'always' })).toThrowError(
    expect.objectContaining({ code: 'invalid-input' }),
  );
});
