/**
 * Managed login in a real browser: tabs that leave for the pages of the domain, and come back in this place or in another one, once
 * or twice, or never.
 *
 * @module
 */
import type { StormTab, World } from './world.ts';

interface Person {
  readonly username: string;
  readonly password: string;
}

/** Milliseconds of real time that a page gets to leave, or to come back. */
const PATIENCE = 5_000;
const LOOK = 50;

/** Where a tab is once it stands still: at a page of the domain that asks for something, or in the app. */
async function arrives({ url }: World, there: StormTab): Promise<'app' | 'form' | null> {
  const { page } = there.tab;
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    // A page on its way has no context to ask in.
    const where = await page
      .evaluate(
        () =>
          (globalThis.window.harness?.auth.getState().busy === false && 'app') ||
          (document.querySelector('input[name=username]') && 'form') ||
          null,
      )
      .catch(() => null);
    if (where === 'form' || (where === 'app' && page.url().startsWith(url))) return where;
    await page.waitForTimeout(LOOK);
  }
  return null;
}

/** Waits until the tab stands still; the person opens the app again where the network has stopped the page on its way. */
export async function land(world: World, there: StormTab): Promise<void> {
  const where = await arrives(world, there);
  there.isAway = where !== 'app';
  if (where === null && !world.isOffline) await comeBack(there);
}

/** Starts a redirect in a tab where nobody is signed in. */
export async function leave(world: World, there: StormTab): Promise<void> {
  await there.tab.page.evaluate(() => {
    const { managed } = window.harness;
    managed?.actions.showSignIn();
    managed?.actions.signInWithRedirect({ returnTo: `${location.pathname}${location.search}` });
  });
  await land(world, there);
}

/** Signs in at the page of the domain that the tab shows; `mayContinue` as the person who is signed in there, if there is one. */
export async function passForm(
  world: World,
  there: StormTab,
  { username, password }: Person,
  mayContinue = false,
): Promise<void> {
  const { page } = there.tab;
  const known = page.locator('button[name=continue]');
  if (mayContinue && (await known.count()) > 0) {
    await known
      .first()
      .click({ timeout: PATIENCE })
      .catch(() => {});
  } else {
    const form = page.locator('form', { has: page.locator('input[name=password]') });
    await form.locator('input[name=username]').fill(username);
    await form.locator('input[name=password]').fill(password);
    // The network may stop it on its way.
    await form
      .locator('button.main')
      .click({ timeout: PATIENCE })
      .catch(() => {});
  }
  await land(world, there);
}

/** The person opens the app by its own address. */
export async function comeBack(there: StormTab): Promise<void> {
  await there.tab.open();
  there.isAway = false;
}
