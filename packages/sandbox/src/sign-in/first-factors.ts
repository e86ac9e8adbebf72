import { factorsOf } from '../mfa/factors.ts';
import { FIRST_FACTORS, type FirstChallenge, type FirstFactor } from '../pool/factors.ts';
import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';

/** The first factors that a user has and the pool allows. */
export function firstFactorsOf({ settings }: Pool, user: User): FirstFactor[] {
  const has: Record<FirstFactor, boolean> = {
    PASSWORD: user.password !== undefined,
    EMAIL_OTP: user.attributes.has('email'),
    SMS_OTP: user.attributes.has('phone_number'),
    WEB_AUTHN: user.passkeys.size > 0,
  };
  return settings.policies.signInPolicy.allowedFirstAuthFactors.filter((factor) => has[factor]);
}

/**
 * What a user may choose from. With second factors switched on, or with a temporary password, it is the password; a passkey
 * only where it counts as two factors.
 */
export function availableChallenges(pool: Pool, user: User): FirstChallenge[] {
  const needsPassword = factorsOf(pool, user).length > 0 || user.status === 'FORCE_CHANGE_PASSWORD';
  const allowed = firstFactorsOf(pool, user).filter(
    (factor) =>
      factor === 'PASSWORD' || !needsPassword || (factor === 'WEB_AUTHN' && passkeyIsMultiFactor(pool)),
  );
  return challengesFor(allowed);
}

/** The choices for an unknown name: all that the pool allows but passkeys. */
export function simulatedChallenges({ settings }: Pool): FirstChallenge[] {
  return challengesFor(
    settings.policies.signInPolicy.allowedFirstAuthFactors.filter((factor) => factor !== 'WEB_AUTHN'),
  );
}

export function passkeyIsMultiFactor({ settings }: Pool): boolean {
  return settings.webAuthnConfiguration.factorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
}

function challengesFor(factors: readonly FirstFactor[]): FirstChallenge[] {
  const others = factors.filter((factor) => factor !== 'PASSWORD');
  const passwordFirst: FirstFactor[] = factors.includes('PASSWORD') ? ['PASSWORD', ...others] : others;
  return passwordFirst.flatMap((factor) => FIRST_FACTORS[factor]);
}
