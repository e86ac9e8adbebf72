import { Secret, TOTP } from 'otpauth';
import { SandboxOptionsError } from '../options.ts';
import type { Pool } from '../pool/pool.ts';
import type { TotpSecret } from '../pool/user.ts';
import { CognitoException, wrongChallengeCode } from '../wire/exception.ts';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 32;
// One step either side, for clocks that differ (RFC 6238, section 5.2).
const WINDOW = 1;

/** Returns a new secret for an authenticator app, in Base32. */
export function newTotpSecret(pool: Pool): string {
  return new Secret({ buffer: Uint8Array.from(pool.environment.random(SECRET_BYTES)).buffer }).base32;
}

/**
 * Returns the code that an authenticator app shows.
 *
 * @param secret - Base32, as returned by AssociateSoftwareToken.
 * @param at - Milliseconds since the epoch, by the pool's clock.
 * @throws {@link SandboxOptionsError}
 */
export function totpCode(secret: string, at: number): string {
  if (typeof secret !== 'string' || !/^[A-Z2-7 ]+=*$/i.test(secret) || !Number.isFinite(at))
    throw new SandboxOptionsError(['secret: must be Base32, and the time milliseconds']);
  return new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS }).generate({ timestamp: at });
}

/** Returns the 30-second step of a code, by the pool's clock; undefined for a wrong code. */
export function totpStep(pool: Pool, secret: string, code: string): number | undefined {
  const timestamp = pool.clock.now();
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/**
 * Uses up a code of an authenticator app.
 *
 * @throws CodeMismatchException; ExpiredCodeException for a used code
 */
export function useTotpCode(pool: Pool, totp: TotpSecret, code: string): void {
  const step = totpStep(pool, totp.secret, code);
  if (step === undefined) throw wrongChallengeCode();
  if (step <= totp.lastStep) {
    throw new CognitoException('ExpiredCodeException', 'Your software token has already been used once');
  }
  totp.lastStep = step;
}
