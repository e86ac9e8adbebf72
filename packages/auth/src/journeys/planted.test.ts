import { describe, expect, it } from 'vitest';
import { leave, startAtDomain } from '../../test/at-domain.ts';
import { entryOf, rewriteEntry } from '../../test/entries.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { pass, settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { personAt } from '../../test/two-people.ts';
import { internalsOf } from '../internals.ts';
import { openRecord } from '../vault/record.ts';
import type { Vault } from '../vault/vault.ts';

// Without a worker the page has the vault itself.
const vaultOf = (tab: JourneyTab) => internalsOf(tab.auth).vault as unknown as Vault;

/** Stores a value as any script of the origin can that uses the stored key: it opens. */
async function plant(tab: JourneyTab, name: string, value: unknown): Promise<void> {
  const { storage, scope } = vaultOf(tab);
  await openRecord<unknown>(storage, scope, name).write(value);
}

const keyOf = ({ sandbox }: Journey, name: string) => `${sandbox.userPoolId}|${sandbox.clientId}|${name}`;

const rewrite = (journey: Journey, name: string, change: (found: unknown) => unknown) =>
  rewriteEntry(journey.browser, keyOf(journey, name), change);

/** Bytes that are left of a record. */
const TORN = 40;

const isTorn = async (journey: Journey) =>
  ((await entryOf(journey.browser, keyOf(journey, 'session'))) as { content: Uint8Array }).content.length ===
  TORN;

const codeOf = (error: unknown) => String((error as { code?: unknown }).code);

describe.each([
  ['a text', 'nonsense'],
  ['a number', 5],
  ['a list', []],
  ['no members', {}],
  ['a name alone', { username: 'ann' }],
  [
    'tokens that are none',
    {
      username: 'ann',
      accessToken: 'x',
      idToken: 'x',
      refreshToken: 'x',
      expiresAt: 9e15,
      refreshAt: 9e15,
      clockDrift: 0,
      deviceKey: null,
      newDevice: null,
      legacyRefresh: false,
    },
  ],
] as const)('a stored session of %s', (_, value) => {
  it('is ignored by a page that starts', async () => {
    const journey = await startJourney();
    const first = journey.open();
    await signIn(first);
    first.auth.dispose();
    await plant(first, 'session', value);
    const page = journey.open();
    await page.at('signedOut');
    expect(await page.auth.getCapabilities()).toMatchObject({ lost: { session: 'damaged' } });
    await signIn(page);
    expect(await personAt(page.reload())).toBe('ann');
  });

  it('is mended by a tab that holds the session', async () => {
    const journey = await startJourney();
    const [here, there] = [journey.open(), journey.open()];
    await signIn(here);
    await there.at('home');
    await plant(there, 'session', value);
    here.tab.page.tell('focus');
    await pass(journey, 3_000);
    expect(await here.auth.getTokens({ forceRefresh: true }).catch(codeOf)).toMatchObject({
      accessToken: expect.any(String),
    });
    expect(await personAt(journey.open())).toBe('ann');
  });
});

it.each([
  ['devices', []],
  ['devices', { devices: null, aliases: null }],
  ['devices', { devices: { ann: 5 }, aliases: { ann: {} } }],
  ['devices', { devices: { ann: { deviceKey: 1 } }, aliases: {} }],
  ['handoff', 'x'],
  ['lease', { until: 'x' }],
  ['lease', { until: 9e15 }],
  ['redirects', { redirects: null }],
] as const)('a stored record of %s, %j, costs no sign-in', async (name, value) => {
  const journey = await startJourney({ userPool: { deviceConfiguration: {} } });
  const first = journey.open();
  await signIn(first);
  await pass(journey, 1_000);
  await plant(first, name, value);
  const page = journey.open({}, name === 'lease' ? { locks: null } : {});
  await page.at('home');
  page.auth.actions.refresh();
  await pass(journey, 60_000);
  page.auth.actions.signOut();
  await page.at('signedOut');
  page.auth.actions.signIn({ username: 'ann', password });
  expect(await personAt(page)).toBe('ann');
});

it.each([{ redirects: null, quietUntil: 0 }, 5, { redirects: { a: null }, quietUntil: 'x' }])(
  'stored redirects of %j keep nobody from managed login',
  async (value) => {
    const journey = await startAtDomain();
    const tab = journey.show();
    await tab.at('signedOut');
    await plant(tab, 'redirects', value);
    const before = journey.show();
    const href = await journey.pass(await leave(before));
    before.auth.dispose();
    expect(await personAt(journey.show(href))).toBe('ann');
  },
);

it.each([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 2 ** 52])(
  'records of generation %d, the last possible one, start again',
  async (generation) => {
    const journey = await startJourney();
    for (const name of ['session', 'devices', 'lease']) {
      await rewrite(journey, name, () => ({ schema: 1, generation, lineage: '', content: null }));
    }
    const tab = journey.open();
    await signIn(tab);
    const again = tab.reload();
    expect(await personAt(again)).toBe('ann');
    expect(await again.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    again.auth.actions.signOut();
    await again.at('signedOut');
    expect(await again.reload().at('signedOut')).toMatchObject({ fault: null });
  },
);

it('a torn record is mended by a tab that holds the session', async () => {
  const journey = await startJourney();
  const tab = journey.open();
  await signIn(tab);
  await rewrite(journey, 'session', (found) => {
    const cell = found as { content: Uint8Array };
    return { ...cell, content: cell.content.slice(0, TORN) };
  });
  await journey.open().at('signedOut');
  // Within a minute or so: real cryptography decides how soon after the look it is written.
  while (await isTorn(journey)) await pass(journey, 1_000);
  expect(await personAt(tab)).toBe('ann');
  expect(await personAt(journey.open())).toBe('ann');
});

it.each([
  'text',
  5,
  [{}],
  Array.from({ length: 5_000 }, (_, id) => ({ id: String(id), at: 1, scope: 'x', cell: {} })),
  [{ id: 'a', at: Number.NaN, cell: null }],
])('an outbox of junk keeps no session from being revoked', async (junk) => {
  const journey = await startJourney();
  await rewrite(journey, 'ended', () => junk);
  const tab = journey.open();
  await signIn(tab);
  journey.sandbox.faults.add({ operation: 'RevokeToken', kind: 'network', times: 2 });
  tab.auth.actions.signOut();
  await tab.at('signedOut');
  journey.sandbox.faults.clear();
  const next = journey.open();
  await next.at('signedOut');
  await pass(journey, 1_000);
  next.tab.page.tell('visible');
  await expect.poll(() => journey.sandbox.users.get('ann')?.sessions).toBe(0);
});

it.each([5, 'x', { lineage: 5 }, JSON.parse('{"__proto__":{"lineage":"x"}}')])(
  'a note of %j that a refresh began is ignored',
  async (junk: unknown) => {
    const journey = await startJourney();
    await signIn(journey.open());
    await pass(journey, 1_000);
    await rewrite(journey, 'begun', () => junk);
    journey.calls();
    await journey.open().at('home');
    await pass(journey, 3_000);
    expect(journey.calls()).toEqual([]);
  },
);

it('notes that a refresh began cost one refresh, however many come', async () => {
  const journey = await startJourney();
  const tab = journey.open();
  await signIn(tab);
  await pass(journey, 1_000);
  await settle();
  const { session, lineage } = vaultOf(tab).session.held();
  journey.calls();
  for (let at = 0; at < 20; at += 1) {
    await rewrite(journey, 'begun', () => ({ lineage, expiresAt: session?.expiresAt, at }));
    tab.tab.page.tell('focus');
    await settle();
    await pass(journey, 1_000);
  }
  expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
});

describe('a script that posts to the channel', () => {
  const channelOf = ({ browser, sandbox }: Journey) =>
    browser.channels.open(`latchkey|${sandbox.userPoolId}|${sandbox.clientId}`);

  it('disturbs nobody who fills in a form', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await tab.at('signedOut');
    await pass(journey, 1_000);
    tab.auth.actions.showSignIn();
    const channel = channelOf(journey);
    for (const data of [
      { ended: '' },
      { expired: 0 },
      Number.NaN,
      Number.POSITIVE_INFINITY,
      { begun: 1 },
      { ended: 'x'.repeat(1e6) },
      JSON.parse('{"__proto__":{"ended":""}}'),
    ]) {
      channel.postMessage(data);
    }
    await pass(journey, 5_000);
    expect(tab.auth.getState()).toMatchObject({ view: 'signIn', fault: null });
  });

  it('in a flood causes no request, and few readings', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signIn(tab);
    await pass(journey, 1_000);
    journey.calls();
    const channel = channelOf(journey);
    for (let count = 0; count < 3_000; count += 1) channel.postMessage(count % 2 ? count : { begun: count });
    await pass(journey, 5_000);
    expect(journey.calls()).toEqual([]);
    expect(await personAt(tab)).toBe('ann');
  });
});
