import type { AuthenticationResult } from '@latchkey/cognito';
import type { Environment } from '../api.ts';
import { chanceOf } from '../environment.ts';
import { claimsOf } from '../vault/jwt.ts';
import type { StoredSession } from '../vault/session.ts';
import type { IdTokenClaims } from '../views.ts';
import { TokensError } from './tokens-error.ts';

interface AccessTokenClaims {
  readonly username: string;
  readonly exp: number;
  readonly iat: number;
  readonly device_key?: string;
}

/** The parts of a session that a refresh does not change. */
type Kept = Pick<StoredSession, 'deviceKey' | 'newDevice' | 'legacyRefresh' | 'origin'> & {
  readonly refreshToken?: string;
};

const HOUR = 3_600_000;

/**
 * Returns how long before their expiry tokens are refreshed, in milliseconds: between 5 and 40 % of their life, or of an
 * hour if they live longer, so that clients that signed in together do not refresh together. `bench/refresh-simulation`
 * shows that 100,000 of them stay below Cognito's default quota.
 *
 * @param random - in [0, 1)
 */
export const earlyBy = (lifetime: number, random: number): number =>
  Math.min(lifetime, HOUR) * (0.05 + 0.35 * random);

/**
 * Creates the session from Cognito's response. Times are on this browser's clock: a token's life starts when the request is
 * sent, however the two clocks differ.
 *
 * @param sentAt - epoch milliseconds
 * @throws TokensError if a token is missing, is not a JWT, or has no lifetime
 */
export function sessionFrom(
  environment: Pick<Environment, 'random'>,
  result: AuthenticationResult,
  sentAt: number,
  kept: Kept,
): StoredSession {
  const { accessToken, idToken, refreshToken = kept.refreshToken } = result;
  if (!accessToken || !idToken || !refreshToken) {
    throw new TokensError('tokens-incomplete');
  }
  const access = claimsIn<AccessTokenClaims>(accessToken);
  const id = claimsIn<IdTokenClaims>(idToken);
  const issuedAt = access.iat * 1000;
  const lifetime = (Math.min(access.exp, id.exp) - Math.max(access.iat, id.iat)) * 1000;
  const times: readonly unknown[] = [access.iat, access.exp, id.iat, id.exp];
  if (!times.every(Number.isFinite) || lifetime <= 0) {
    throw new TokensError('tokens-without-life');
  }
  const expiresAt = sentAt + lifetime;
  return {
    accessToken,
    idToken,
    refreshToken,
    username: access.username,
    deviceKey: access.device_key ?? kept.deviceKey,
    newDevice: kept.newDevice,
    legacyRefresh: kept.legacyRefresh,
    expiresAt,
    refreshAt: expiresAt - earlyBy(lifetime, chanceOf(environment)()),
    clockDrift: issuedAt - sentAt,
    ...(kept.origin && { origin: kept.origin }),
  };
}

function claimsIn<Claims extends object>(token: string): Claims {
  let claims: Claims | null = null;
  try {
    claims = claimsOf<Claims>(token);
  } catch {
    // Not a JWT: treated like one without claims.
  }
  if (claims) return claims;
  throw new TokensError('tokens-malformed');
}
