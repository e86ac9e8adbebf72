import { invalidParameter } from '../wire/exception.ts';
import type { User } from './user.ts';
import type { UserDirectory } from './user-directory.ts';

interface UserFilter {
  readonly name: string;
  readonly value: string;
  readonly isExact: boolean;
}

const FILTER = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/s;
/** Custom attributes and all others can't be searched (ListUsers in the API reference). */
const SEARCHABLE = new Set([
  'username',
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'cognito:user_status',
  'status',
  'sub',
]);

/**
 * Reads a filter of ListUsers: `email = "a@b.c"`, or the beginning of a value, `email ^= "a"`. Quotation marks in the value
 * are escaped by a backslash. No text is no filter.
 *
 * @throws InvalidParameterException
 */
export function readUserFilter(text: string): UserFilter | undefined {
  if (text.trim() === '') return undefined;
  const [, name = '', operator, value = ''] = FILTER.exec(text) ?? [];
  if (operator === undefined || !SEARCHABLE.has(name)) throw invalidParameter('Error while parsing filter.');
  return { name, value: value.replace(/\\(.)/gs, '$1'), isExact: operator === '=' };
}

/** Returns a page of the users that a filter finds, and where the next page begins. */
export function filteredUsers(
  users: UserDirectory,
  filter: UserFilter | undefined,
  { from, size }: { from: number; size: number },
): { items: readonly User[]; next: number | undefined } {
  if (!filter) return users.page(from, size);
  const { name, value, isExact } = filter;
  const isWanted = (user: User) => {
    const found = searchedValue(user, name);
    const wanted = name === STATUS ? value.toUpperCase() : value;
    return isExact ? found === wanted : found?.startsWith(wanted) === true;
  };
  const found = isExact ? users.withAttribute(name, value)?.filter(isWanted) : undefined;
  if (!found) return users.page(from, size, isWanted);
  const end = from + size;
  return { items: found.slice(from, end), next: end < found.length ? end : undefined };
}

/** The one whose letters do not matter. */
const STATUS = 'cognito:user_status';

function searchedValue(user: User, name: string): string | undefined {
  if (name === 'username') return user.username;
  if (name === STATUS) return user.status;
  if (name === 'status') return user.enabled ? 'Enabled' : 'Disabled';
  return user.attributes.get(name);
}
