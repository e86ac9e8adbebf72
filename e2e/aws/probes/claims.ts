export interface Claims {
  readonly scope?: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
  readonly origin_jti?: string;
  readonly 'cognito:groups'?: readonly string[];
}

/** Decodes the claims of a token, which does not have to be trusted here. */
export function claimsOf(token = ''): Claims {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
}
