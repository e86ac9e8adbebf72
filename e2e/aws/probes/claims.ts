export interface Claims {
  readonly scope?: string;
  readonly 'cognito:groups'?: readonly string[];
}

/** The claims of a token, which nobody has to trust here. */
export function claimsOf(token = ''): Claims {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
}
