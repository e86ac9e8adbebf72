import type { Auth, Tokens } from '../api.ts';
import { attempt } from '../browser/attempt.ts';
import { isObject, own } from '../checks.ts';
import { AuthError } from '../errors.ts';
import { claimsOf } from '../vault/jwt.ts';
import { newerThan } from './forced-refresh.ts';
import { checkNames, type TokenUse, type TrustedOrigin, trustedOrigins } from './trusted-origins.ts';

export interface AuthorizerOptions {
  /**
   * Origins of the APIs that may get a token, such as `https://api.example.com`, or `{ origin, token }` for one that needs
   * another token. No patterns, and no `http:` but for localhost, its subdomains, 127.0.0.0/8 and [::1]. Requests to any other
   * origin are sent without a token.
   */
  readonly origins: readonly (string | TrustedOrigin)[];
  /** The token to send. Default: `access`. */
  readonly token?: TokenUse | undefined;
  /** A monotonic clock in milliseconds, for the interval between forced refreshes. Default: `performance.now`. */
  readonly now?: (() => number) | undefined;
}

/** The authorization of one request. */
export interface Authorization {
  /** The `Authorization` header: `Bearer <token>` (RFC 6750, section 2.1). */
  readonly header: string;
  /**
   * Call it after a 401: resolves with the header for a newer token; null when there is none, or when somebody else has
   * signed in since. An API that refuses every token costs at most one refresh a minute.
   */
  readonly renew: () => Promise<string | null>;
}

export interface Authorizer {
  /** Whether a request to this absolute URL may carry a token. */
  readonly trusts: (url: string | URL) => boolean;
  /**
   * Returns the authorization for a request to a trusted origin, refreshed first when due; null when nobody is signed in.
   *
   * @throws AuthError `tokens-unavailable` (by rejection): somebody is signed in, but there is no valid token at the moment.
   */
  readonly authorize: (auth: Pick<Auth, 'getTokens'>, url: string | URL) => Promise<Authorization | null>;
}

/**
 * The rules of `createAuthFetch`, for HTTP clients that do not use `fetch`.
 *
 * @throws AuthError `invalid-config`
 */
export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const { origins, token, now = () => performance.now() } = checkedOptions(options);
  if (typeof now !== 'function') throw new AuthError('invalid-config', 'now must be a function.');
  const trusted = trustedOrigins(origins, token);
  const tokenFor = (url: string | URL) => trusted.get(new URL(url).origin);
  return {
    trusts: (url) => tokenFor(url) !== undefined,
    async authorize(auth, url) {
      const use = tokenFor(url);
      const tokens = use === undefined ? null : await auth.getTokens();
      if (use === undefined || tokens === null) return null;
      return {
        header: headerOf(tokens, use),
        async renew() {
          const newer = await newerThan(tokens, auth, now);
          return newer === null || personOf(newer) !== personOf(tokens) ? null : headerOf(newer, use);
        },
      };
    },
  };
}

/** @throws AuthError `invalid-config` */
export function checkedOptions<Options extends AuthorizerOptions>(options: Options): Options {
  const given = attempt(() => (isObject(options) ? own(options) : null));
  if (!given) throw new AuthError('invalid-config', 'The options must be an object with "origins".');
  checkNames(given, OPTIONS);
  return given;
}

const OPTIONS = ['origins', 'token', 'now', 'fetch'];

const headerOf = ({ accessToken, idToken }: Tokens, use: TokenUse) =>
  `Bearer ${use === 'id' ? idToken : accessToken}`;

/** The `sub` of an access token. The tokens of test doubles are not JWTs: they all count as one person's. */
function personOf({ accessToken }: Tokens): unknown {
  try {
    return claimsOf<{ readonly sub?: unknown }>(accessToken).sub;
  } catch {
    return null;
  }
}
