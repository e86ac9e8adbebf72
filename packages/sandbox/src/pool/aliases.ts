import { CognitoException } from '../wire/exception.ts';
import { CONTACTS, type Contact } from './factors.ts';
import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/**
 * Claims an address that is about to be verified for a user: an alias belongs to one user only. `force` takes it from the
 * other, who can't sign in with it any more.
 *
 * @throws AliasExistsException
 */
export function claimAlias(pool: Pool, user: User, contact: Contact, value: string, force = false): void {
  if (!pool.settings.aliasAttributes.includes(contact)) return;
  const owner = pool.users.aliasOwner(contact, value, user);
  if (owner && !force) {
    throw new CognitoException('AliasExistsException', `An account with the ${contact} already exists.`);
  }
  owner?.attributes.set(`${contact}_verified`, 'false');
}

/** Claims each address that an administrator writes as verified. @throws AliasExistsException */
export function claimVerified(
  pool: Pool,
  user: User,
  attributes: ReadonlyMap<string, string>,
  force = false,
): void {
  for (const contact of CONTACTS) {
    const value = attributes.get(contact) ?? user.attributes.get(contact);
    if (value && attributes.get(`${contact}_verified`) === 'true')
      claimAlias(pool, user, contact, value, force);
  }
}
