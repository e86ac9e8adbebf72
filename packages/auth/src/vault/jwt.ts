import { fromBase64Url } from '../base64url.ts';

/**
 * The claims of a JWT, read without verifying: they came from Cognito itself over TLS, and no right is given by them here.
 *
 * @throws SyntaxError or DOMException when it is no JWT.
 */
export function claimsOf<Claims extends object>(token: string): Claims {
  const payload = fromBase64Url(token.split('.')[1] ?? '');
  // What Cognito puts into its tokens is Cognito's contract; only the shape of the caller's wish is asserted.
  return JSON.parse(new TextDecoder().decode(payload)) as Claims;
}
