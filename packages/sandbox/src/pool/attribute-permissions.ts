import { notAuthorized } from '../wire/exception.ts';
import type { AppClient } from './client-settings.ts';
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

// Without its own list an app client has the standard attributes (API, CreateUserPoolClient).
function allows(client: AppClient, list: readonly string[] | undefined, name: string): boolean {
  return list ? list.includes(name) : isStandard(name) || client.hasCustomAttributes;
}
