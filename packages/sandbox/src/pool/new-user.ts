import { uuid } from '../ids.ts';
import { invalidParameter, usernameExists } from '../wire/exception.ts';
import { checkAttributes, EMAIL, PHONE } from './attributes.ts';
import type { Contact } from './factors.ts';
import type { Pool } from './pool.ts';
import type { User, UserStatus } from './user.ts';
import { UserAttributes } from './user-attributes.ts';

/**
 * Creates a user, for `pool.users.add`. In pools where people sign in by email or phone, the username is the sub and the
 * given name becomes that attribute.
 *
 * @throws UsernameExistsException, InvalidParameterException
 */
export function makeUser(
  pool: Pool,
  input: {
    username: string;
    attributes: Iterable<readonly [string, string]>;
    status: UserStatus;
    /** Whether the given name is the username in every pool, as for a federated user. */
    isUsername?: boolean;
    /** Default: random. */
    sub?: string | undefined;
  },
): User {
  const attributes = new Map(input.attributes);
  const signInAttribute = input.isUsername ? undefined : contactOf(pool, input.username);
  if (signInAttribute) attributes.set(signInAttribute, input.username);
  checkAttributes(pool, attributes);
  if (pool.users.find(input.username)) throw usernameExists();
  const sub = input.sub ?? uuid(pool.environment.random);
  const now = pool.clock.now();
  return {
    username: signInAttribute ? sub : input.username,
    sub,
    createdAt: now,
    modifiedAt: now,
    enabled: true,
    status: input.status,
    // First in every list, and not up to the caller.
    attributes: new UserAttributes([['sub', sub], ...attributes, ['sub', sub]]),
    groups: new Set(),
    password: undefined,
    passwordHistory: [],
    devices: new Map(),
    totp: undefined,
    totpInSetup: undefined,
    mfa: { enabled: new Set(), preferred: undefined, webAuthn: false },
    passkeys: new Map(),
    passkeyInSetup: undefined,
    pendingAttributes: new Map(),
    firstSignInPending: false,
  };
}

function contactOf(pool: Pool, username: string): Contact | undefined {
  const allowed = pool.settings.usernameAttributes;
  if (allowed.length === 0) {
    // With an email alias, such a username would look like one.
    if (pool.settings.aliasAttributes.includes('email') && EMAIL.test(username)) {
      throw invalidParameter(
        'Username cannot be of email format, since user pool is configured for email alias.',
      );
    }
    return undefined;
  }
  if (allowed.includes('email') && EMAIL.test(username)) return 'email';
  if (allowed.includes('phone_number') && PHONE.test(username)) return 'phone_number';
  throw invalidParameter(
    allowed.includes('email') ? 'Username should be an email.' : 'Username should be a phone number.',
  );
}
