/**
 * Managed login in the storm: tabs that leave for the domain of the pool, and return in this place or in another one, once or
 * twice, or never.
 *
 * @module
 */
import { ManagedLoginError } from '@latchkey/sandbox';
import type { StormTab } from './tab.ts';
import { PASSWORD, type World } from './world.ts';

/** Starts a redirect in the tab; its page is left when the storm lets it. */
export function startRedirect(tab: StormTab): void {
  tab.auth.actions.showSignIn();
  tab.managed?.actions.signInWithRedirect({ returnTo: '/notes' });
}

/** Follows a tab's redirect: the person goes through the pages of the domain, and the URL leads back to the app. */
export async function follow(world: World, tab: StormTab, username: string): Promise<string | null> {
  // The last URL wins.
  const url = tab.window?.left.splice(0).at(-1);
  if (url === undefined || !world.cookies) return null;
  try {
    const { href } = await world.cookies.open(url, { username, password: PASSWORD });
    const code = new URL(href).searchParams.get('code');
    if (code) world.watch.secrets.add(code);
    return href;
  } catch (error) {
    // The person is disabled, or the pool does not respond: the page is not left.
    if (error instanceof ManagedLoginError || error instanceof TypeError) return null;
    throw error;
  }
}
