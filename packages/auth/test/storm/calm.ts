import { follow, startRedirect } from './domain.ts';
import type { StormTab } from './tab.ts';
import { PASSWORD, PEOPLE, type World } from './world.ts';

const MINUTE = 60_000;
/** Nothing may change for this long before it counts as quiet: tabs check the storage once a minute. */
const QUIET = 4 * MINUTE;
/** All work has ended by then. */
const LONGEST = 240 * MINUTE;
/** This many requests a minute, once nothing fails any more, are not a loop. */
const REQUESTS_A_MINUTE = 12;

/** Ends every fault, lets time pass until all is quiet, and checks what must be true then. */
export async function calm(world: World): Promise<void> {
  const { watch, network, sandbox, clock } = world;
  await mend(world);
  const start = clock.monotonic();
  const requests = network.requests;
  let since = clock.monotonic();
  let before = '';
  while (clock.monotonic() - since < QUIET) {
    await world.pass(MINUTE / 2);
    if (watch.violations.length > 0) return;
    const now = JSON.stringify(world.living.map(shown));
    if (now !== before || world.living.some(isUnderWay)) since = clock.monotonic();
    before = now;
    if (clock.monotonic() - start > LONGEST) {
      watch.fail(`something is under way for ever: ${now}`);
      return;
    }
  }
  const minutes = (clock.monotonic() - start) / MINUTE;
  const asked = network.requests - requests;
  if (asked > 100 + minutes * REQUESTS_A_MINUTE)
    watch.fail(`${asked} requests in ${Math.round(minutes)} quiet minutes`);
  await agree(world);
  if (world.options.locks && network.mostRefreshing > 1) watch.fail('two tabs refreshed at a time');
  watch.check(await world.stored(), world.channels.messages);
  sandbox.journal.clear();
}

/** The session starts again: the first tab is signed in, and the others follow. */
export async function goHome(world: World): Promise<void> {
  const { watch, tabs } = world;
  const isDoubtful = watch.excuses.size > 0;
  watch.expectHome(false);
  for (const username of PEOPLE) {
    const { userPoolId } = world.sandbox;
    await world.sandbox.fetch(world.sandbox.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.AdminEnableUser',
      },
      body: JSON.stringify({ UserPoolId: userPoolId, Username: username }),
    });
  }
  if (!tabs[0]) world.open(0);
  await world.pass(MINUTE);
  const { auth } = tabs[0] ?? {};
  if (!auth) return;
  const { actions } = auth;
  // The pool's action on a session may only show much later.
  if (auth.getState().view === 'home' && isDoubtful) {
    actions.signOut();
    await calm(world);
  }
  if (auth.getState().view !== 'home') {
    actions.cancel();
    await signIn(world);
    await world.pass(MINUTE);
    await calm(world);
    const state = tabs[0]?.auth.getState();
    if (state?.view !== 'home') watch.fail(`nobody can sign in: ${JSON.stringify(state)}`);
  }
  watch.expectHome(true);
}

/** Signs in with the first tab, in its form or at the domain of the pool. */
async function signIn(world: World): Promise<void> {
  const [tab] = world.tabs;
  if (!tab) return;
  if (!tab.managed) {
    tab.auth.actions.showSignIn();
    tab.auth.actions.signIn({ username: PEOPLE[0], password: PASSWORD });
    return;
  }
  startRedirect(tab);
  await world.rest();
  const href = await follow(world, tab, PEOPLE[0]);
  if (href === null) return;
  tab.kill();
  world.open(0, tab, href);
}

async function mend(world: World): Promise<void> {
  const { network, sandbox } = world;
  network.isOnline = true;
  network.set('works', 0);
  sandbox.faults.clear();
  for (const tab of world.living) tab.disk.mode = 'works';
  network.release();
  for (const { gate, page } of world.living) {
    gate.thaw();
    for (const event of ['resume', 'online', 'visible', 'focus'] as const) page.tell(event);
  }
  await world.rest();
  // A form waits for its person forever.
  for (const { auth } of world.living) if (!isHome(auth.getState().view)) auth.actions.cancel();
}

const isHome = (view: string) => view === 'home';

function shown({ auth, name }: StormTab) {
  const state = auth.getState();
  return [name, state.view, state.view === 'home' && state.user.username];
}

function isUnderWay({ auth, waiting }: StormTab): boolean {
  const state = auth.getState();
  if (state.busy || waiting > 0) return true;
  if (state.view !== 'home') return false;
  return (
    state.session.status === 'stale' || ['confirming', 'remembering', 'forgetting'].includes(state.device)
  );
}

/** All tabs show the same session, and hold the same tokens. */
async function agree(world: World): Promise<void> {
  const { watch } = world;
  const states = world.living.map(({ auth }) => auth.getState());
  const users = states.map((state) => (state.view === 'home' ? state.user.username : null));
  if (new Set(users).size > 1) {
    watch.fail(`the tabs do not agree: ${JSON.stringify(world.living.map(shown))}`);
    return;
  }
  const results = await Promise.all(
    world.living.map(async ({ auth }) => {
      const asked = auth.getTokens().catch((error: unknown) => String(error));
      await world.rest();
      return asked;
    }),
  );
  const tokens = new Set(
    results.map((result) => (result === null || typeof result === 'string' ? result : result.accessToken)),
  );
  if (tokens.size > 1) watch.fail(`the tabs hold ${tokens.size} different tokens: ${JSON.stringify(users)}`);
  const isOut = users.every((user) => user === null);
  if (users.length === 0) return;
  if (isOut && watch.expectsHome && watch.excuses.size === 0)
    watch.fail('everybody is signed out for no reason');
  const isSignedOut = watch.excuses.size === 1 && watch.excuses.has('somebody signed out');
  if (!isOut && isSignedOut && watch.expectsHome && !watch.signsIn && watch.hasSignedOut)
    watch.fail('a sign-out did not hold');
}
