/**
 * Data of amazon-cognito-identity-js and Amplify in a Web Storage: one item for each member, in plain text, under
 * `CognitoIdentityServiceProvider.<clientId>.<username>.<member>`.
 *
 * @module
 */

/** A session and devices, as another library stored them. */
export interface Legacy {
  readonly session: LegacySession | null;
  readonly devices: readonly LegacyDevice[];
  /** The session began with a redirect, so it is refreshed at the domain of the pool. */
  readonly managedLogin: boolean;
}

/** The result of an import. */
export interface Imported {
  /** Whether the session was imported: false when somebody was signed in, or when it is not a session of Cognito. */
  readonly session: boolean;
  /** How many devices stay remembered. */
  readonly devices: number;
  /**
   * Whether Amplify's session is one of managed login. An app without `domain` leaves it where it is, with Amplify's flag:
   * only a sign-out at the domain ends it. If it were imported, the person would be signed in again right after a sign-out.
   */
  readonly managedLogin: boolean;
}

/** The members of a Web Storage that are used; `cookieItems` returns the same for cookies. */
export type LegacyItems = Pick<Storage, 'length' | 'key' | 'getItem' | 'removeItem'>;

export interface LegacySession {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
}

export interface LegacyDevice {
  readonly username: string;
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  readonly devicePassword: string;
}

const DEVICE_KEY = '.deviceKey';
/** Amplify's flag that the session began with a redirect, shared by all clients. */
const HOSTED = 'amplify-signin-with-hostedUI';

const prefixOf = (clientId: string): string => `CognitoIdentityServiceProvider.${clientId}.`;

const keysOf = (items: LegacyItems, prefix: string): string[] =>
  Array.from({ length: items.length }, (_, index) => items.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

/** Reads the stored session and devices. An incomplete session or device counts as none. */
export function readLegacy(items: LegacyItems, clientId: string): Legacy {
  const prefix = prefixOf(clientId);
  const of = (username: string, member: string) => items.getItem(`${prefix}${username}.${member}`);

  const username = items.getItem(`${prefix}LastAuthUser`) ?? '';
  const accessToken = of(username, 'accessToken');
  const idToken = of(username, 'idToken');
  const refreshToken = of(username, 'refreshToken');

  const owners = keysOf(items, prefix)
    .filter((key) => key.endsWith(DEVICE_KEY))
    .map((key) => key.slice(prefix.length, -DEVICE_KEY.length));
  return {
    managedLogin: isManagedLogin(items, clientId),
    session: accessToken && idToken && refreshToken ? { accessToken, idToken, refreshToken } : null,
    devices: owners.flatMap((owner) => {
      const deviceKey = of(owner, 'deviceKey');
      const deviceGroupKey = of(owner, 'deviceGroupKey');
      const devicePassword = of(owner, 'randomPasswordKey');
      return deviceKey && deviceGroupKey && devicePassword
        ? [{ username: owner, deviceKey, deviceGroupKey, devicePassword }]
        : [];
    }),
  };
}

/** Whether Amplify 5 or 6 has flagged that the session began with a redirect. */
const isManagedLogin = (items: LegacyItems, clientId: string): boolean =>
  items.getItem(HOSTED) === 'true' ||
  (items.getItem(`${prefixOf(clientId)}oauthSignIn`) ?? '').startsWith('true');

/** Removes all items of the client. */
export function removeLegacy(items: LegacyItems, clientId: string): void {
  for (const key of keysOf(items, prefixOf(clientId))) items.removeItem(key);
  items.removeItem(HOSTED);
}
