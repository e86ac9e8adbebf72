/**
 * Whether the browser can offer passkeys in its autofill (conditional mediation, WebAuthn Level 3, section 5.1.7); null where
 * this cannot be asked, as in a worker.
 */
export async function canAutofill(): Promise<boolean | null> {
  if (typeof PublicKeyCredential === 'undefined') return null;
  try {
    // Older browsers have passkeys but not this method.
    return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
  } catch {
    // The passkey dialog and the other factors still work.
    return false;
  }
}
