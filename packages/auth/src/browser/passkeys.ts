/**
 * Whether the browser can offer passkeys in its autofill (conditional mediation, WebAuthn Level 3, section 5.1.7); null where
 * there is nobody to ask, as in a worker.
 */
export async function canAutofill(): Promise<boolean | null> {
  if (typeof PublicKeyCredential === 'undefined') return null;
  try {
    // Older browsers have passkeys but not this method.
    return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
  } catch {
    // The passkey prompt and the other factors remain.
    return false;
  }
}
