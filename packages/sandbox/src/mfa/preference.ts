import * as v from 'valibot';
import { namesOf } from '../names-of.ts';
import type { MfaFactor } from '../pool/factors.ts';
import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { invalidParameter } from '../wire/exception.ts';
import { isReady, passkeyMayBeBothFactors } from './factors.ts';

const factorSettings = v.optional(
  v.object({ Enabled: v.optional(v.boolean(), false), PreferredMfa: v.optional(v.boolean(), false) }),
);

/** The members of SetUserMFAPreference and AdminSetUserMFAPreference. */
export const mfaPreference = {
  SMSMfaSettings: factorSettings,
  SoftwareTokenMfaSettings: factorSettings,
  EmailMfaSettings: factorSettings,
  WebAuthnMfaSettings: v.optional(v.object({ Enabled: v.optional(v.boolean(), false) })),
};

type MfaPreference = v.InferOutput<v.ObjectSchema<typeof mfaPreference, undefined>>;

const MEMBERS = {
  SMS_MFA: 'SMSMfaSettings',
  SOFTWARE_TOKEN_MFA: 'SoftwareTokenMfaSettings',
  EMAIL_OTP: 'EmailMfaSettings',
} as const satisfies Record<MfaFactor, Exclude<keyof typeof mfaPreference, 'WebAuthnMfaSettings'>>;

const NOT_READY: Record<MfaFactor, string> = {
  SMS_MFA: 'User does not have delivery config set to turn on SMS_MFA',
  EMAIL_OTP: 'User does not have delivery config set to turn on EMAIL_OTP',
  SOFTWARE_TOKEN_MFA: 'User has not verified software token mfa',
};

/**
 * Turns second factors on and off, and sets the preferred one. Those left out do not change.
 *
 * @throws InvalidParameterException
 */
export function applyMfaPreference(pool: Pool, user: User, input: MfaPreference): void {
  const changes = namesOf(MEMBERS).flatMap((factor) => {
    const settings = input[MEMBERS[factor]];
    return settings ? [{ factor, ...settings }] : [];
  });
  if (changes.filter(({ PreferredMfa }) => PreferredMfa).length > 1) {
    throw invalidParameter('Only one MFA method can be preferred.');
  }
  for (const { factor, Enabled, PreferredMfa } of changes) {
    if (PreferredMfa && !Enabled) throw invalidParameter('A preferred MFA method has to be enabled.');
    if (Enabled && !isReady(user, factor)) throw invalidParameter(NOT_READY[factor]);
  }
  if (input.WebAuthnMfaSettings?.Enabled && !passkeyMayBeBothFactors(pool)) {
    throw invalidParameter('Passkeys are not multi-factor in this user pool.');
  }
  for (const { factor, Enabled, PreferredMfa } of changes) {
    if (Enabled) user.mfa.enabled.add(factor);
    else user.mfa.enabled.delete(factor);
    if (PreferredMfa) user.mfa.preferred = factor;
    else if (user.mfa.preferred === factor) user.mfa.preferred = undefined;
  }
  if (input.WebAuthnMfaSettings) user.mfa.webAuthn = input.WebAuthnMfaSettings.Enabled;
}

/** Removes an authenticator app, with the preference for it. */
export function removeTotp(user: User): void {
  user.totp = undefined;
  user.totpInSetup = undefined;
  user.mfa.enabled.delete('SOFTWARE_TOKEN_MFA');
  if (user.mfa.preferred === 'SOFTWARE_TOKEN_MFA') user.mfa.preferred = undefined;
}
