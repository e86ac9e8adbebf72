import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../test/entries.ts';
import { pool, stubWorld } from '../../../test/stub-world.ts';
import type { AuthConfig, Environment } from '../../api.ts';
import { openRedirects, type Redirect } from './redirects.ts';

const LIFE = 600_000;

function world() {
  const { open, clock, browser } = stubWorld();
  const tab = (changes: Partial<Environment> = {}, options: Partial<AuthConfig> = {}) =>
    openRedirects(open(changes, options).context);
  const redirectOf = (changes: Partial<Redirect> = {}): Redirect => ({
    lapsesAt: clock.now() + LIFE,
    mode: 'redirect',
    verifier: 'v',
    nonce: 'n',
    maxAge: null,
    remember: 'browser',
    returnTo: '/notes',
    data: null,
    ...changes,
  });
  return { clock, tab, redirectOf, browser };
}

describe('a redirect under way', () => {
  it('is claimed by its state, in any tab, and once', async () => {
    const { tab, redirectOf } = world();
    const [one, two] = [redirectOf({ returnTo: '/1' }), redirectOf({ returnTo: '/2' })];
    expect(await tab().begin('r1', one)).toBe(true);
    expect(await tab().begin('r2', two)).toBe(true);
    expect(await tab().claim('r1')).toEqual(one);
    expect(await tab().claim('r1')).toBeNull();
    expect(await tab().claim('r2')).toEqual(two);
  });

  it('is claimed by one of two tabs that come at the same time', async () => {
    const { tab, redirectOf } = world();
    await tab().begin('r1', redirectOf());
    const found = await Promise.all([tab().claim('r1'), tab().claim('r1')]);
    expect(found.filter(Boolean)).toHaveLength(1);
  });

  it.each(['__proto__', 'constructor', '', 'r2'])('is not found by the state %o', async (state) => {
    const { tab, redirectOf } = world();
    await tab().begin('r1', redirectOf());
    expect(await tab().claim(state)).toBeNull();
    expect(await tab().claim('r1')).not.toBeNull();
  });

  it('is there until it lapses, and takes no other with it', async () => {
    const { tab, redirectOf, clock } = world();
    await tab().begin('r1', redirectOf());
    await tab().begin('r2', redirectOf());
    clock.advance(1);
    await tab().begin('r3', redirectOf());
    clock.advance(LIFE - 2);
    expect(await tab().claim('r1')).not.toBeNull();
    clock.advance(1);
    expect(await tab().claim('r2')).toBeNull();
    expect(await tab().claim('r3')).not.toBeNull();
  });

  it.each(['for ever', null])('is invalid when it says to keep the session %j', async (remember) => {
    const { tab, redirectOf } = world();
    // As another script can store it.
    await tab().begin('r1', redirectOf({ remember: remember as 'none' }));
    expect(await tab().claim('r1')).toBeNull();
  });

  it('is stored under a name of its own', async () => {
    const { tab, redirectOf, browser } = world();
    await tab().begin('r1', redirectOf());
    expect(await entryOf(browser, `${pool.userPoolId}|${pool.clientId}|redirects`)).toBeDefined();
  });

  it('outlives the page where the browser keeps anything', async () => {
    const { tab } = world();
    expect(await tab().outlivesPage()).toBe(true);
    expect(await tab({}, { storage: 'memory' }).outlivesPage()).toBe(true);
    expect(await tab({ indexedDB: null }).outlivesPage()).toBe(false);
  });

  it('is found by a page that keeps its session in memory', async () => {
    const { tab, redirectOf } = world();
    await tab({}, { storage: 'memory' }).begin('r1', redirectOf());
    expect(await tab({}, { storage: 'memory' }).claim('r1')).toEqual(redirectOf());
  });
});

describe('a silent sign-in', () => {
  it('is tried once in ten minutes, with any other sign-in between', async () => {
    const { tab, redirectOf, clock } = world();
    const silent = () => redirectOf({ mode: 'silent' });
    expect(await tab().begin('f1', silent())).toBe(true);
    expect(await tab().begin('f2', silent())).toBe(false);
    expect(await tab().claim('f2')).toBeNull();
    expect(await tab().begin('r1', redirectOf())).toBe(true);
    expect(await tab().claim('f1')).not.toBeNull();
    clock.advance(LIFE - 1);
    expect(await tab().begin('f3', silent())).toBe(false);
    clock.advance(1);
    expect(await tab().begin('f4', silent())).toBe(true);
  });

  it('may be tried again once somebody is signed in', async () => {
    const { tab, redirectOf } = world();
    const silent = () => redirectOf({ mode: 'silent' });
    await tab().end();
    await tab().begin('f1', silent());
    await tab().end();
    expect(await tab().claim('f1')).not.toBeNull();
    expect(await tab().begin('f2', silent())).toBe(true);
  });
});
