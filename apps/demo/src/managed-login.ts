import type { AuthConfig } from '@latchkey/auth';
import { createAuth, type ManagedAuth, type ManagedLoginRequest } from '@latchkey/auth/managed-login';
import type { Provider } from '@latchkey/ui';
import { pageAddress } from './page-address.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { Settings } from './settings.ts';

/** Starts the session of a page whose pool has a domain. */
export function startManaged(options: AuthConfig, domain: string): ManagedAuth {
  const page = pageAddress();
  return createAuth({ ...options, domain, redirectUri: page, logoutUri: page });
}

/** The company's identity provider, by the domain of the email in the form; without one, the pages of the pool ask. */
const byEmail = (typed: string): ManagedLoginRequest =>
  typed.includes('@') ? { idpIdentifier: typed.replace(/^.*@/, ''), loginHint: typed } : {};

/** A button for each provider, and two for the pages themselves. */
export function providersOf(
  { providers = '' }: Settings,
  { signInByEmail = false, keepsManagedLogin = false }: Pick<Scenario, 'signInByEmail' | 'keepsManagedLogin'>,
): readonly Provider[] {
  return [
    ...providers
      .split(',')
      .filter(Boolean)
      .map((provider) => ({ id: provider, name: provider })),
    ...(signInByEmail ? [{ id: 'email', name: 'your work email', request: byEmail }] : []),
    { id: 'hosted', name: 'the sign-in page', request: {} },
    { id: 'window', name: 'the sign-in page in a window', request: {}, popup: true },
    ...(keepsManagedLogin
      ? [{ id: 'other', name: 'another account', request: { prompt: 'select_account' } } as const]
      : []),
  ];
}
