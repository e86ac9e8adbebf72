import type { CheckedUserChanges } from '../options.ts';
import { revokeAll } from '../tokens/revoke.ts';
import { CONTACTS } from './factors.ts';
import { createGroup, NO_GROUP_SETTINGS } from './groups.ts';
import { setPassword } from './passwords.ts';
import type { Pool } from './pool.ts';
import { updateAttributes } from './update-attributes.ts';
import type { User } from './user.ts';

/**
 * Changes a user: what is left out is kept. An empty attribute is deleted. A new email address or phone number is verified by
 * default.
 *
 * @throws InvalidPasswordException, InvalidParameterException, AliasExistsException
 */
export async function editUser(pool: Pool, user: User, changes: CheckedUserChanges): Promise<void> {
  const { password, attributes, groups, status, enabled } = changes;
  const isTemporary = status === 'FORCE_CHANGE_PASSWORD';
  if (password !== undefined) {
    await setPassword(pool, user, password, { temporary: isTemporary });
    pool.failedAttempts.forget(user);
  }
  changeAttributes(pool, user, attributes);
  if (groups) {
    for (const name of groups) {
      if (!pool.groups.has(name)) createGroup(pool, name, NO_GROUP_SETTINGS);
    }
    user.groups.clear();
    for (const name of groups) user.groups.add(name);
  }
  user.status = status ?? user.status;
  user.enabled = enabled ?? user.enabled;
  if (!user.enabled) revokeAll(pool, user);
  user.modifiedAt = pool.clock.now();
}

function changeAttributes(pool: Pool, user: User, attributes: Readonly<Record<string, string>>): void {
  const changed = Object.entries(attributes).filter(
    ([name, value]) => (user.attributes.get(name) ?? '') !== value,
  );
  const changes = new Map(changed);
  for (const contact of CONTACTS) {
    if (changes.get(contact) && !changes.has(`${contact}_verified`))
      changes.set(`${contact}_verified`, 'true');
  }
  updateAttributes(pool, user, changes);
}
