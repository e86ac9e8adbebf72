/**
 * Journeys over managed login: tabs with a URL, and a browser that goes through the pages of the domain.
 *
 * @module
 */
import type { ManagedLoginPerson, SandboxOptions } from '@latchkey/sandbox';
import { expect } from 'vitest';
import type { Environment, ManagedAuth, ManagedAuthConfig, Returned } from '../src/api.ts';
import type { AllActions } from '../src/views.ts';
import { FakeWindow } from './fake-window.ts';
import { type Journey, type JourneyTab, password, startJourney } from './journey.ts';

export const HOME = 'http://localhost:5173/';
export const REDIRECT = 'http://localhost:5173/callback';
export const LOGOUT = 'http://localhost:5173/bye';

export const ann: ManagedLoginPerson = { username: 'ann', password };

/** Pool options for managed login. */
const options: SandboxOptions = {
  clients: [{ callbackURLs: [REDIRECT], logoutURLs: [LOGOUT] }],
  identityProviders: [
    { providerName: 'Google', providerType: 'Google', users: [{ sub: '1042', email: 'ada@gmail.com' }] },
    {
      providerName: 'Acme',
      providerType: 'SAML',
      idpIdentifiers: ['acme.example'],
      users: [{ sub: 'emp-7', email: 'eve@acme.example' }],
    },
  ],
};

export interface TabAtDomain extends JourneyTab {
  readonly auth: ManagedAuth;
  readonly window: FakeWindow;
  /** The arguments of `onReturn`. */
  readonly returned: Returned[];
}

export interface AtDomain extends Journey {
  /** A tab at a URL. */
  show(href?: string, config?: Partial<ManagedAuthConfig>, environment?: Partial<Environment>): TabAtDomain;
  /** Signs in at the pages, and returns the URL that leads back to the app. */
  pass(url: string, person?: ManagedLoginPerson): Promise<string>;
  /** Deletes the cookies of the domain. */
  clearCookies(): void;
}

export async function startAtDomain(more: SandboxOptions = {}): Promise<AtDomain> {
  const journey = await startJourney({ ...options, ...more });
  const { sandbox } = journey;
  const browser = sandbox.openBrowser();
  return {
    ...journey,
    pass: async (url, person = ann) => (await browser.open(url, person)).href,
    clearCookies: () => browser.clearCookies(),
    show(href = HOME, config = {}, environment = {}) {
      const window = new FakeWindow(href);
      const returned: Returned[] = [];
      const tab = journey.open(
        {
          domain: sandbox.domain,
          redirectUri: REDIRECT,
          onReturn: (told) => returned.push(told),
          ...config,
        },
        { window: window.window, ...environment },
      );
      // The domain makes it one.
      return { ...tab, auth: tab.auth as ManagedAuth, window, returned };
    },
  };
}

/** Starts a redirect, and returns the URL that the page leaves for. */
export async function leave(
  tab: TabAtDomain,
  request: Parameters<AllActions['signInWithRedirect']>[0] = {},
): Promise<string> {
  await tab.at('signedOut');
  tab.auth.actions.signInWithRedirect(request);
  await expect.poll(() => tab.window.left).toHaveLength(1);
  return tab.window.left[0] ?? '';
}

/** Signs in with a redirect, and returns the tab that came back. */
export async function signInAtDomain(
  journey: AtDomain,
  config: Partial<ManagedAuthConfig> = {},
): Promise<TabAtDomain> {
  const before = journey.show(HOME, config);
  const href = await journey.pass(await leave(before));
  before.auth.dispose();
  const tab = journey.show(href, config);
  await tab.at('home');
  return tab;
}
