import { uuid } from '../ids.ts';
import { invalidParameter, notAuthorized, usernameExists } from '../wire/exception.ts';
import type { Pool } from './pool.ts';
import type { Contact } from './pool-settings.ts';
import type { User, UserStatus } from './user.ts';

const EMAIL = /^[^\s@]+@[^\s@]+$/;
const PHONE = /^\+[1-9]\d{3,14}$/;

/**
 * Makes a user, for `pool.users.add`. Where people sign in by e-mail or phone, the user name is the sub and the name given
 * becomes that attribute.
 *
 * @throws UsernameExistsException, InvalidParameterException
 */
export function makeUser(
  pool: Pool,
  input: { username: string; attributes: Iterable<readonly [string, string]>; status: UserStatus },
): User {
  const attributes = new Map(input.attributes);
  const signInAttribute = contactOf(pool, input.username);
  if (signInAttribute) attributes.set(signInAttribute, input.username);
  checkAttributes(attributes);
  if (pool.users.find(input.username)) throw usernameExists();
  const sub = uuid(pool.environment.random);
  const now = pool.clock.now();
  return {
    username: signInAttribute ? sub : input.username,
    sub,
    createdAt: now,
    modifiedAt: now,
    enabled: true,
    status: input.status,
    // First in every list, and nobody else's to choose.
    attributes: new Map([['sub', sub], ...attributes, ['sub', sub]]),
    groups: [],
    password: undefined,
    passwordHistory: [],
    devices: new Map(),
    totp: undefined,
    totpInSetup: undefined,
    mfa: { enabled: new Set(), preferred: undefined },
    passkeys: new Map(),
    passkeyInSetup: undefined,
    pendingAttributes: new Map(),
    firstSignInPending: false,
  };
}

/** @throws InvalidParameterException that names a required attribute of the pool's schema that is not there. */
export function checkRequiredAttributes(pool: Pool, attributes: ReadonlyMap<string, string>): void {
  const missing = pool.settings.schema.find(({ name, required }) => required && !attributes.has(name));
  if (missing)
    throw invalidParameter(
      `Attributes did not conform to the schema: ${missing.name}: The attribute is required`,
    );
}

/** Attributes that only the pool itself writes. */
export const READ_ONLY = ['sub', 'identities', 'cognito:user_status', 'cognito:mfa_enabled'];
const MARKS = ['email_verified', 'phone_number_verified'];

/**
 * Refuses what people may not say of themselves: that an address is verified, or who they are to the pool.
 *
 * @throws NotAuthorizedException
 */
export function checkOwnAttributes(attributes: ReadonlyMap<string, string>): void {
  if (![...READ_ONLY, ...MARKS].some((name) => attributes.has(name))) return;
  throw notAuthorized('A client attempted to write unauthorized attribute');
}

/** @throws InvalidParameterException for an e-mail address or phone number that is none. */
export function checkAttributes(attributes: ReadonlyMap<string, string>): void {
  const email = attributes.get('email');
  if (email !== undefined && !EMAIL.test(email)) throw invalidParameter('Invalid email address format.');
  const phone = attributes.get('phone_number');
  if (phone !== undefined && !PHONE.test(phone)) throw invalidParameter('Invalid phone number format.');
}

function contactOf(pool: Pool, username: string): Contact | undefined {
  const allowed = pool.settings.usernameAttributes;
  if (allowed.length === 0) {
    // With an e-mail alias, a user name that looks like one could never be told from it.
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
