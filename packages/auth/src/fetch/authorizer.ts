import type { Auth, Tokens } from '../api.ts';
import { claimsOf } from '../vault/jwt.ts';
import { newerThan } from './forced-refresh.ts';
import { type TokenUse, type TrustedOrigin, trustedOrigins } from './trusted-origins.ts';

export interface AuthorizerOptions {
  /**
   * Origins of the APIs that may see a token, as `https://api.example.com`, or with the token that one of them wants. No
   * patterns. A request to any other origin goes out without a token.
   */
  readonly origins: readonly (string | TrustedOrigin)[];
  /** The token that is sent. Default: `access`. */
  readonly token?: TokenUse | undefined;
  /** Milliseconds of a clock that never jumps, for the floor between forced refreshes. Default: `performance.now`. */
  readonly now?: (() => number) | undefined;
}

/** What a request carries. */
export interface Authorization {
  /** The `Authorization` header: `Bearer <token>` (RFC 6750, section 2.1). */
  readonly header: string;
  /**
   * After a 401, the header with a newer token; null when there is none, or when somebody else has signed in meanwhile. An API that
   * refuses every token costs a refresh a minute at most.
   */
  readonly renew: () => Promise<string | null>;
}

export interface Authorizer {
  /** Whether a request there may carry a token. The URL is absolute. */
  readonly trusts: (url: string | URL) => boolean;
  /**
   * The token of a request to an origin that is trusted, refreshed first when due; null when nobody is signed in.
   *
   * @throws AuthError `tokens-unavailable` (the promise rejects): somebody is signed in, but no valid token can be had now.
   */
  readonly authorize: (auth: Pick<Auth, 'getTokens'>, url: string | URL) => Promise<Authorization | null>;
}

/**
 * The rules of `createAuthFetch`, for HTTP clients that are no `fetch`.
 *
 * @throws AuthError `invalid-config`
 */
export function createAuthorizer({
  origins,
  token,
  now = () => performance.now(),
}: AuthorizerOptions): Authorizer {
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

const headerOf = ({ accessToken, idToken }: Tokens, use: TokenUse) =>
  `Bearer ${use === 'id' ? idToken : accessToken}`;

/** The `sub` of an access token. The tokens of test doubles are no JWTs: they are all of one person. */
function personOf({ accessToken }: Tokens): unknown {
  try {
    return claimsOf<{ readonly sub?: unknown }>(accessToken).sub;
  } catch {
    return null;
  }
}
