/**
 * Migration to Latchkey: people signed in by Amplify or amazon-cognito-identity-js stay signed in, and devices stay
 * remembered.
 *
 * @module
 */
import type { Auth } from '../api.ts';
import { endTakenOver } from '../end-taken-over.ts';
import { AuthError } from '../errors.ts';
import { internalsOf } from '../internals.ts';
import type { HeldSession } from '../vault/session.ts';
import { type Imported, type LegacyItems, readLegacy, removeLegacy } from './legacy.ts';
import { legacyCalls } from './take.ts';

export { type CookieItemsOptions, cookieItems } from './cookies.ts';
export type { Imported, LegacyItems } from './legacy.ts';

/** @throws AuthError `invalid-input` */
function takeItems(given: LegacyItems | null | undefined): LegacyItems {
  try {
    // Where the person has blocked site data, reading it throws.
    const items = given ?? globalThis.localStorage;
    const { getItem, key, removeItem } = items as Partial<LegacyItems>;
    if ([getItem, key, removeItem].every((method) => typeof method === 'function')) return items;
  } catch {
    // A proxy can throw, too.
  }
  throw new AuthError(
    'invalid-input',
    'Pass the storage that the other library used: this page has no localStorage.',
  );
}

/**
 * Imports the session and the devices that Amplify or amazon-cognito-identity-js left in a Web Storage, or in cookies, for
 * this app client, and removes them there: tokens and device secrets are no longer stored in plain text. Call it once, at the
 * start of the app: in `takeOver` of `createAuth`, which shows `splash` until it is done, or after it. It does nothing if
 * there is nothing to import. It ignores a session of managed login unless `auth` has a domain. The tokens are renewed at
 * once.
 *
 * @param storage - where the other library stored them, such as `cookieItems()`; default: localStorage of this page
 * @throws AuthError `invalid-input` without a storage; `import-not-stored`, with nothing removed; `disposed`
 */
export async function importFromAmplify(auth: Auth, storage?: LegacyItems): Promise<Imported> {
  const internals = internalsOf(auth);
  const { backend, vault, tabs, config, environment, send, isTakingOver } = internals;
  const { clientId, domain } = config;
  const items = takeItems(storage ?? environment.localStorage);
  const found = readLegacy(items, clientId);
  const { managedLogin } = found;
  if ((managedLogin && domain === undefined) || (!found.session && found.devices.length === 0)) {
    return { session: false, devices: 0, managedLogin };
  }
  // During `takeOver`, `ready()` waits for this import: the stored session is read after it.
  if (!isTakingOver()) await auth.ready();
  const before = vault.session.held();
  const imported = await backend.call('legacy.take', legacyCalls['legacy.take'], found);
  removeLegacy(items, clientId);
  const { generation, session } = vault.session.held();
  if (imported.session && session) tabs.announce(generation);
  if (imported.session) await endTakenOver(auth, internals);
  // Or the storage held a change by another tab that this one had missed.
  if (!isTakingOver() && signInOf(vault.session.held()) !== signInOf(before)) {
    send({ type: 'storage.changed' });
    await auth.ready();
  }
  return { ...imported, managedLogin };
}

/** Identifies the sign-in that a tab holds; null when it holds no session. */
const signInOf = ({ session, lineage }: HeldSession): string | null => session && lineage;
