import { isJsonObject, type Json } from '../wire/json.ts';

// Numbers in the resources of a user pool; CloudFormation also accepts numbers and booleans as text.
const NUMBERS = new Set([
  'AccessTokenValidity',
  'AuthSessionValidity',
  'IdTokenValidity',
  'MaxPerUser',
  'MaxValidityMinutes',
  'MinimumLength',
  'PasswordHistorySize',
  'Precedence',
  'Priority',
  'RefreshTokenValidity',
  'RetryGracePeriodSeconds',
  'TemporaryPasswordValidityDays',
  'UnusedAccountValidityDays',
]);
// Attributes of users, and the settings of identity providers, are text whatever they look like.
const TEXTS = new Set(['Value', 'ProviderDetails', 'AttributeMapping', 'ClientMetadata', 'UserPoolTags']);

/** Converts the numbers and booleans in a resource's properties. */
export function coerce(value: Json, name = ''): Json {
  if (TEXTS.has(name)) return textual(value);
  if (Array.isArray(value)) return value.map((item: Json) => coerce(item, name));
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([member, part]) => [member, coerce(part, member)]));
  }
  if (typeof value === 'number' && !NUMBERS.has(name)) return String(value);
  if (typeof value !== 'string') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return NUMBERS.has(name) && /^\d+$/.test(value) ? Number(value) : value;
}

function textual(value: Json): Json {
  if (Array.isArray(value)) return value.map(textual);
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, textual(part)]));
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
