import type { AuthConfig } from '@latchkey/auth';
import { createAuth, type ManagedAuth, type ManagedLoginRequest } from '@latchkey/auth/managed-login';
import type { Provider } from '@latchkey/ui';
import { pageAddress } from './page-address.ts';
import type { Settings } from './settings.ts';

/** Starts the session of a page whose pool has a domain. */
export function startManaged(options: AuthConfig, domain: string): ManagedAuth {
  const page = pageAddress();
  return createAuth({ ...options, domain, redirectUri: page, logoutUri: page });
}

/** A button for each provider, and two for the pages themselves. */
export function providersOf({ actions }: ManagedAuth, { providers = '' }: Settings): readonly Provider[] {
  const hosted: ManagedLoginRequest = { prompt: 'select_account' };
  return [
    ...providers
      .split(',')
      .filter(Boolean)
      .map((provider) => ({
        id: provider,
        name: provider,
        onSelect: () => actions.signInWithRedirect({ provider }),
      })),
    { id: 'hosted', name: 'the sign-in page', onSelect: () => actions.signInWithRedirect(hosted) },
    { id: 'window', name: 'the sign-in page in a window', onSelect: () => actions.signInWithPopup(hosted) },
  ];
}
