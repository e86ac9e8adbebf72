/** A sign-in that is at an identity provider, to be continued when the browser returns. */
export interface IdentityTrip {
  readonly providerName: string;
  /** The query of the request to /oauth2/authorize. */
  readonly query: string;
  /** Where the provider redirects the browser to. */
  readonly redirectUri: string;
  /** The secret of the browser that left, so that no other one can return. */
  readonly browser: string;
  /** Binds the provider's ID token to this trip. */
  readonly nonce: string;
  /** The code verifier of PKCE (RFC 7636). */
  readonly codeVerifier: string;
}
