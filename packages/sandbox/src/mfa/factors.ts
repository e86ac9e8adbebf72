import { MFA_FACTORS, type MfaFactor } from '../pool/factors.ts';
import type { Pool } from '../pool/pool.ts';
import { type User, verifiedContact } from '../pool/user.ts';
import { CognitoException } from '../wire/exception.ts';

/**
 * The second factors a user can be asked for: switched on, allowed by the pool, and with the address or app that they need.
 * Where MFA is required, the address or app is enough.
 *
 * @throws MFAMethodNotFoundException when factors are switched on and none of them can be used: that is not "no factor"
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

/** Whether a sign-in by password is not enough for this user. */
export function needsSecondFactor(pool: Pool, user: User): boolean {
  return pool.settings.mfaConfiguration === 'ON' || hasFactorOn(pool, user);
}

/** Whether a user has switched on a second factor that the pool has. */
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

/** The factors that MFA_SETUP offers. A phone number cannot be set up there: it has to be an attribute first. */
export function factorsToSetUp({ settings }: Pool): MfaFactor[] {
  return settings.enabledMfas.filter((factor) => factor !== 'SMS_MFA');
}

/**
 * Whether a passkey stands for both factors: the pool counts it so, and the user has switched that on beside another second
 * factor (API, WebAuthnMfaSettingsType).
 */
export function passkeyIsBothFactors(pool: Pool, user: User): boolean {
  return passkeyMayBeBothFactors(pool) && user.mfa.webAuthn && hasFactorOn(pool, user);
}

/** Whether the pool lets a passkey with user verification stand for both factors. */
export function passkeyMayBeBothFactors({ settings }: Pool): boolean {
  return settings.webAuthnConfiguration.factorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
}
