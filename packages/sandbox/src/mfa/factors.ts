import { MFA_FACTORS, type MfaFactor } from '../pool/factors.ts';
import type { Pool } from '../pool/pool.ts';
import { passkeySettings } from '../pool/pool-settings.ts';
import { type User, verifiedContact } from '../pool/user.ts';
import { CognitoException } from '../wire/exception.ts';

/**
 * Returns the second factors that a user can be asked for: turned on, allowed by the pool, and with the address or app they
 * need. If MFA is required, the address or app is enough.
 *
 * @throws MFAMethodNotFoundException if factors are turned on but none can be used: that is not "no factor"
 */
export function factorsOf(pool: Pool, user: User): MfaFactor[] {
  const { enabledMfas, mfaConfiguration } = pool.settings;
  if (mfaConfiguration === 'OFF') return [];
  const usable = enabledMfas.filter((factor) => isReady(user, factor));
  const chosen = usable.filter((factor) => user.mfa.enabled.has(factor));
  if (chosen.length > 0) return chosen;
  const rest = mfaConfiguration === 'ON' ? usable : [];
  if (rest.length > 0 || !hasFactorOn(pool, user)) return rest;
  throw new CognitoException('MFAMethodNotFoundException', 'No MFA mechanism registered in the account.');
}

/** Whether a password is not enough to sign in this user. */
export function needsSecondFactor(pool: Pool, user: User): boolean {
  return pool.settings.mfaConfiguration === 'ON' || hasFactorOn(pool, user);
}

/** Whether a user has turned on a second factor that the pool supports. */
export function hasFactorOn({ settings }: Pool, user: User): boolean {
  if (settings.mfaConfiguration === 'OFF') return false;
  return settings.enabledMfas.some((factor) => user.mfa.enabled.has(factor));
}

/** Whether the user has the address or app of a factor. A phone number need not be verified (API, SMSMfaSettingsType). */
export function isReady(user: User, factor: MfaFactor): boolean {
  const contact = MFA_FACTORS[factor];
  if (contact === undefined) return user.totp !== undefined;
  return contact === 'phone_number'
    ? user.attributes.has(contact)
    : verifiedContact(user, contact) !== undefined;
}

/** Returns the factors that MFA_SETUP offers. A phone number cannot be set up there: it has to be an attribute first. */
export function factorsToSetUp({ settings }: Pool): MfaFactor[] {
  return settings.enabledMfas.filter((factor) => factor !== 'SMS_MFA');
}

/**
 * Whether a passkey counts as both factors: the pool allows it, and the user has turned it on besides another second factor
 * (API, WebAuthnMfaSettingsType).
 */
export function passkeyIsBothFactors(pool: Pool, user: User): boolean {
  return passkeyMayBeBothFactors(pool) && user.mfa.webAuthn && hasFactorOn(pool, user);
}

/** Whether the pool allows a passkey with user verification to count as both factors. */
export function passkeyMayBeBothFactors({ settings }: Pool): boolean {
  return passkeySettings(settings).factorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
}
