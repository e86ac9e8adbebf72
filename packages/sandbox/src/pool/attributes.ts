import { invalidParameter, notAuthorized } from '../wire/exception.ts';
import type { Pool } from './pool.ts';
import type { SchemaAttribute } from './pool-settings.ts';
import { isStandard } from './standard-attributes.ts';

// What DescribeUserPool of AWS says of them in every pool; the other standard attributes take any text.
const DATE_LENGTH = '10';
const STANDARD_RULES: readonly Rule[] = [
  {
    name: 'birthdate',
    attributeDataType: 'String',
    stringAttributeConstraints: { minLength: DATE_LENGTH, maxLength: DATE_LENGTH },
  },
  { name: 'updated_at', attributeDataType: 'Number', numberAttributeConstraints: { minValue: '0' } },
];

type Rule = Pick<
  SchemaAttribute,
  'name' | 'attributeDataType' | 'stringAttributeConstraints' | 'numberAttributeConstraints'
>;

export const EMAIL = /^[^\s@]+@[^\s@]+$/;
export const PHONE = /^\+[1-9]\d{3,14}$/;

/** Returns the required attributes of the pool's schema that are missing or empty. */
export function missingAttributes({ settings }: Pool, attributes: ReadonlyMap<string, string>): string[] {
  return settings.schema
    .filter(({ name, required }) => required && !attributes.get(name))
    .map(({ name }) => name);
}

/** @throws InvalidParameterException that names a missing required attribute. */
export function checkRequiredAttributes(pool: Pool, attributes: ReadonlyMap<string, string>): void {
  const [missing] = missingAttributes(pool, attributes);
  if (missing === undefined) return;
  throw invalidParameter(`Attributes did not conform to the schema: ${missing}: The attribute is required`);
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

/**
 * @throws InvalidParameterException for an attribute that the pool does not have, and for a value that it cannot have
 */
export function checkAttributes({ settings }: Pool, attributes: ReadonlyMap<string, string>): void {
  const known = new Set(settings.schema.map(({ name }) => name));
  for (const name of attributes.keys()) {
    if (isStandard(name) || known.has(name) || READ_ONLY.includes(name)) continue;
    throw invalidParameter(
      `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
    );
  }
  for (const declared of [...STANDARD_RULES, ...settings.schema]) {
    const value = attributes.get(declared.name);
    const problem = value === undefined ? undefined : schemaProblem(declared, value);
    if (problem) {
      throw invalidParameter(`Attributes did not conform to the schema: ${declared.name}: ${problem}`);
    }
  }
  const email = attributes.get('email');
  if (email !== undefined && !EMAIL.test(email)) throw invalidParameter('Invalid email address format.');
  const phone = attributes.get('phone_number');
  if (phone !== undefined && !PHONE.test(phone)) throw invalidParameter('Invalid phone number format.');
}

function schemaProblem(attribute: Rule, value: string): string | undefined {
  if (attribute.attributeDataType === 'Number') return numberProblem(attribute, value);
  if (attribute.attributeDataType === 'Boolean') {
    return ['true', 'false'].includes(value) ? undefined : 'The attribute has to be true or false';
  }
  const { minLength = '0', maxLength = '2048' } = attribute.stringAttributeConstraints ?? {};
  if (value.length < Number(minLength)) return `String must be at least ${minLength} characters long`;
  if (value.length > Number(maxLength)) return `String must be no longer than ${maxLength} characters`;
  return undefined;
}

function numberProblem({ numberAttributeConstraints }: Rule, value: string): string | undefined {
  const { minValue = '-Infinity', maxValue = 'Infinity' } = numberAttributeConstraints ?? {};
  if (!/^-?\d+$/.test(value)) return 'The attribute has to be a number';
  if (Number(value) < Number(minValue)) return `Number must be at least ${minValue}`;
  return Number(value) > Number(maxValue) ? `Number must be no greater than ${maxValue}` : undefined;
}
