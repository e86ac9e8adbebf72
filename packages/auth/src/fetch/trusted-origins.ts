import { own } from '../checks.ts';
import { URL_OPTION } from '../config.ts';
import { AuthError } from '../errors.ts';
import { unknownOption } from '../require-argument.ts';

/** The token to send: most APIs take the access token; an API Gateway authorizer without scopes takes the ID token. */
export type TokenUse = 'access' | 'id';

/** An origin that may get a token, and which one. */
export interface TrustedOrigin {
  /** Such as `https://api.example.com`. */
  readonly origin: string;
  /** Default: the `token` of the options. */
  readonly token?: TokenUse | undefined;
}

/**
 * The token for each origin.
 *
 * @throws AuthError `invalid-config`
 */
export function trustedOrigins(
  origins: readonly (string | TrustedOrigin)[],
  token: TokenUse = 'access',
): ReadonlyMap<string, TokenUse> {
  if (!Array.isArray(origins)) invalid('origins', 'a list of origins, such as ["https://api.example.com"]');
  const given: readonly (string | TrustedOrigin)[] = origins;
  return new Map(
    given.map((entry) => {
      // Own members only: additions to Object.prototype are not options.
      const trusted = own<Partial<TrustedOrigin>>(
        typeof entry === 'string' ? { origin: entry } : (entry ?? {}),
      );
      checkNames(trusted, ENTRY);
      const { origin, token: use = token } = trusted;
      return [originOf(origin), tokenUse(use)];
    }),
  );
}

const ENTRY = ['origin', 'token'];

/**
 * Refuses a member that is no option: it would have no effect.
 *
 * @throws AuthError `invalid-config`
 */
export function checkNames(given: object, names: readonly string[]): void {
  const problem = unknownOption(given, names);
  if (problem !== undefined) throw new AuthError('invalid-config', `createAuthFetch: ${problem}`);
}

function tokenUse(token: TokenUse): TokenUse {
  if (token !== 'access' && token !== 'id') invalid('token', '"access" or "id"');
  return token;
}

/** Accepts a whole origin and nothing else: a pattern or a path would look like a rule, and have no effect. */
function originOf(origin: unknown): string {
  const url = typeof origin === 'string' && !origin.includes('*') ? parse(origin) : null;
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && !url.username;
  if (!isOrigin) {
    invalid('origins', 'scheme and host only, such as "https://api.example.com"; list each subdomain');
  }
  // Whoever is on the way could read the token. `url.origin` is in its normal form, such as lower case.
  if (!isSecure.test(url.origin)) {
    invalid(
      'origins',
      'https, such as "https://api.example.com", because http shows the token to the network; http only for localhost, ' +
        '127.0.0.1 and [::1]',
    );
  }
  return url.origin;
}

// As for the endpoint of `createAuth`.
const [, isSecure = /^https:/] = URL_OPTION;

// Not URL.canParse: only in Safari since 17, Chrome since 120.
function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function invalid(option: string, wanted: string): never {
  throw new AuthError('invalid-config', `createAuthFetch: ${option} must be ${wanted}.`);
}
