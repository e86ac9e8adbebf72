import { CONTACTS, type Contact } from './factors.ts';
import type { Pool } from './pool.ts';
import { type User, verifiedContact } from './user.ts';

/** The attribute that sign-up verifies: the phone number first, where the pool verifies both. */
export function contactToVerify(pool: Pool, user: User): Contact | undefined {
  const contacts: readonly Contact[] = ['phone_number', 'email'];
  return contacts.find(
    (contact) => pool.settings.autoVerifiedAttributes.includes(contact) && user.attributes.has(contact),
  );
}

/** Where a reset code may go: a verified e-mail address, else a verified phone number. */
export function recoveryContact(user: User): Contact | undefined {
  return CONTACTS.find((contact) => verifiedContact(user, contact) !== undefined);
}
