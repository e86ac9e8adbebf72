import { type JourneyTab, password } from './journey.ts';

/** Signs in with a password, and waits until the tab is at home. */
export async function signIn(tab: JourneyTab, username = 'ann') {
  await tab.at('signedOut');
  tab.auth.actions.signIn({ username, password });
  return tab.at('home');
}
