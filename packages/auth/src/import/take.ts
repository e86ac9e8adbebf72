import { AuthError } from '../errors.ts';
import type { EntryCall, EntryContext } from '../internals.ts';
import { checkTokens } from '../services/check-tokens.ts';
import { sessionFrom } from '../services/tokens.ts';
import { claimsOf } from '../vault/jwt.ts';
import type { StoredSession } from '../vault/session.ts';
import { writableVault } from '../vault/writable.ts';
import type { LegacySession } from './legacy.ts';

/**
 * Stores the data of another library, unless this browser has newer data.
 *
 * @throws AuthError `import-not-stored`
 */
const takeLegacy: EntryCall<'legacy.take'> = async (context, { session, devices, managedLogin }) => {
  const vault = writableVault(context.vault);
  // Read first: a database that fails now would lose what is removed elsewhere.
  const { session: present, generation } = await vault.session.read();
  if ((await vault.storage).capabilities().storage !== 'encrypted') {
    throw new AuthError(
      'import-not-stored',
      'This browser cannot store anything, so the session stays where it was: see getCapabilities().',
    );
  }
  let remembered = 0;
  for (const { username, ...device } of devices) {
    if (await vault.devices.load(username)) continue;
    await vault.devices.save(username, { ...device, standing: 'unknown' });
    remembered += 1;
  }
  const found = present ? null : session && sessionOf(context, session, managedLogin);
  const saved = found && (await vault.session.save(found, generation));
  return { session: Boolean(saved), devices: remembered };
};

export const legacyCalls = { 'legacy.take': takeLegacy };

function sessionOf(
  { environment, config }: EntryContext,
  tokens: LegacySession,
  managedLogin: boolean,
): StoredSession | null {
  try {
    // Their time of arrival is unknown: their age is taken from `iat`, and they are renewed at once.
    const { iat } = claimsOf<{ iat: number }>(tokens.accessToken);
    const origin = managedLogin && ({ origin: 'managedLogin' } as const);
    const kept = { deviceKey: null, newDevice: null, legacyRefresh: false, ...origin };
    const session = sessionFrom(environment, tokens, iat * 1000, kept);
    checkTokens(config, session);
    return { ...session, refreshAt: environment.clock.now() };
  } catch {
    return null;
  }
}
