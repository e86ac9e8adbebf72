import { expect, test } from 'vitest';
import { contactToVerify, recoveryContact } from './code-contact.ts';
import type { Contact, MfaFactor } from './factors.ts';
import type { Pool } from './pool.ts';
import type { PoolSettings } from './pool-settings.ts';
import type { User } from './user.ts';

const pool = (settings: Partial<PoolSettings>) => ({ settings }) as Pool;
const email = { email: 'ada@example.com' };
const phone = { phone_number: '+15550100' };

function user(attributes: Record<string, string>, enabled: MfaFactor[] = []): User {
  return { attributes: new Map(Object.entries(attributes)), mfa: { enabled: new Set(enabled) } } as User;
}

const verified = (...contacts: Contact[]) =>
  user({
    ...email,
    ...phone,
    ...Object.fromEntries(contacts.map((contact) => [`${contact}_verified`, 'true'])),
  });

test.each<[Contact[], object, Contact | undefined]>([
  [['email', 'phone_number'], { ...email, ...phone }, 'phone_number'],
  [['email', 'phone_number'], email, 'email'],
  [['email'], { ...email, ...phone }, 'email'],
  [['phone_number'], email, undefined],
  [[], { ...email, ...phone }, undefined],
])(
  'a pool that verifies %j sends the code of a sign-up with %j to %s',
  (autoVerifiedAttributes, has, contact) => {
    expect(contactToVerify(pool({ autoVerifiedAttributes }), user({ ...has }))).toBe(contact);
  },
);

test.each<[Contact, Contact[], Contact | undefined]>([
  ['email', ['email', 'phone_number'], 'email'],
  ['phone_number', ['email', 'phone_number'], 'phone_number'],
  ['phone_number', ['email'], 'email'],
  ['email', ['phone_number'], 'phone_number'],
  ['email', [], undefined],
])(
  'a pool that prefers %s sends a reset code to a user with a verified %j by %s',
  (preferredRecovery, has, contact) => {
    expect(recoveryContact(pool({ preferredRecovery }), verified(...has))).toBe(contact);
  },
);

test('of the mechanisms of a pool the one with the lowest number comes first that the user can use', () => {
  const setting = (...names: ('verified_email' | 'verified_phone_number' | 'admin_only')[]) =>
    pool({
      preferredRecovery: 'email',
      accountRecoverySetting: {
        recoveryMechanisms: names.map((name, index) => ({ name, priority: index + 1 })).reverse(),
      },
    });
  const both = setting('verified_phone_number', 'verified_email');
  expect(recoveryContact(both, verified('email', 'phone_number'))).toBe('phone_number');
  expect(recoveryContact(both, verified('email'))).toBe('email');
  expect(recoveryContact(setting('admin_only'), verified('email', 'phone_number'))).toBeUndefined();
  expect(recoveryContact(setting('verified_email'), verified('phone_number'))).toBeUndefined();
  const withMfa = (factor: MfaFactor) =>
    user({ ...email, ...phone, email_verified: 'true', phone_number_verified: 'true' }, [factor]);
  expect(recoveryContact(both, withMfa('SMS_MFA'))).toBe('email');
  expect(recoveryContact(both, withMfa('EMAIL_OTP'))).toBe('phone_number');
  expect(recoveryContact(setting('verified_email'), withMfa('EMAIL_OTP'))).toBeUndefined();
  expect(recoveryContact(both, withMfa('SOFTWARE_TOKEN_MFA'))).toBe('phone_number');
});
