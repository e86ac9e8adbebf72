/**
 * The claims of a JWT, read without verifying: they came from Cognito itself over TLS, and no right is given by them here.
 *
 * @throws SyntaxError when it is no JWT.
 */
export function claimsOf<Claims extends object>(token: string): Claims {
  const payload = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  // What Cognito puts into its tokens is Cognito's contract; only the shape of the caller's wish is asserted.
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
}
