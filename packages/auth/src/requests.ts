/**
 * Arguments that an app passes to the actions.
 *
 * @module
 */
import type { Factor, Remember, SignInFlow } from './model.ts';

export type Attributes = Readonly<Record<string, string>>;
export type ClientMetadata = Readonly<Record<string, string>>;

export interface SignInRequest {
  /** Username, email address or phone number, as the pool allows. */
  readonly username: string;
  readonly password?: string | undefined;
  /** Default: the `flow` of the configuration. */
  readonly flow?: SignInFlow | undefined;
  /** PREFERRED_CHALLENGE of USER_AUTH. */
  readonly factor?: Factor | undefined;
  /** With the factor WEB_AUTHN: offer the passkey in the browser's autofill first, not in a dialog. */
  readonly autofill?: boolean | undefined;
  /**
   * How long the session is kept. If the person ticks "Keep me signed in": `browser`; otherwise `session`, or `none` on shared
   * computers. With the option `storage: 'memory'` no session is kept longer than `none`. Default: `browser`.
   */
  readonly remember?: Remember | undefined;
  readonly clientMetadata?: ClientMetadata | undefined;
}

/**
 * Options of a sign-in at managed login: parameters of the authorize endpoint (Cognito developer guide, "Authorize
 * endpoint"), and data for the app when it is done.
 */
export interface ManagedLoginRequest {
  /** Goes straight to this identity provider, by its name in the pool: `Google`, `SignInWithApple`, `COGNITO` for its own users. */
  readonly provider?: string | undefined;
  /** Goes straight to the provider that has this identifier, such as the domain of an email address. Not with `provider`. */
  readonly idpIdentifier?: string | undefined;
  /** The username to fill in. Not every provider supports it. */
  readonly loginHint?: string | undefined;
  /** `select_account` to sign in with another account; `login` to ask for the password again. */
  readonly prompt?: 'login' | 'select_account' | 'consent' | undefined;
  /** Language of the pages, such as `de`. */
  readonly lang?: string | undefined;
  /** Identifier of a resource server: the `aud` of the access token (RFC 8707). */
  readonly resource?: string | undefined;
  /** Requested strength of the sign-in: `acr` values, separated by spaces. */
  readonly acrValues?: string | undefined;
  /** Maximum seconds since the last sign-in there, before the person is asked again. */
  readonly maxAge?: number | undefined;
  /** How long the session is kept, as in {@link SignInRequest}. Default: `browser`. */
  readonly remember?: Remember | undefined;
  /** Where the app continues: a path, or a URL of this origin. It is stored in this browser, and never part of a URL. */
  readonly returnTo?: string | undefined;
  /** The app's own data: anything that JSON can hold, at most 10 kB. Stored like `returnTo`. */
  readonly data?: unknown;
}

export interface SilentRequest
  extends Pick<ManagedLoginRequest, 'resource' | 'remember' | 'returnTo' | 'data'> {
  /**
   * Uses a hidden iframe, so the page stays. It only works where the domain of the pool is a subdomain of the page's own
   * site: browsers keep third-party cookies out of iframes. Default: the page leaves and comes back.
   */
  readonly frame?: boolean | undefined;
}

/** The extent of a sign-out. */
export interface SignOutOptions {
  /** End all sessions of the user, including those at the domain of the pool. Default: only this browser's. */
  readonly everywhere?: boolean | undefined;
  /**
   * Whether to end the session at the domain of the pool, if this one began there. If not, the next person at this browser is
   * signed in as this one without being asked. Default: `end`.
   */
  readonly managedLogin?: 'end' | 'keep' | undefined;
}

export interface SignUpRequest {
  readonly username: string;
  /** Optional where the pool allows passwordless sign-up. */
  readonly password?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** For the pre sign-up trigger only: Cognito does not store it. */
  readonly validationData?: Readonly<Record<string, string>> | undefined;
  readonly clientMetadata?: ClientMetadata | undefined;
}

export interface ConfirmSignUpOptions {
  /** Takes over an email address or phone number that is the alias of another user. Default: false. */
  readonly forceAliasCreation?: boolean | undefined;
}

/** The user that the code belongs to. */
export interface CodeOwner {
  readonly username: string;
  readonly clientMetadata?: ClientMetadata | undefined;
}
