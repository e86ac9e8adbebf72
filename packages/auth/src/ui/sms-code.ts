import { requireSignal } from '../require-signal.ts';

/** WebOTP API (W3C WICG), not in TypeScript's DOM library. */
interface OtpRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ['sms'] };
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Resolves with the code of the next SMS for this page (WebOTP, Chromium on Android); null where the browser has no WebOTP,
 * when the person declines, or when `signal` aborts it.
 *
 * @throws AuthError `invalid-input`
 */
export async function receiveSmsCode(signal: AbortSignal): Promise<string | null> {
  requireSignal(signal);
  // One at a time: Chromium kills a page that aborts two requests opened at once.
  const code = last.then(() => request(signal));
  last = code;
  return code;
}

async function request(signal: AbortSignal): Promise<string | null> {
  if (signal.aborted || !('OTPCredential' in globalThis)) return null;
  const options: OtpRequest = { otp: { transport: ['sms'] }, signal };
  try {
    const credential = await navigator.credentials.get(options);
    return credential !== null && 'code' in credential && typeof credential.code === 'string'
      ? credential.code
      : null;
  } catch {
    // Refused, dismissed or aborted: the person types the code.
    return null;
  }
}
