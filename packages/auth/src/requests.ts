/**
 * What an app gives to the actions.
 *
 * @module
 */
import type { Factor, SignInFlow } from './model.ts';

export type Attributes = Readonly<Record<string, string>>;
export type ClientMetadata = Readonly<Record<string, string>>;

export interface SignInRequest {
  /** Username, email address or phone number, as the pool allows. */
  readonly username: string;
  readonly password?: string;
  /** Default: the `flow` of the configuration. */
  readonly flow?: SignInFlow;
  /** PREFERRED_CHALLENGE of USER_AUTH. */
  readonly factor?: Factor;
  /** With the factor WEB_AUTHN: offer the passkey in the browser's autofill first, not in a prompt. */
  readonly autofill?: boolean;
  readonly clientMetadata?: ClientMetadata;
}

/**
 * What a sign-in at managed login asks for: parameters of the authorize endpoint (Cognito developer guide, "Authorize endpoint"),
 * and what comes back to the app.
 */
export interface ManagedLoginRequest {
  /** Goes straight to this identity provider, by its name in the pool: `Google`, `SignInWithApple`, `COGNITO` for its own users. */
  readonly provider?: string;
  /** Goes straight to the provider that has this identifier, such as the domain of an email address. Not with `provider`. */
  readonly idpIdentifier?: string;
  /** The username to fill in. Not every provider takes it. */
  readonly loginHint?: string;
  /** `select_account` for another account than the one that is signed in there; `login` asks for the password again. */
  readonly prompt?: 'login' | 'select_account' | 'consent';
  /** Language of the pages, such as `de`. */
  readonly lang?: string;
  /** Identifier of a resource server: the `aud` of the access token (RFC 8707). */
  readonly resource?: string;
  /** Wanted strength of the sign-in: names of `acr`, separated by spaces. */
  readonly acrValues?: string;
  /** Seconds since the last sign-in there, after which the person is asked again. */
  readonly maxAge?: number;
  /** Where the app goes on: a path, or an address of this origin. It is stored in this browser, and never in an address. */
  readonly returnTo?: string;
  /** Of the app's own: what JSON can hold, 10 kB at most. Stored as `returnTo` is. */
  readonly data?: unknown;
}

export interface SilentRequest extends Pick<ManagedLoginRequest, 'resource' | 'returnTo' | 'data'> {
  /**
   * Asks in a hidden frame, and the page stays. It works only where the domain of the pool is a subdomain of the page's own site:
   * browsers keep the cookies of other sites out of frames. Default: the page leaves and comes back.
   */
  readonly frame?: boolean;
}

/** What a sign-out is to end. */
export interface SignOutOptions {
  /** All sessions of the user, that at the domain of the pool too. Default: this browser's. */
  readonly everywhere?: boolean;
  /**
   * Whether the session at the domain of the pool ends, if this one began there; else the next person at this browser is signed in as this
   * one without being asked. Default: `end`.
   */
  readonly managedLogin?: 'end' | 'keep';
}

export interface SignUpRequest {
  readonly username: string;
  /** May be left out where the pool allows passwordless sign-up. */
  readonly password?: string;
  readonly attributes?: Attributes;
  /** For the pre sign-up trigger alone: Cognito does not store it. */
  readonly validationData?: Readonly<Record<string, string>>;
  readonly clientMetadata?: ClientMetadata;
}

export interface ConfirmSignUpOptions {
  /** Takes an email address or phone number over that is the alias of another user. Default: false. */
  readonly forceAliasCreation?: boolean;
}

/** The user whose code is entered. */
export interface CodeOwner {
  readonly username: string;
  readonly clientMetadata?: ClientMetadata;
}
