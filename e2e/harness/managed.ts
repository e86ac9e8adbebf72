/**
 * A bare page with managed login. Its options are in its own address, which managed login sends people back to.
 *
 * @module
 */
import { createAuth, type ManagedAuth, type ManagedAuthConfig } from '@latchkey/auth/managed-login';

declare global {
  interface Window {
    managed: ManagedAuth;
  }
}

const options = new URL(location.href).searchParams.get('options') ?? '{}';
const page = new URL(location.pathname, location.origin);
page.searchParams.set('options', options);
// Written by the test.
const config = JSON.parse(options) as Omit<ManagedAuthConfig, 'redirectUri'>;
window.managed = createAuth({ ...config, redirectUri: page.href });
