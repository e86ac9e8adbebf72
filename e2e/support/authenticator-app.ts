import { Secret, TOTP } from 'otpauth';

/** Returns the code that an authenticator app with that base32 secret shows at that time. */
export function codeAt(secret: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}
