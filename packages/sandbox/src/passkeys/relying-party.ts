import { base64url } from 'jose';
import type { Pool } from '../pool/pool.ts';
import { CognitoException } from '../wire/exception.ts';

/** @throws WebAuthnNotEnabledException if passkeys are not a first factor of the pool */
export function requirePasskeys({ settings }: Pool): void {
  if (settings.policies.signInPolicy.allowedFirstAuthFactors.includes('WEB_AUTHN')) return;
  throw new CognitoException('WebAuthnNotEnabledException', 'WebAuthn is not enabled for this user pool.');
}

/**
 * Whether a page of this origin may act for the relying party: it is at that domain or below it, and in a secure context
 * (WebAuthn Level 3, section 5.1.3).
 */
export function isOriginOf(relyingPartyId: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  const isSecure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isSecure && (hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`));
}

/** Decodes the client data of a credential, without verifying it; undefined if it is unreadable. */
export function clientDataOf(clientDataJson: string): { challenge: string; origin: string } | undefined {
  try {
    const text = new TextDecoder().decode(base64url.decode(clientDataJson));
    const { challenge, origin } = JSON.parse(text) as Record<string, unknown>;
    return typeof challenge === 'string' && typeof origin === 'string' ? { challenge, origin } : undefined;
  } catch {
    return undefined;
  }
}
