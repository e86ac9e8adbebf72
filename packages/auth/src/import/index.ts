/**
 * Moving to Latchkey: who was signed in by Amplify or amazon-cognito-identity-js stays so, and devices stay remembered.
 *
 * @module
 */
import type { Auth } from '../api.ts';
import { internalsOf } from '../internals.ts';
import { type Imported, readLegacy, removeLegacy } from './legacy.ts';
import { legacyCalls } from './take.ts';

export type { Imported } from './legacy.ts';

/**
 * Takes the session and the devices that Amplify or amazon-cognito-identity-js left in a Web Storage for this app client,
 * and removes them there: tokens and device secrets no longer lie in plain text. To be called once, at the start of the app,
 * after `createAuth`; it does nothing where nothing was left. The tokens are renewed at once.
 *
 * @param items - where the other library kept them; default: localStorage
 * @throws AuthError `import-not-stored`, and then nothing was removed; `disposed`
 */
export async function importFromAmplify(
  auth: Auth,
  items: Storage = globalThis.localStorage,
): Promise<Imported> {
  const { backend, vault, tabs, config, send } = internalsOf(auth);
  const { clientId } = config;
  const found = readLegacy(items, clientId);
  if (!found.session && found.devices.length === 0) return { session: false, devices: 0 };
  await auth.ready();
  const imported = await backend.call('legacy.take', legacyCalls['legacy.take'], found);
  removeLegacy(items, clientId);
  const { generation, session } = vault.session.held();
  if (imported.session && session) {
    tabs.announce(generation);
    send({ type: 'storage.changed' });
    await auth.ready();
  }
  return imported;
}
