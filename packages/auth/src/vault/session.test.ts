import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import { rewriteEntry } from '../../test/entries.ts';
import { chunks } from '../services/load.ts';
import { pendingForm } from './pending-form.ts';
import type { StoredSession } from './session.ts';
import { openVault } from './vault.ts';
import { writableVault } from './writable.ts';

const HOUR = 3_600_000;
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;

function world() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const tab = () => {
    const { environment } = browser.tab();
    return writableVault(openVault(environment, 'pool|client', pendingForm, chunks.session)).session;
  };
  const session = (changes: Partial<StoredSession> = {}): StoredSession => ({
    username: 'ann',
    accessToken: 'access',
    idToken: jwt({ 'cognito:username': 'ann', name: 'Änne ☂' }),
    refreshToken: 'refresh',
    deviceKey: null,
    newDevice: null,
    legacyRefresh: false,
    clockDrift: 0,
    refreshAt: browser.clock.now() + HOUR / 2,
    expiresAt: browser.clock.now() + HOUR,
    ...changes,
  });
  return { browser, clock: browser.clock, tab, session };
}

describe('the session of a tab', () => {
  it('is loaded by another tab as it was stored, with its claims', async () => {
    const { tab, session } = world();
    const stored = session();
    await tab().save(stored);
    const other = tab();
    expect((await other.load()).session).toEqual(stored);
    expect(other.claims()?.name).toBe('Änne ☂');
    expect(other.isUsable()).toBe(true);
  });

  it.each([
    ['its time has passed', 'advance', HOUR],
    ['the computer slept through it', 'sleep', HOUR],
    ['the wall clock was set ahead', 'jump', 2 * HOUR],
  ] as const)('is of no use when %s', async (_, move, milliseconds) => {
    const { clock, tab, session } = world();
    const here = tab();
    await here.save(session());
    clock[move](milliseconds);
    expect(here.isUsable()).toBe(false);
  });

  it('is of no use after its time although the wall clock was set back', async () => {
    const { clock, tab, session } = world();
    const here = tab();
    await here.save(session());
    clock.jump(-5 * HOUR);
    expect(here.isUsable()).toBe(true);
    clock.advance(HOUR);
    expect(here.isUsable()).toBe(false);
  });

  it('ends when another tab has cleared it', async () => {
    const { tab, session } = world();
    const [here, there] = [tab(), tab()];
    await here.save(session());
    await there.save(null);
    expect((await here.load()).session).toBeNull();
    expect(here.claims()).toBeNull();
  });

  it.each([
    ['evicted', () => undefined],
    ['damaged', (cell: object) => ({ ...cell, content: new Uint8Array(40) })],
  ])('is stored again by a tab that holds it when its record was %s', async (_, change) => {
    const { browser, tab, session } = world();
    const [here, there] = [tab(), tab()];
    await here.begin(session());
    const { lineage } = here.held();
    await there.load();
    await rewriteEntry(browser, 'pool|client|session', (cell) => change(cell as object));
    expect(await here.look()).toBeNull();
    expect(here.held()).toMatchObject({ isLost: true, session: { username: 'ann' } });
    await here.restore();
    expect(here.held()).toMatchObject({ lineage, session: { username: 'ann' } });
    expect(here.held().isLost).toBeUndefined();
    expect((await tab().load()).session).toMatchObject({ username: 'ann' });
    expect(await there.look()).toBeNull();
  });

  it('is not overwritten by a page that has read an older one', async () => {
    const { tab, session } = world();
    const [here, there] = [tab(), tab()];
    await here.save(session());
    const { generation } = await there.load();
    await here.save(session({ refreshToken: 'newer' }));
    expect(await there.save(session({ refreshToken: 'late' }), generation)).toBeNull();
    expect((await there.load()).session?.refreshToken).toBe('newer');
  });

  it('is modified on top of the record that another tab has stored meanwhile', async () => {
    const { tab, session } = world();
    const [here, there] = [tab(), tab()];
    await here.save(session({ newDevice: { deviceKey: 'k', deviceGroupKey: 'g' } }));
    await there.load();
    await here.modify((stored) => ({ ...stored, refreshToken: 'newer' }));
    await there.modify((stored) => ({ ...stored, newDevice: null }));
    expect((await here.load()).session).toMatchObject({ refreshToken: 'newer', newDevice: null });
  });

  it('is not restored by a change after the sign-out', async () => {
    const { tab, session } = world();
    const [here, there] = [tab(), tab()];
    await here.save(session());
    await there.save(null);
    await here.modify((stored) => ({ ...stored, newDevice: null }));
    expect((await there.load()).session).toBeNull();
  });
});
