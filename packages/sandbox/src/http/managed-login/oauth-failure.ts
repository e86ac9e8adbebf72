type TokenError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

/** An error of the token and revocation endpoints (RFC 6749, section 5.2). */
export class OAuthFailure extends Error {
  readonly error: TokenError;

  constructor(error: TokenError) {
    super(error);
    this.error = error;
  }
}
