/**
 * The words of the domain, as the chart, the services, the stores and the public state share them. Types alone, and the few
 * lists that belong to them. Secrets are in them as sealed handles only.
 *
 * @module
 */
import type { Sealed } from './sealed.ts';

/** How a sign-in starts: the `AuthFlow` of InitiateAuth, without the two refresh flows. */
export const FLOWS = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'USER_AUTH'] as const;
export type SignInFlow = (typeof FLOWS)[number];

/** A first factor of USER_AUTH, as Cognito offers it in `AvailableChallenges`. */
export const FACTORS = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;
export type Factor = (typeof FACTORS)[number];

/** A second factor, as Cognito offers it in `MFAS_CAN_CHOOSE` and `MFAS_CAN_SETUP`. */
export const MFAS = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const;
export type Mfa = (typeof MFAS)[number];

/** What kind of fault it is: the chart and the views decide on this alone. */
export type FaultKind =
  | 'credentials'
  | 'code'
  | 'policy'
  | 'taken'
  | 'lapsed'
  | 'unconfirmed'
  | 'resetRequired'
  | 'throttled'
  | 'network'
  | 'deviceUnknown'
  | 'cancelled'
  | 'refused'
  | 'blocked'
  | 'configuration'
  | 'server'
  | 'unexpected';

/**
 * Why, where Cognito means several things by one exception. It is found by the exception's name and by sentences that are known
 * word for word; an unknown sentence has no reason.
 */
export type FaultReason =
  /** Wrong username or password; Cognito does not say which. */
  | 'incorrect'
  | 'disabled'
  /** The temporary password of an invitation has expired: an administrator has to send a new one. */
  | 'invitation-expired'
  /** Too many wrong passwords; see `retryAt`. */
  | 'locked-out'
  /** Threat protection refused the sign-in. */
  | 'risk'
  | 'refresh-token-expired'
  | 'refresh-token-revoked'
  | 'access-token-expired'
  | 'access-token-revoked'
  /** The password of an invited or a federated user cannot be reset. */
  | 'reset-not-possible'
  /** The account has no verified email address or phone number that a code could go to. */
  | 'no-verified-contact'
  | 'already-confirmed'
  | 'code-wrong'
  | 'code-expired'
  | 'code-not-sent'
  | 'password-policy'
  | 'password-reused'
  | 'username-taken'
  | 'alias-taken'
  /** `field` is missing or empty. */
  | 'required'
  /** `field` has the wrong format. */
  | 'malformed'
  /** `field` has a value already that cannot be changed here. */
  | 'not-changeable'
  /** A Lambda trigger refused; `message` has its sentence. */
  | 'trigger'
  /** AWS WAF wants a CAPTCHA, or a silent check of the browser; or it blocked the request. */
  | 'waf-captcha'
  | 'waf-challenge'
  | 'waf-blocked'
  /** The app client has a secret, which a browser cannot keep. */
  | 'client-secret'
  | 'flow-not-enabled'
  | 'sign-up-closed'
  | 'attribute-not-writable'
  | 'client-not-found'
  | 'pool-not-found'
  | 'trigger-failed'
  | 'token-scope'
  | 'mfa-not-set-up'
  /** The person, or the identity provider, said no (`access_denied`). */
  | 'access-denied'
  /** An identity provider refused or failed; `message` has its words. */
  | 'provider'
  /** The app client does not allow a scope that was asked for. */
  | 'scope-not-allowed'
  /** This browser started no such redirect, or it is over: the way back was used before, or took longer than ten minutes. */
  | 'redirect-unknown'
  /** An identity provider sent somebody here who had not asked for it; see the option `idpInitiated`. */
  | 'idp-initiated'
  /** The browser keeps nothing over a redirect. */
  | 'redirect-not-stored';

/** A refusal as data. Never a payload; a sentence of the server's only as `message`. */
export interface Fault {
  readonly kind: FaultKind;
  /** The exception's name on the wire, or Latchkey's own stable code. */
  readonly code: string;
  /** Absent where it is not known. */
  readonly reason?: FaultReason;
  /**
   * The form field it is about, where that is known: `username`, `password`, `code`, or the name of an attribute such as
   * `email`, `phone_number` or `custom:team`.
   */
  readonly field?: string;
  /**
   * The sentence of a Lambda trigger that refused (UserLambdaValidationException), or of an identity provider: plain text of at
   * most 500 characters.
   */
  readonly message?: string;
  /** Epoch milliseconds from which another try makes sense; only with `throttled`. */
  readonly retryAt?: number;
}

/** Where Cognito says it sent a code. Display text: masked by the server. */
export interface Delivery {
  readonly medium: 'SMS' | 'EMAIL' | null;
  readonly destination: string | null;
}

/** A code of a sign-up or of a password reset that the person fetches. */
export interface AwaitedCode {
  readonly of: 'signUp' | 'reset';
  readonly delivery: Delivery | null;
}

/** One try to sign in, from the submitted form to tokens or give-up. */
export interface Attempt {
  /** As the person typed it: a username or an alias. */
  readonly username: string;
  readonly flow: SignInFlow;
  readonly factor: Factor | null;
  readonly password: Sealed | null;
  /** The SRP ephemeral or the passkey assertion in flight; only the services know which. */
  readonly proof: Sealed<unknown> | null;
  /** Whether a passkey is offered by the browser's autofill (conditional mediation) before it is asked for. */
  readonly autofill: boolean;
  /** False once the server has said that it does not know this browser's device: the key is not sent again. */
  readonly knownDevice: boolean;
  readonly clientMetadata: Readonly<Record<string, string>> | null;
}

/** A challenge that waits for an answer. */
export interface Challenge {
  /** `ChallengeName` as sent, also when Latchkey does not know it. */
  readonly name: string;
  readonly session: Sealed | null;
  /** `ChallengeParameters` as sent, for the services. */
  readonly parameters: Sealed<Readonly<Record<string, string>>>;
  /** Epoch milliseconds at which the Session lapses. */
  readonly lapsesAt: number;
  readonly delivery: Delivery | null;
  /** What SELECT_CHALLENGE, SELECT_MFA_TYPE or MFA_SETUP offers; empty for the others. */
  readonly choices: readonly string[];
  /** What NEW_PASSWORD_REQUIRED says that the user has already; empty for the others. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Attribute names that NEW_PASSWORD_REQUIRED asks for, without the `userAttributes.` prefix. */
  readonly requiredAttributes: readonly string[];
  /** Public parameters: all of CUSTOM_CHALLENGE and of challenges Latchkey does not know; FRIENDLY_DEVICE_NAME of TOTP. */
  readonly prompt: Readonly<Record<string, string>>;
  /**
   * What the services need to answer it and the server does not send: the SRP ephemeral (with the password it proves) on
   * PASSWORD_VERIFIER, the device's ephemeral on DEVICE_PASSWORD_VERIFIER. It is freed with the challenge.
   */
  readonly proof: Sealed<unknown> | null;
}

/** What the chart may know of a session: never a token. */
export interface SessionInfo {
  /** The real username: `username` of the access token. */
  readonly username: string;
  /** Epoch milliseconds on this browser's clock, drift already taken into account. */
  readonly expiresAt: number;
  readonly refreshAt: number;
  /** Server clock minus this browser's clock, in milliseconds, measured from `iat`. */
  readonly clockDrift: number;
  /** Default: `api`. */
  readonly origin?: SessionOrigin;
}

/** Where a session began: by a call of the API, or at the domain of the pool (managed login). It is refreshed there too. */
export type SessionOrigin = 'api' | 'managedLogin';

/**
 * How managed login is reached: by leaving the page, in a window of its own, or without showing anything, where the person is
 * signed in there already.
 */
export type ManagedLoginMode = 'redirect' | 'popup' | 'silent';

/**
 * What is known of this browser as a device of the user. `none`: the pool tracks no devices; `new`: to be confirmed;
 * `undecided`: confirmed in an opt-in pool, the person was not asked yet; `declined`: the person said no.
 */
export type DeviceStanding = 'none' | 'new' | 'undecided' | 'remembered' | 'declined';

/** The answer to a challenge: one shape a challenge, so that no service has to guess. */
export type ChallengeAnswer =
  | { readonly kind: 'code'; readonly code: Sealed }
  | { readonly kind: 'password'; readonly password: Sealed }
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'email'; readonly email: string }
  | {
      readonly kind: 'newPassword';
      readonly password: Sealed;
      readonly attributes: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'custom'; readonly answer: Sealed }
  | { readonly kind: 'raw'; readonly answers: Sealed<Readonly<Record<string, string>>> }
  /**
   * The services prove it: SRP, device SRP, a finished TOTP set-up, or the attempt's proof (a passkey assertion for
   * WEB_AUTHN; for SELECT_CHALLENGE and PASSWORD_SRP the SRP ephemeral, which chooses PASSWORD_SRP).
   */
  | { readonly kind: 'proof' };

/**
 * `local`: this browser, and where the session began at managed login, the one there. `keep`: this browser alone. `linked`: also the
 * session of managed login that this one began with, and what else began with that one (RevokeAssociatedSessions). `global`: all sessions
 * of the user.
 */
export const SCOPES = ['local', 'keep', 'linked', 'global'] as const;
export type SignOutScope = (typeof SCOPES)[number];

/** Why a session ends: asked for here, refused by the server, ended in another tab, or with the user, who was deleted. */
export type EndReason = 'signOut' | 'expired' | 'elsewhere' | 'deleted';

/**
 * What went well and is to be said once. `passwordChanged`, `confirmed`: the person can sign in now. `signedOutHereOnly`: this
 * browser is signed out, but Cognito was not reached; the rest follows when it is.
 */
export type Notice = 'passwordChanged' | 'confirmed' | 'signedOutHereOnly';

/** What an authenticator app needs. */
export interface TotpSetup {
  /** Base32. */
  readonly secret: string;
  /** Key URI format of the authenticator apps: `otpauth://totp/...`. */
  readonly uri: string;
}

/** How the tokens are doing. `stale`: they could not be renewed yet, and calls may fail. */
export type SessionStatus = 'fresh' | 'refreshing' | 'stale';

/**
 * Where the confirmation of this browser as a device stands. `confirming`: until Cognito was reached, it is tried again by
 * itself; `unconfirmed`: Cognito refused it, and will refuse the next refresh; `undecided`: ask the person.
 */
export type DeviceStatus =
  | 'none'
  | 'confirming'
  | 'unconfirmed'
  | 'undecided'
  | 'remembering'
  | 'remembered'
  | 'declined'
  | 'forgetting';
