import { expect, type Page } from '@playwright/test';
import { ada } from '../faults.ts';
import { heardBy, storageOf } from '../seen.ts';
import type { Shown } from '../tab.ts';
import { comeBack, land, leave, passForm } from './domain.ts';
import { bea, thaw } from './happenings.ts';
import type { StormTab, World } from './world.ts';

/** Milliseconds of real time until all tabs are idle. */
const PATIENCE = 40_000;

/** Ends every fault, waits until nothing is pending and all tabs agree, and checks what must be true then. */
export async function quiet(world: World, wasHome: boolean): Promise<boolean> {
  const { pool, context, violations, excuses, wire } = world;
  world.isOffline = false;
  await context.setOffline(false);
  pool.faults.clear();
  for (const there of world.places) if (there?.halt) await thaw(world, there);
  // A person who is at the domain opens the app again.
  for (const there of world.places) if (there?.isAway) await comeBack(there);
  for (const { tab } of world.awake) {
    await tab.page.evaluate(() => {
      window.harness.disk.set('works');
      if (window.harness.auth.getState().view !== 'home') window.harness.auth.actions.cancel();
    });
  }
  const requests = wire.requests;
  let states: Shown[] = [];
  try {
    await expect(async () => {
      // The page resumes, so it need not wait for a timer.
      for (const { tab } of world.awake) await tab.wake();
      states = await Promise.all(world.awake.map(({ tab }) => tab.state()));
      expect(states.filter(isUnderWay)).toEqual([]);
      expect(new Set(states.map(({ user }) => user?.username ?? null)).size).toBeLessThan(2);
      const tokens = await Promise.all(world.awake.map(({ tab }) => tab.token()));
      expect(new Set(tokens).size).toBeLessThan(2);
    }).toPass({ timeout: PATIENCE, intervals: [50, 100, 250, 500, 1_000] });
  } catch {
    violations.push(`the tabs do not come to rest, or do not agree: ${JSON.stringify(states)}`);
  }
  const isHome = states.some(({ view }) => view === 'home');
  if (wasHome && states.length > 0 && !isHome && excuses.size === 0)
    violations.push('signed out for no reason');
  if (wire.hasOverlap) violations.push('two tabs refreshed at a time');
  if (wire.requests - requests > 500)
    violations.push(`${wire.requests - requests} requests while it was quiet`);
  await lookForSecrets(world);
  return isHome;
}

/** The session starts again. */
export async function goHome(world: World, isDoubtful: boolean): Promise<void> {
  const { places, violations } = world;
  if (!places[0]) await world.open(0);
  const there = places[0];
  if (!there) return;
  const { tab } = there;
  const { view } = await tab.state();
  if (view === 'home' && isDoubtful) {
    await tab.signOut();
    if (world.managed?.leaves) await land(world, there);
    await quiet(world, false);
  }
  if (view !== 'home' || isDoubtful) {
    await signIn(world, there);
    await tab.shows({ view: 'home' }).catch(() => {});
    if (!(await quiet(world, false))) violations.push('nobody can sign in any more');
  }
  world.excuses.clear();
}

/** By the form, or at the domain if there is one. */
async function signIn(world: World, there: StormTab): Promise<void> {
  if (world.managed) {
    await leave(world, there);
    if (there.isAway) await passForm(world, there, ada);
    return;
  }
  await there.tab.page.evaluate(() => window.harness.auth.actions.showSignIn());
  await there.tab.start(ada);
}

const isUnderWay = ({ busy, view, session, device }: Shown) =>
  busy || (view === 'home' && (session?.status !== 'fresh' || device === 'confirming'));

/** Members that a worker sends to its page. */
const OF_PAGES = ['AccessToken', 'IdToken', 'access_token', 'id_token'];

async function lookForSecrets(world: World): Promise<void> {
  const [there] = world.awake;
  if (!there) return;
  const all = <T>(work: (page: Page) => Promise<T>) =>
    Promise.all(world.awake.map(({ tab }) => work(tab.page)));
  const heard = (await all(heardBy)).join('\n');
  const seen = [
    await storageOf(there.tab.page),
    ...(await all((page) => page.evaluate(() => window.harness.inspected.join('\n')))),
    ...world.console,
  ].join('\n');
  const passwords = [ada.password, bea.password].map((password) => [password, 'Password'] as const);
  for (const [secret, member] of [...world.wire.secrets, ...passwords]) {
    const isForPages = world.hasWorkers && OF_PAGES.includes(member);
    if (seen.includes(secret) || (!isForPages && heard.includes(secret)))
      world.violations.push(`a secret was seen: ${member} ${secret.slice(0, 8)}`);
  }
}
