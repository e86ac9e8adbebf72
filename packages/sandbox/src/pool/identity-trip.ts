/** A sign-in that is at an identity provider, to be gone on with when the browser comes back. */
export interface IdentityTrip {
  readonly providerName: string;
  /** The query of the request to /oauth2/authorize. */
  readonly query: string;
  /** Where the provider sends the browser back to. */
  readonly redirectUri: string;
  /** The secret of the browser that set out, so that no other one comes back. */
  readonly browser: string;
  /** Binds the provider's ID token to this trip. */
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly codeVerifier: string;
}
