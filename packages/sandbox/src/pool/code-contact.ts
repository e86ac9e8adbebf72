import { CONTACTS, type Contact, type MfaFactor } from './factors.ts';
import type { Pool } from './pool.ts';
import { type User, verifiedContact } from './user.ts';

/** Returns the attribute that sign-up verifies: the phone number first, if the pool verifies both. */
export function contactToVerify(pool: Pool, user: User): Contact | undefined {
  const contacts: readonly Contact[] = ['phone_number', 'email'];
  return contacts.find(
    (contact) => pool.settings.autoVerifiedAttributes.includes(contact) && user.attributes.has(contact),
  );
}

const RECOVERY = {
  verified_email: 'email',
  verified_phone_number: 'phone_number',
  admin_only: undefined,
} as const;
const MFA_OF: Record<Contact, MfaFactor> = { email: 'EMAIL_OTP', phone_number: 'SMS_MFA' };

/**
 * Returns the address for a reset code, which has to be verified: the pool's `accountRecoverySetting` lists the candidates,
 * without one that also receives codes of a second factor (API, AccountRecoverySettingType).
 */
export function recoveryContact({ settings }: Pool, user: User): Contact | undefined {
  const { accountRecoverySetting, preferredRecovery } = settings;
  const isVerified = (contact: Contact) => verifiedContact(user, contact) !== undefined;
  if (!accountRecoverySetting) {
    return [preferredRecovery, ...CONTACTS].find(isVerified);
  }
  return accountRecoverySetting.recoveryMechanisms
    .toSorted((one, other) => one.priority - other.priority)
    .flatMap(({ name }) => RECOVERY[name] ?? [])
    .find((contact) => isVerified(contact) && !user.mfa.enabled.has(MFA_OF[contact]));
}
