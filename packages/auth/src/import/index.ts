/**
 * Moving to Latchkey: who was signed in by Amplify or amazon-cognito-identity-js stays so, and devices stay remembered.
 *
 * @module
 */
import type { Auth } from '../api.ts';
import { internalsOf } from '../internals.ts';
import { type Imported, type LegacyItems, readLegacy, removeLegacy } from './legacy.ts';
import { legacyCalls } from './take.ts';

export { type CookieItemsOptions, cookieItems } from './cookies.ts';
export type { Imported, LegacyItems } from './legacy.ts';

/**
 * Takes the session and the devices that Amplify or amazon-cognito-identity-js left in a Web Storage, or in cookies, for this app
 * client, and removes them there: tokens and device secrets no longer lie in plain text. To be called once, at the start of the
 * app: in `takeOver` of `createAuth`, which shows `splash` until it is done, or after it. It does nothing where nothing was left,
 * and leaves a session of managed login alone, unless `auth` has a domain: then it is taken as what it is. The tokens are renewed at once.
 *
 * @param items - where the other library kept them, such as `cookieItems()`; default: localStorage
 * @throws AuthError `import-not-stored`, and then nothing was removed; `disposed`
 */
export async function importFromAmplify(
  auth: Auth,
  items: LegacyItems = globalThis.localStorage,
): Promise<Imported> {
  const { backend, vault, tabs, config, send, isTakingOver } = internalsOf(auth);
  const { clientId, domain } = config;
  const found = readLegacy(items, clientId);
  const { managedLogin } = found;
  if ((managedLogin && domain === undefined) || (!found.session && found.devices.length === 0)) {
    return { session: false, devices: 0, managedLogin };
  }
  // What is stored is read after it.
  if (!isTakingOver()) await auth.ready();
  const imported = await backend.call('legacy.take', legacyCalls['legacy.take'], found);
  removeLegacy(items, clientId);
  const { generation, session } = vault.session.held();
  if (imported.session && session) {
    tabs.announce(generation);
    if (!isTakingOver()) {
      send({ type: 'storage.changed' });
      await auth.ready();
    }
  }
  return { ...imported, managedLogin };
}
