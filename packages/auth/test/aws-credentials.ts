import { fromCognitoIdentity, fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
import type { Auth } from '../src/index.ts';

type Load = ReturnType<typeof fromCognitoIdentityPool>;
type Credentials = Awaited<ReturnType<Load>>;
interface Person {
  readonly sub: string | undefined;
  readonly load: Load;
  flight?: Promise<Credentials> | undefined;
  kept?: Credentials;
}

const EARLY = 5 * 60_000;

/** Returns credentials of an identity pool for AWS clients: for the signed-in person, or for a guest. */
export function awsCredentials(
  auth: Auth,
  options: {
    identityPoolId: string;
    userPoolId: string;
    region: string;
    endpoint?: string;
    /** Milliseconds since the epoch, for tests. */
    now?: () => number;
  },
) {
  const { identityPoolId, region, endpoint, now = Date.now } = options;
  const clientConfig = { region, ...(endpoint === undefined ? {} : { endpoint }) };
  const idToken = async () => (await auth.getTokens())?.idToken ?? '';
  const logins = { [`cognito-idp.${region}.amazonaws.com/${options.userPoolId}`]: idToken };
  let present: Person | undefined;

  // The SDK remembers the id of a guest. It may belong to a person by now: then it is refused, and forgotten.
  const asGuest: Load = (properties) => fromCognitoIdentityPool({ clientConfig, identityPoolId })(properties);
  const loadAsGuest: Load = (properties) => asGuest(properties).catch(() => asGuest(properties));

  /** Keeps a guest's identity for the person who then signs in. */
  function loadAsUser(guestId: string | undefined): Load {
    const own = fromCognitoIdentityPool({ clientConfig, identityPoolId, logins });
    if (guestId === undefined) return own;
    const merge = fromCognitoIdentity({ clientConfig, identityId: guestId, logins });
    // The SDK would keep using the guest's id, which AWS may have merged into another: so ask again.
    return async (properties) => {
      await merge(properties).catch(() => undefined);
      return own(properties);
    };
  }

  /** Another person gets their own credentials. */
  function person(sub: string | undefined): Person {
    if (present && present.sub === sub) return present;
    const guestId = present?.sub === undefined ? present?.kept?.identityId : undefined;
    present = { sub, load: sub === undefined ? loadAsGuest : loadAsUser(guestId) };
    return present;
  }

  async function provide(): Promise<Credentials> {
    const tokens = await auth.getTokens();
    const user = person(tokens ? auth.getClaims()?.sub : undefined);
    // The token's expiry by this browser's clock and by that of AWS: the difference is how far this clock is off.
    const drift = tokens ? tokens.expiresAt - (auth.getClaims('access')?.exp ?? 0) * 1000 : 0;
    if (user.kept?.expiration && user.kept.expiration.getTime() - EARLY > now()) return user.kept;
    user.flight ??= user
      .load()
      .then((credentials) => {
        const expiration = new Date((credentials.expiration?.getTime() ?? 0) + drift);
        user.kept = { ...credentials, expiration };
        return user.kept;
      })
      .finally(() => {
        user.flight = undefined;
      });
    return user.flight;
  }

  // Without it, AWS clients would keep credentials until they expire, even if another person has signed in.
  return Object.assign(provide, { memoized: true });
}
