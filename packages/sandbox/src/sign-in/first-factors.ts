import { needsSecondFactor, passkeyIsBothFactors } from '../mfa/factors.ts';
import { describeMfa } from '../pool/describe-user.ts';
import { FIRST_FACTORS, type FirstChallenge, type FirstFactor } from '../pool/factors.ts';
import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import type { JsonObject } from '../wire/json.ts';

/** Returns the first factors that a user has and the pool allows. */
export function firstFactorsOf({ settings }: Pool, user: User): FirstFactor[] {
  const has: Record<FirstFactor, boolean> = {
    PASSWORD: user.password !== undefined,
    EMAIL_OTP: user.attributes.has('email'),
    SMS_OTP: user.attributes.has('phone_number'),
    WEB_AUTHN: user.passkeys.size > 0,
  };
  return settings.policies.signInPolicy.allowedFirstAuthFactors.filter((factor) => has[factor]);
}

/** Describes a user's first and second factors on the wire. */
export function describeAuthFactors(pool: Pool, user: User): JsonObject {
  return {
    Username: user.username,
    ...describeMfa(user),
    ConfiguredUserAuthFactors: firstFactorsOf(pool, user),
  };
}

/**
 * Returns the choices of a user. If a second factor is required or turned on, or the password is temporary, only the
 * password; and a passkey only if it counts as both factors.
 */
export function availableChallenges(pool: Pool, user: User): FirstChallenge[] {
  const needsPassword = needsSecondFactor(pool, user) || user.status === 'FORCE_CHANGE_PASSWORD';
  const allowed = firstFactorsOf(pool, user).filter(
    (factor) =>
      factor === 'PASSWORD' || !needsPassword || (factor === 'WEB_AUTHN' && passkeyIsBothFactors(pool, user)),
  );
  return challengesFor(allowed);
}

/** Returns the choices for an unknown name: all that the pool allows except passkeys. */
export function simulatedChallenges({ settings }: Pool): FirstChallenge[] {
  const { mfaConfiguration, policies } = settings;
  return challengesFor(
    policies.signInPolicy.allowedFirstAuthFactors.filter((factor) =>
      mfaConfiguration === 'ON' ? factor === 'PASSWORD' : factor !== 'WEB_AUTHN',
    ),
  );
}

function challengesFor(factors: readonly FirstFactor[]): FirstChallenge[] {
  const others = factors.filter((factor) => factor !== 'PASSWORD');
  const passwordFirst: FirstFactor[] = factors.includes('PASSWORD') ? ['PASSWORD', ...others] : others;
  return passwordFirst.flatMap((factor) => FIRST_FACTORS[factor]);
}
