import { MFA_FACTORS, type MfaFactor } from '../pool/factors.ts';
import type { Pool } from '../pool/pool.ts';
import { type User, verifiedContact } from '../pool/user.ts';

/** The second factors a user can be asked for: switched on, allowed by the pool, and with the address or app that they need. */
export function factorsOf(pool: Pool, user: User): MfaFactor[] {
  const { enabledMfas, mfaConfiguration } = pool.settings;
  if (mfaConfiguration === 'OFF') return [];
  const usable = enabledMfas.filter((factor) => isReady(user, factor));
  const chosen = usable.filter((factor) => user.mfa.enabled.has(factor));
  // Where MFA is required, a verified address or a registered authenticator is enough.
  return chosen.length > 0 || mfaConfiguration === 'OPTIONAL' ? chosen : usable;
}

/** Whether the user has what a factor needs. */
export function isReady(user: User, factor: MfaFactor): boolean {
  const contact = MFA_FACTORS[factor];
  return contact === undefined ? user.totp !== undefined : verifiedContact(user, contact) !== undefined;
}

/** The factors that MFA_SETUP offers. A phone number cannot be set up there: it has to be an attribute first. */
export function factorsToSetUp({ settings }: Pool): MfaFactor[] {
  return settings.enabledMfas.filter((factor) => factor !== 'SMS_MFA');
}
