import { invalidParameter, notAuthorized } from '../wire/exception.ts';
import type { AppClient, ClientSettings } from './client-settings.ts';
import type { Pool } from './pool.ts';
import { isStandard } from './standard-attributes.ts';
import type { User } from './user.ts';

/** Whether an app client, and its ID tokens, may contain an attribute. Everyone sees `sub` and `identities`. */
export function canRead(client: AppClient, name: string): boolean {
  return name === 'sub' || name === 'identities' || allows(client, client.settings.readAttributes, name);
}

/** The attributes of a user that an app client may see. */
export function readableAttributes(client: AppClient, { attributes }: User): Map<string, string> {
  return new Map([...attributes].filter(([name]) => canRead(client, name)));
}

/** @throws NotAuthorizedException for an attribute that the app client may not write */
export function checkWritable(client: AppClient, names: Iterable<string>): void {
  for (const name of names) {
    if (!allows(client, client.settings.writeAttributes, name)) {
      throw notAuthorized('A client attempted to write unauthorized attribute');
    }
  }
}

/**
 * Checks the lists of an app client: the pool has all of their attributes, and one may be written if it is required.
 *
 * @throws InvalidParameterException
 */
export function checkAttributeLists(
  { settings: { schema } }: Pool,
  { readAttributes = [], writeAttributes }: ClientSettings,
  doing: 'creating' | 'updating',
): void {
  const known = schema.map(({ name }) => name);
  const isUnknown = (name: string) => !isStandard(name) && !known.includes(name);
  const required = schema.filter((attribute) => attribute.required).map(({ name }) => name);
  if (readAttributes.some(isUnknown)) {
    throw invalidParameter(`Invalid read attributes specified while ${doing} a client`);
  }
  if (
    writeAttributes &&
    (writeAttributes.some(isUnknown) || required.some((name) => !writeAttributes.includes(name)))
  ) {
    throw invalidParameter(`Invalid write attributes specified while ${doing} a client`);
  }
}

// Without its own list an app client has the standard attributes (API, CreateUserPoolClient).
function allows(client: AppClient, list: readonly string[] | undefined, name: string): boolean {
  return list ? list.includes(name) : isStandard(name) || client.hasCustomAttributes;
}
