import { fromBase64Url } from '../base64url.ts';

/**
 * Reads the claims of a JWT without verifying it: it came from Cognito over TLS, and grants no rights here.
 * They are frozen: the same object goes to all who ask.
 *
 * @throws SyntaxError or DOMException if it is not a JWT.
 */
export function claimsOf<Claims extends object>(token: string): Claims {
  const payload = fromBase64Url(token.split('.')[1] ?? '');
  // The content of tokens is Cognito's contract; the caller's type is asserted.
  return JSON.parse(new TextDecoder().decode(payload), (_, value: unknown) => Object.freeze(value)) as Claims;
}
