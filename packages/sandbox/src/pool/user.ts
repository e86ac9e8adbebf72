import type { MfaFactor } from './factors.ts';
import type { UserAttributes } from './user-attributes.ts';

/** Statuses of users with a password. */
export const OWN_USER_STATUSES = [
  'CONFIRMED',
  'UNCONFIRMED',
  'FORCE_CHANGE_PASSWORD',
  'RESET_REQUIRED',
] as const;
export const USER_STATUSES = [...OWN_USER_STATUSES, 'EXTERNAL_PROVIDER'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** A stored password: never the text, only what SRP needs to check it. */
export interface StoredPassword {
  /** Hex, as the SALT of PASSWORD_VERIFIER. */
  readonly salt: string;
  /** Hex: g^x mod N. */
  readonly verifier: string;
  readonly temporary: boolean;
  readonly setAt: number;
}

/** A device from NewDeviceMetadata; it can prove itself once ConfirmDevice has registered its verifier. */
export interface Device {
  readonly key: string;
  readonly groupKey: string;
  readonly createdAt: number;
  modifiedAt: number;
  authenticatedAt: number;
  name?: string;
  remembered: boolean;
  /** Set once confirmed; hex. */
  secret?: { readonly salt: string; readonly verifier: string };
  /** Only a device confirmed in a sign-in with MFA can replace MFA later. */
  confirmedAfterMfa: boolean;
}

export interface TotpSecret {
  /** Base32. */
  readonly secret: string;
  readonly friendlyName: string | undefined;
  /** The last 30-second step a code was accepted for: a code works once. */
  lastStep: number;
}

export interface Passkey {
  /** Base64url. */
  readonly credentialId: string;
  /** COSE key. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly relyingPartyId: string;
  readonly friendlyName: string;
  readonly attachment: string | undefined;
  readonly transports: readonly string[];
  readonly createdAt: number;
  counter: number;
}

/** A passkey registration that was started. */
export interface PasskeySetup {
  /** Base64url. */
  readonly challenge: string;
  readonly clientId: string;
  readonly expiresAt: number;
}

export interface User {
  /** The name in tokens, secret hashes and device records; the sub if people sign in by email or phone. */
  readonly username: string;
  readonly sub: string;
  readonly createdAt: number;
  modifiedAt: number;
  enabled: boolean;
  status: UserStatus;
  readonly attributes: UserAttributes;
  /** Names of groups of the pool. */
  readonly groups: Set<string>;
  password: StoredPassword | undefined;
  passwordHistory: StoredPassword[];
  readonly devices: Map<string, Device>;
  totp: TotpSecret | undefined;
  /** Base32: from AssociateSoftwareToken, not verified yet. */
  totpInSetup: string | undefined;
  mfa: {
    enabled: Set<MfaFactor>;
    preferred: MfaFactor | undefined;
    /** Whether a passkey may count as both factors. */
    webAuthn: boolean;
  };
  readonly passkeys: Map<string, Passkey>;
  passkeyInSetup: PasskeySetup | undefined;
  /** Email addresses and phone numbers waiting for VerifyUserAttribute, while the old value is kept. */
  readonly pendingAttributes: Map<string, string>;
  /** The first sign-in after a sign-up skips the setup of a required MFA factor. */
  firstSignInPending: boolean;
}

/** Returns the value of an attribute whose `_verified` counterpart is true. */
export function verifiedContact(user: User, attribute: 'email' | 'phone_number'): string | undefined {
  return user.attributes.get(`${attribute}_verified`) === 'true' ? user.attributes.get(attribute) : undefined;
}
