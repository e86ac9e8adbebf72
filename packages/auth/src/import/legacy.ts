/**
 * What amazon-cognito-identity-js and Amplify leave in a Web Storage: one item for each member, in plain text, under
 * `CognitoIdentityServiceProvider.<clientId>.<username>.<member>`.
 *
 * @module
 */

/** A session and devices, as another library kept them. */
export interface Legacy {
  readonly session: LegacySession | null;
  readonly devices: readonly LegacyDevice[];
  /** The session began with a redirect: it is refreshed at the domain of the pool. */
  readonly managedLogin: boolean;
}

/** What an import brought. */
export interface Imported {
  /** Whether the session was taken up: not when somebody was signed in, or when it is no session of Cognito. */
  readonly session: boolean;
  /** How many devices stay remembered. */
  readonly devices: number;
  /**
   * Amplify's session is one of managed login. An app that has no `domain` leaves it where it is, with Amplify's flag: only a sign-out
   * there ends the session at the domain, and one that was taken over would begin again by itself after a sign-out.
   */
  readonly managedLogin: boolean;
}

/** What is used of a Web Storage; `cookieItems` gives the same of cookies. */
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
/** Amplify's note that the session began with a redirect: of all clients at once. */
const HOSTED = 'amplify-signin-with-hostedUI';

const prefixOf = (clientId: string): string => `CognitoIdentityServiceProvider.${clientId}.`;

const keysOf = (items: LegacyItems, prefix: string): string[] =>
  Array.from({ length: items.length }, (_, index) => items.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

/** Half of a session, or of a device, is none. */
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

/** Whether Amplify 5 or 6 noted that the session began with a redirect. */
const isManagedLogin = (items: LegacyItems, clientId: string): boolean =>
  items.getItem(HOSTED) === 'true' ||
  (items.getItem(`${prefixOf(clientId)}oauthSignIn`) ?? '').startsWith('true');

/** Removes every item of the client. */
export function removeLegacy(items: LegacyItems, clientId: string): void {
  for (const key of keysOf(items, prefixOf(clientId))) items.removeItem(key);
  items.removeItem(HOSTED);
}
