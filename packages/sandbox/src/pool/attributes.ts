import { invalidParameter, notAuthorized } from '../wire/exception.ts';
import type { Pool } from './pool.ts';
import { isStandard } from './standard-attributes.ts';

export const EMAIL = /^[^\s@]+@[^\s@]+$/;
export const PHONE = /^\+[1-9]\d{3,14}$/;

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
 * Rejects attributes that a user may not write: `*_verified` and the read-only ones.
 *
 * @throws NotAuthorizedException
 */
export function checkOwnAttributes(attributes: ReadonlyMap<string, string>): void {
  if (![...READ_ONLY, ...MARKS].some((name) => attributes.has(name))) return;
  throw notAuthorized('A client attempted to write unauthorized attribute');
}

/** @throws InvalidParameterException for one that the pool does not have, and an email address or phone number that is none */
export function checkAttributes({ settings }: Pool, attributes: ReadonlyMap<string, string>): void {
  const known = new Set(settings.schema.map(({ name }) => name));
  for (const name of attributes.keys()) {
    if (isStandard(name) || known.has(name) || READ_ONLY.includes(name)) continue;
    throw invalidParameter(
      `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
    );
  }
  const email = attributes.get('email');
  if (email !== undefined && !EMAIL.test(email)) throw invalidParameter('Invalid email address format.');
  const phone = attributes.get('phone_number');
  if (phone !== undefined && !PHONE.test(phone)) throw invalidParameter('Invalid phone number format.');
}
