import { describe, expect, it } from 'vitest';
import { leave, REDIRECT, signInAtDomain, startAtDomain } from '../../test/at-domain.ts';
import { tick } from '../../test/browser.ts';
import { faultyDatabase } from '../../test/database.ts';
import { clearSiteData } from '../../test/entries.ts';
import { FakeSessionStorage } from '../../test/fake-session-storage.ts';
import { password, startJourney } from '../../test/journey.ts';
import { pass, settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { personAt, rotating, users } from '../../test/two-people.ts';
import type { Environment } from '../api.ts';
import { importFromAmplify } from '../import/index.ts';
import { exportSession, type SessionTokens, startSession } from '../session/index.ts';

const tiers = [{}, { isolation: 'worker' }] as const;

/** Tokens of both people, as a backend has them. */
async function start() {
  const journey = await startJourney(rotating);
  const tokensOf = async (username: string): Promise<SessionTokens> => {
    const tab = journey.open({ storage: 'memory' });
    await signIn(tab, username);
    const tokens = await exportSession(tab.auth);
    tab.auth.dispose();
    if (!tokens) throw new Error('Nobody is signed in.');
    return tokens;
  };
  return { journey, ann: await tokensOf('ann'), bob: await tokensOf('bob') };
}

describe.each(tiers)('a session that a backend began, with %o', (tier) => {
  it('ends with a sign-out whose page goes away', async () => {
    const { journey, ann } = await start();
    const tab = journey.open(tier);
    await startSession(tab.auth, ann);
    tab.auth.actions.signOut();
    await tick();
    expect(await tab.reload().at('signedOut')).toMatchObject({ fault: null });
  });

  it('is one for two tabs that begin two at the same time', async () => {
    const { journey, ann, bob } = await start();
    const [here, there] = [journey.open(tier), journey.open(tier)];
    await Promise.all([here.at('signedOut'), there.at('signedOut')]);
    await Promise.allSettled([startSession(here.auth, ann), startSession(there.auth, bob)]);
    expect(await personAt(here)).toBe(await personAt(there));
    for (const { auth } of [here, there]) expect(await auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });

  it('of bob outlives the slow sign-out of ann', async () => {
    const { journey, ann, bob } = await start();
    const here = journey.open(tier);
    await startSession(here.auth, ann);
    const there = journey.open(tier);
    await there.at('home');
    const fault = journey.sandbox.faults.add({ operation: 'RevokeToken', kind: 'hold', times: 1 });
    here.auth.actions.signOut();
    await there.at('signedOut');
    await startSession(there.auth, bob);
    fault.release();
    expect([await personAt(here), await personAt(there), await personAt(there.reload())]).toEqual([
      'bob',
      'bob',
      'bob',
    ]);
  });

  it('is followed by a tab that was frozen meanwhile, and heard nothing', async () => {
    const { journey, ann, bob } = await start();
    const here = journey.open(tier, { openChannel: null });
    await startSession(here.auth, ann);
    here.tab.page.tell('freeze');
    const there = journey.open(tier);
    await there.at('home');
    there.auth.actions.signOut();
    await there.at('signedOut');
    await startSession(there.auth, bob);
    here.tab.page.tell('resume');
    await here.until((state) => state.view === 'home' && state.user.username === 'bob');
    expect(await here.auth.getAccessToken()).toBe(await there.auth.getAccessToken());
  });

  it('stays ended where site data were cleared before', async () => {
    const { journey, ann } = await start();
    const here = journey.open(tier);
    await startSession(here.auth, ann);
    const there = journey.open(tier, { openChannel: null });
    await there.at('home');
    await pass(journey, 1_000);
    await clearSiteData(journey.browser);
    here.auth.actions.signOut();
    await here.at('signedOut');
    there.tab.page.tell('resume');
    await there.at('signedOut');
    expect(await journey.open(tier).at('signedOut')).toMatchObject({ fault: null });
  });
});

it.each(tiers)('an import beside a sign-in of somebody else ends at home as one, with %o', async (tier) => {
  const { journey, ann } = await start();
  const [here, there] = [journey.open(tier), journey.open(tier)];
  await Promise.all([here.at('signedOut'), there.at('signedOut')]);
  const fault = journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'hold', times: 1 });
  there.auth.actions.signIn({ username: 'bob', password });
  await journey.struck(fault);
  const items = new FakeSessionStorage();
  const prefix = `CognitoIdentityServiceProvider.${journey.sandbox.clientId}.`;
  items.setItem(`${prefix}LastAuthUser`, 'ann');
  for (const [member, value] of Object.entries(ann)) items.setItem(`${prefix}ann.${member}`, String(value));
  await Promise.all([importFromAmplify(here.auth, items), settle(5).then(() => fault.release())]);
  expect(await personAt(here)).toBe(await personAt(there));
  for (const { auth } of [here, there]) expect(await auth.getTokens({ forceRefresh: true })).not.toBeNull();
});

describe.each(tiers)('a session of managed login, with %o', (tier) => {
  it('that ends offline as its page goes away is revoked later', async () => {
    const journey = await startAtDomain();
    const tab = await signInAtDomain(journey, tier);
    journey.sandbox.faults.add({ kind: 'network' });
    tab.auth.actions.signOut();
    await tick();
    const next = tab.reload();
    await next.at('signedOut');
    journey.sandbox.faults.clear();
    await settle();
    next.tab.page.tell('visible');
    await expect.poll(() => journey.sandbox.users.get('ann')?.sessions).toBe(0);
  });

  it('that ends where the storage fails ends in all tabs', async () => {
    const journey = await startAtDomain();
    const one = await signInAtDomain(journey, tier);
    const disk = faultyDatabase(journey.browser.indexedDB);
    const two = journey.show(undefined, tier, { indexedDB: disk.indexedDB });
    await two.at('home');
    await pass(journey, 1_000);
    disk.fail();
    disk.close();
    two.auth.actions.signOut();
    await two.at('signedOut');
    await one.at('signedOut');
    expect(await journey.show(undefined, tier).at('signedOut')).toMatchObject({ fault: null });
  });

  it('whose page goes away with the answer to a rotation is asked for again', async () => {
    const refreshTokenRotation = { feature: 'ENABLED' as const, retryGracePeriodSeconds: 10 };
    const journey = await startAtDomain({ clients: [{ callbackURLs: [REDIRECT], refreshTokenRotation }] });
    (await signInAtDomain(journey, tier)).auth.dispose();
    let isDeaf = true;
    const fetch: Environment['fetch'] = async (input, init) => {
      const request = new Request(input, init);
      const response = await journey.sandbox.fetch(request);
      if (!isDeaf || !request.url.endsWith('/oauth2/token')) return response;
      isDeaf = false;
      return new Promise<never>(() => {});
    };
    const tab = journey.show(undefined, tier, { fetch });
    await tab.at('home');
    const before = await tab.auth.getAccessToken();
    tab.auth.actions.refresh();
    while (isDeaf) await tick();
    await settle();
    const next = tab.reload();
    await next.at('home');
    while ((await next.auth.getAccessToken()) === before) await tick();
    journey.clock.advance(3_600_000);
    expect(await next.auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });
});

it('an exchange beside a sign-in of somebody else ends at home as one, and the grant that lost is revoked', async () => {
  const journey = await startAtDomain({ users });
  const before = journey.show();
  const href = await journey.pass(await leave(before));
  before.auth.dispose();
  const there = journey.open();
  await there.at('signedOut');
  const holds = ['RespondToAuthChallenge', '/oauth2/token'].map((operation) =>
    journey.sandbox.faults.add({ operation, kind: 'hold', times: 1 }),
  );
  there.auth.actions.signIn({ username: 'bob', password });
  const here = journey.show(href);
  for (const hold of holds) await journey.struck(hold);
  for (const hold of holds) hold.release();
  expect(await personAt(here)).toBe(await personAt(there));
  const sessionsOf = (name: string) => journey.sandbox.users.get(name)?.sessions ?? 0;
  await expect.poll(() => sessionsOf('ann') + sessionsOf('bob')).toBe(1);
});
