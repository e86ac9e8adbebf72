/** An error that is reported to the app at its redirect URI (RFC 6749, section 4.1.2.1). */
export interface OAuthError {
  readonly error: string;
  readonly description: string;
}
