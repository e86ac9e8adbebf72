/**
 * Everything that may happen to five tabs of a real browser, each with a place and a number. Happenings that may end a
 * session leave an excuse.
 *
 * @module
 */

import { pick } from '../../../packages/auth/test/storm/random.ts';
import { ada, HOUR, REFRESH } from '../faults.ts';
import { land, leave, passForm } from './domain.ts';
import { TOKEN } from './wire.ts';
import type { StormTab, World } from './world.ts';

export const bea = { username: 'bea', password: 'Analytical-Engine-2' } as const;
const wrong = { username: 'ada', password: 'Indifference-Engine-0' } as const;

type Happening = (world: World, place: number, number: number) => unknown;

/** Runs with the tab at this place, if there is one that can act. */
const inTab =
  (work: (there: StormTab, world: World, number: number) => unknown): Happening =>
  (world, place, number) => {
    const there = world.places[place];
    return there && !there.halt && !there.isAway ? work(there, world, number) : undefined;
  };

export const thaw = async (world: World, there: StormTab): Promise<void> => {
  await there.halt?.send('Debugger.resume');
  await there.halt?.detach();
  there.halt = null;
  await world.catchUp(there);
  await there.tab.wake();
};

export const happenings: Readonly<Record<string, Happening>> = {
  async open(world, place) {
    // The page itself is loaded over the network as well.
    if (!world.places[place] && !world.isOffline) await world.open(place);
  },
  async close(world, place) {
    world.wentAway();
    await world.remove(place, (page) => page.close());
  },
  async crash(world, place) {
    if (world.places[place]?.halt) return;
    world.wentAway();
    await world.remove(place, async (page) => {
      const crashed = page.waitForEvent('crash');
      const session = await page.context().newCDPSession(page);
      // The page that should answer is gone.
      session.send('Page.crash').catch(() => {});
      await crashed;
      await page.close();
    });
  },
  reload: inTab(async ({ tab }, world) => {
    if (world.isOffline) return;
    world.wentAway();
    world.wire.breaks += 1;
    await tab.open();
  }),
  freeze: inTab(async (there) => {
    const { page } = there.tab;
    await page.evaluate(() => {
      document.dispatchEvent(new Event('freeze'));
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Debugger.enable');
    const halted = new Promise((resolve) => session.once('Debugger.paused', resolve));
    await session.send('Debugger.pause');
    // It stops at the next statement that it runs.
    page.evaluate(() => 0).catch(() => {});
    await halted;
    there.halt = session;
  }),
  resume: async (world, place) => {
    const there = world.places[place];
    if (there?.halt) await thaw(world, there);
  },

  async offline(world) {
    world.isOffline = true;
    await world.context.setOffline(true);
  },
  async online(world) {
    world.isOffline = false;
    await world.context.setOffline(false);
  },
  fault({ pool, excuses, isDelicate }, _, number) {
    const kind = pick(
      ['network', 'throttle', 'server', 'respond-then-drop', 'latency', 'hold'] as const,
      number,
    );
    if (kind === 'respond-then-drop' && isDelicate) excuses.add('an answer was lost');
    pool.faults.add({
      kind,
      times: 1 + ((number >>> 4) % 3),
      ...(kind === 'latency' && { milliseconds: (number >>> 8) % 500 }),
      ...(kind === 'hold' && { operation: REFRESH, times: 1 }),
    });
  },
  error: ({ pool }, _, number) =>
    void pool.faults.add({
      kind: 'error',
      operation: pick([REFRESH, TOKEN, 'InitiateAuth', 'RespondToAuthChallenge'], number),
      type: pick(
        ['UnexpectedLambdaException', 'LimitExceededException', 'SomethingNewException'],
        number >>> 4,
      ),
      message: 'A refusal of the storm.',
      times: 1,
    }),
  refuse({ pool, excuses, managed }) {
    excuses.add('the pool refuses');
    if (managed) pool.faults.add({ kind: 'error', operation: TOKEN, type: 'invalid_grant', times: 1 });
    pool.faults.add({
      kind: 'error',
      operation: REFRESH,
      type: 'NotAuthorizedException',
      message: 'Refresh Token has been revoked',
      times: 1,
    });
  },
  release: ({ pool }) => pool.faults.clear(),

  async hours(world, _, number) {
    const milliseconds = (number % 120) * (HOUR / 60);
    world.skipped();
    world.pool.clock.advance(milliseconds);
    await world.shift({ wall: milliseconds, steady: milliseconds });
    if (number % 2) for (const { tab } of world.awake) await tab.wake();
  },
  async setClock(world, _, number) {
    await world.shift({ wall: ((number % 600) - 300) * (HOUR / 60), steady: 0 });
  },
  clearData: inTab(async ({ tab }, { url, excuses, context, wire }) => {
    excuses.add('site data were cleared');
    wire.hasTwoLocks = true;
    const session = await context.newCDPSession(tab.page);
    await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
    await session.detach();
  }),
  storage: inTab(async ({ tab }, { excuses }, number) => {
    const mode = pick(['works', 'fails', 'hangs'] as const, number);
    if (mode !== 'works') excuses.add('the storage failed');
    await tab.page.evaluate((wish) => window.harness.disk.set(wish), mode);
  }),

  signIn: inTab(async ({ tab }, _, number) => {
    await tab.page.evaluate(() => window.harness.auth.actions.showSignIn());
    await tab.start(pick([ada, ada, ada, bea, wrong], number));
  }),
  /** Leaves for the domain, where nobody is signed in here. */
  leave: inTab(async (there, world) => {
    const { view } = await there.tab.state();
    if (world.managed && view !== 'home') await leave(world, there);
  }),
  /** Goes through the page of the domain; half of the time as the person who is signed in there. */
  async goThere(world, place, number) {
    const there = world.places[place];
    if (there?.isAway && !there.halt && !world.isOffline)
      await passForm(world, there, pick([ada, ada, ada, bea, wrong], number), number % 2 === 0);
  },
  /** The back button, or a restored tab: a URL that was used before. */
  async goBack(world, place, number) {
    const { returned, isOffline } = world;
    if (returned.length === 0 || isOffline || world.places[place]?.halt) return;
    world.wentAway();
    await world.remove(place, (page) => page.close());
    await world.open(place, pick(returned, number));
  },
  signOut: inTab(async (there, world, number) => {
    const { excuses, wire } = world;
    const { tab } = there;
    excuses.add('somebody signed out');
    wire.breaks += 1;
    const scope = pick(['local', 'local', 'global'] as const, number);
    await tab.page.evaluate((wish) => window.harness.auth.actions.signOut(wish), scope);
    if (world.managed?.leaves) await land(world, there);
  }),
  refresh: inTab(({ tab }) => tab.page.evaluate(() => window.harness.auth.actions.refresh())),
  tokens: inTab(({ tab }, _, number) => {
    // Its page may be closed before the response comes.
    tab.tokens(1 + (number % 20), number % 5 === 0).catch(() => {});
  }),
  cancel: inTab(({ tab }) => tab.page.evaluate(() => window.harness.auth.actions.cancel())),

  endSessions({ pool, excuses }, _, number) {
    excuses.add('the pool ended sessions');
    pool.users.signOut(pick([ada.username, bea.username], number));
  },
  forgetDevice({ pool, excuses }) {
    const device = pool.users.get(ada.username)?.devices[0];
    if (!device) return;
    excuses.add('the pool forgot a device');
    pool.users.forgetDevice(ada.username, device.deviceKey);
  },
};
