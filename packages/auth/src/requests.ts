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
