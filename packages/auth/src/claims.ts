/**
 * The claims about a user in the tokens.
 *
 * @module
 */
/** An account at an identity provider that the user signed in with. Source: Cognito developer guide, "Understanding the ID token". */
export interface Identity {
  readonly userId: string;
  /** The provider's name in the pool. */
  readonly providerName: string;
  /** `SAML`, `OIDC`, `Google`, `Facebook`, `SignInWithApple`, `LoginWithAmazon`. */
  readonly providerType: string;
  readonly issuer?: string | null;
  /** `true` for the account that the user was created with. */
  readonly primary?: string;
  /** Epoch milliseconds. */
  readonly dateCreated?: string;
}

/** The claims of the ID token, as Cognito issues them. */
export interface IdTokenClaims {
  readonly sub: string;
  readonly 'cognito:username': string;
  readonly 'cognito:groups'?: readonly string[];
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly phone_number?: string;
  /** Only for users who sign in with an identity provider. */
  readonly identities?: readonly Identity[];
  /** The authentication level that the sign-in reached; missing where none was asked for. */
  readonly acr?: string;
  /** The methods of the sign-in: `pwd`, `otp`, `sms`, `email_otp`, `swk`, `hwk`, `mfa`, `fed`. */
  readonly amr?: readonly string[];
  /** Seconds since the epoch. A refresh does not change it. */
  readonly auth_time?: number;
  readonly exp: number;
  readonly iat: number;
  readonly [claim: string]: unknown;
}

/** The claims of the access token, as Cognito issues them. Source: Cognito developer guide, "Understanding the access token". */
export interface AccessTokenClaims {
  readonly sub: string;
  /** The username in the pool, as in {@link User}. */
  readonly username: string;
  readonly client_id: string;
  /** Separated by spaces. After a sign-in by the API: `aws.cognito.signin.user.admin`, plus scopes that a trigger adds. */
  readonly scope: string;
  readonly token_use: 'access';
  readonly iss: string;
  readonly jti: string;
  readonly 'cognito:groups'?: readonly string[];
  /** Only in pools that track devices. */
  readonly device_key?: string;
  /** The `jti` of the sign-in: the same in all tokens that are refreshed from it. */
  readonly origin_jti?: string;
  readonly event_id?: string;
  /** As in the ID token. */
  readonly acr?: string;
  readonly amr?: readonly string[];
  /** Seconds since the epoch, like `iat` and `exp`. */
  readonly auth_time?: number;
  readonly exp: number;
  readonly iat: number;
  readonly [claim: string]: unknown;
}

export interface User {
  /** The username in the pool, not the alias that was typed. */
  readonly username: string;
  readonly claims: IdTokenClaims;
}
