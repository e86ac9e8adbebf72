/**
 * Everything that may happen to five tabs, each with a place and a number that decide its details. Happenings that may end a
 * session leave an excuse.
 *
 * @module
 */
import { AuthError } from '../../src/errors.ts';
import { DISK_MODES } from './disk.ts';
import { follow, startRedirect } from './domain.ts';
import { NETWORK_MODES } from './network.ts';
import { pick } from './random.ts';
import type { StormTab } from './tab.ts';
import { PASSWORD, PEOPLE, type World } from './world.ts';

const REFRESH = 'GetTokensFromRefreshToken';
const TOKEN = '/oauth2/token';
const MINUTE = 60_000;

type Happening = (world: World, place: number, number: number) => unknown;

/** Runs with the tab at this place, if there is one that can act. */
const inTab =
  (work: (tab: StormTab, world: World, number: number) => unknown): Happening =>
  (world, place, number) => {
    const tab = world.tabs[place];
    return tab && !tab.gate.isFrozen ? work(tab, world, number) : undefined;
  };

/** Closes the page at this place. */
function remove(world: World, place: number): StormTab | null {
  const tab = world.tabs[place] ?? null;
  if (!tab) return null;
  tab.kill();
  world.tabs[place] = null;
  world.watch.left(tab.disk.mode !== 'works');
  return tab;
}

const admin = (world: World, operation: string, number: number) =>
  world.sandbox.fetch(world.sandbox.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ UserPoolId: world.sandbox.userPoolId, Username: pick(PEOPLE, number) }),
  });

async function ask(tab: StormTab, world: World, force: boolean): Promise<void> {
  tab.waiting += 1;
  try {
    await tab.auth.getTokens({ forceRefresh: force });
  } catch (error) {
    const isKnown = error instanceof AuthError && ['tokens-unavailable', 'disposed'].includes(error.code);
    if (!isKnown) world.watch.fail(`getTokens rejected with ${String(error)}`);
  }
  tab.waiting -= 1;
}

const person = (number: number) => pick([PEOPLE[0], PEOPLE[0], PEOPLE[0], PEOPLE[1]], number);

export const happenings: Readonly<Record<string, Happening>> = {
  open(world, place) {
    if (!world.tabs[place]) world.open(place);
  },
  close(world, place) {
    const tab = remove(world, place);
    tab?.auth.dispose();
  },
  crash: (world, place) => void remove(world, place),
  reload(world, place) {
    const tab = remove(world, place);
    if (tab) world.open(place, tab);
  },
  freeze: inTab((tab, { watch, options }) => {
    tab.page.tell('freeze');
    tab.gate.freeze();
    if (!options.locks && options.grace !== null) watch.excuse('a tab slept through its lease');
  }),
  resume({ tabs }, place) {
    const tab = tabs[place];
    if (!tab?.gate.isFrozen) return;
    tab.gate.thaw();
    tab.page.tell('resume');
  },
  hide: inTab((tab) => tab.page.tell('hidden')),
  show: inTab((tab) => tab.page.tell('visible')),
  blur: inTab((tab) => tab.page.blur()),
  focus: inTab((tab) => tab.page.tell('focus')),

  offline(world) {
    world.network.isOnline = false;
    for (const { page, gate } of world.living) gate.run(() => page.tell('offline'));
  },
  online(world) {
    world.network.isOnline = true;
    for (const { page, gate } of world.living) gate.run(() => page.tell('online'));
  },
  lieOffline: inTab((tab) => tab.page.tell('offline')),
  network({ network, watch, options }, _, number) {
    const mode = pick(NETWORK_MODES, number);
    network.set(mode, 1 + ((number >>> 4) % 4));
    if (mode === 'loses' && options.grace !== null) watch.excuse('the answer to a rotation may be lost');
    if (mode === 'holds' && options.grace !== null && !options.locks) watch.excuse('a lease may run out');
  },
  release: ({ network }) => network.release(),
  throttle: ({ sandbox }, _, number) =>
    void sandbox.faults.add({ kind: pick(['throttle', 'server'], number), times: 1 + ((number >>> 4) % 5) }),
  error: ({ sandbox }, _, number) =>
    void sandbox.faults.add({
      kind: 'error',
      operation: pick(
        [REFRESH, REFRESH, TOKEN, 'InitiateAuth', 'RespondToAuthChallenge', 'RevokeToken'],
        number,
      ),
      type: pick(
        ['UnexpectedLambdaException', 'LimitExceededException', 'SomethingNewException'],
        number >>> 4,
      ),
      message: 'A refusal of the storm.',
      times: 1 + ((number >>> 8) % 3),
    }),
  refuse({ sandbox, watch, options }) {
    watch.excuse('the pool refuses');
    if (options.domain)
      sandbox.faults.add({ kind: 'error', operation: TOKEN, type: 'invalid_grant', times: 1 });
    sandbox.faults.add({
      kind: 'error',
      operation: REFRESH,
      type: 'NotAuthorizedException',
      message: 'Refresh Token has been revoked',
      times: 1,
    });
  },

  seconds: (world, _, number) => world.pass(number % 90_000),
  minutes: (world, _, number) => world.pass((number % 90) * MINUTE),
  sleep({ clock, living, watch, options }, _, number) {
    clock.sleep((number % 300) * MINUTE);
    if (options.grace !== null) watch.excuse('a grace may pass in a sleep');
    for (const { page, gate } of living) if (number % 3 === 0) gate.run(() => page.tell('resume'));
  },
  setClock({ skew }, _, number) {
    skew.milliseconds = ((number % 600) - 300) * MINUTE;
  },

  async clearData(world) {
    world.watch.cleared();
    const { indexedDB, localStorage } = world;
    localStorage.clear();
    for (const tab of world.living) {
      tab.disk.close();
      tab.sessionStorage.clear();
    }
    await new Promise<void>((done) => {
      const request = indexedDB.deleteDatabase('latchkey');
      request.onsuccess = () => done();
      request.onerror = () => done();
      request.onblocked = () => done();
    });
  },
  storage: inTab((tab, { watch }, number) => {
    tab.disk.mode = pick(DISK_MODES, number);
    if (tab.disk.mode !== 'works') watch.storageFailed();
  }),

  signIn: inTab((tab, { watch }, number) => {
    const { actions } = tab.auth;
    watch.signsIn = true;
    actions.showSignIn();
    actions.signIn({
      username: person(number),
      password: number % 7 === 0 ? 'Wrong-horse-2!' : PASSWORD,
      flow: pick(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'], number >>> 4),
    });
  }),
  leave: inTab((tab, { watch }) => {
    watch.signsIn = true;
    startRedirect(tab);
  }),
  /** Leaves a page that was sent to the domain, and opens its return URL here, or in another tab as well. */
  async goThere(world, place, number) {
    const tab = world.tabs[place];
    if (!tab || tab.gate.isFrozen) return;
    const href = await follow(world, tab, person(number));
    if (href === null) return;
    remove(world, place);
    world.returned.push(href);
    world.open(place, tab, href);
    const other = (place + 1) % world.tabs.length;
    if (number % 5 === 0 && !world.tabs[other]) world.open(other, undefined, href);
  },
  /** The back button, or a restored tab: a URL that was used before. */
  goBack(world, place, number) {
    if (world.returned.length === 0) return;
    const tab = remove(world, place);
    world.open(place, tab ?? undefined, pick(world.returned, number));
  },
  /** The person returns from the back/forward cache. */
  stay: inTab((tab) => {
    tab.window?.left.splice(0);
    tab.page.tell('freeze');
    tab.page.tell('resume');
  }),
  signOut: inTab((tab, { watch }, number) => {
    if (tab.auth.getState().view === 'home') watch.hasSignedOut = true;
    watch.excuse('somebody signed out');
    tab.auth.actions.signOut(pick(['local', 'local', 'global'], number));
  }),
  refresh: inTab((tab) => tab.auth.actions.refresh()),
  tokens: inTab((tab, world, number) => {
    for (let calls = 1 + (number % 20); calls > 0; calls -= 1) void ask(tab, world, number % 5 === 0);
  }),
  cancel: inTab(({ auth }) => auth.actions.cancel()),
  wander: inTab(({ auth }, _, number) => {
    const { showSignIn, showSignUp, showForgotPassword, clearFault, restart, back } = auth.actions;
    pick([showSignIn, showSignUp, showForgotPassword, clearFault, restart, back], number)();
  }),
  device: inTab(({ auth }, { watch }, number) => {
    const { rememberDevice, declineDevice, forgetDevice, retryDevice } = auth.actions;
    const act = pick([rememberDevice, declineDevice, forgetDevice, retryDevice], number);
    if (act === forgetDevice) watch.excuse('the device was forgotten');
    act();
  }),

  disable(world, _, number) {
    world.watch.excuse('a user was disabled');
    return admin(world, pick(['AdminDisableUser', 'AdminUserGlobalSignOut'], number >>> 4), number);
  },
  enable: (world, _, number) => admin(world, 'AdminEnableUser', number),
  forgetDevice({ sandbox, watch }, _, number) {
    const name = pick(PEOPLE, number);
    const device = sandbox.users.get(name)?.devices[0];
    if (!device) return;
    watch.excuse('the pool forgot a device');
    sandbox.users.forgetDevice(name, device.deviceKey);
  },
};
