import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { CognitoException } from '../wire/exception.ts';
import { totpStep } from './totp.ts';

/**
 * Registers an authenticator app with its first code, which is thereby used up.
 *
 * @throws EnableSoftwareTokenMFAException for a wrong code
 */
export function verifyTotp(
  pool: Pool,
  user: User,
  { secret, code, friendlyName }: { secret: string; code: string; friendlyName: string | undefined },
): void {
  const step = totpStep(pool, secret, code);
  if (step === undefined) {
    throw new CognitoException(
      'EnableSoftwareTokenMFAException',
      'Code mismatch and fail enable Software Token MFA',
    );
  }
  user.totp = { secret, friendlyName, lastStep: step };
  user.totpInSetup = undefined;
}
