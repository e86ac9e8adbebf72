/**
 * The types of the domain, shared by the chart, the services, the stores and the public state, with the few lists that belong
 * to them. Secrets are in them as sealed handles only.
 *
 * @module
 */
import type { Sealed } from './sealed.ts';

/** How a sign-in starts: the `AuthFlow` of InitiateAuth, except the two refresh flows. */
export const FLOWS = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'USER_AUTH'] as const;
export type SignInFlow = (typeof FLOWS)[number];

/** A first factor of USER_AUTH, as Cognito offers it in `AvailableChallenges`. */
export const FACTORS = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;
export type Factor = (typeof FACTORS)[number];

/** A second factor, as Cognito offers it in `MFAS_CAN_CHOOSE` and `MFAS_CAN_SETUP`. */
export const MFAS = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const;
export type Mfa = (typeof MFAS)[number];

/**
 * How long the session of a sign-in is kept. `browser`: until it ends, for all tabs of this browser; `session`: for this tab only,
 * through reloads, until it is closed; `none`: until the page is closed or reloaded.
 */
export const REMEMBER = ['browser', 'session', 'none'] as const;
export type Remember = (typeof REMEMBER)[number];

/** The kind of a fault: the chart and the views only look at this. */
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
 * The reason, where one exception of Cognito has several meanings. It is derived from the exception's name and sentences that
 * are known word for word; an unknown sentence has no reason.
 */
export type FaultReason =
  /** Wrong username or password; Cognito does not say which. */
  | 'incorrect'
  | 'disabled'
  /** The temporary password of an invitation has expired: an administrator has to send a new one. */
  | 'invitation-expired'
  /** Too many wrong passwords; see `retryAt`. */
  | 'locked-out'
  /** Threat protection blocked the sign-in. */
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
  /** `field` already has a value that cannot be changed here. */
  | 'not-changeable'
  /** A Lambda trigger refused the request; `message` is its text. */
  | 'trigger'
  /** AWS WAF asks for a CAPTCHA or a silent check of the browser, or has blocked the request. */
  | 'waf-captcha'
  | 'waf-challenge'
  | 'waf-blocked'
  /** The app client has a secret, which a browser cannot keep. */
  | 'client-secret'
  | 'flow-not-enabled'
  | 'sign-up-closed'
  /** The pool does not have the attribute, or the app client may not write it. */
  | 'attribute-not-writable'
  | 'client-not-found'
  | 'pool-not-found'
  /** The app client is one of another pool than `userPoolId`. */
  | 'wrong-pool'
  | 'trigger-failed'
  /** The flow needs a Lambda trigger that the pool does not have. */
  | 'trigger-missing'
  /** The pool verifies no addresses by itself, so it sends no codes that confirm a sign-up. */
  | 'auto-verification-off'
  /** Cognito's own email sender is limited to 50 messages a day. */
  | 'email-limit'
  | 'token-scope'
  | 'mfa-not-set-up'
  /** The person or the identity provider declined (`access_denied`). */
  | 'access-denied'
  /** An identity provider refused or failed; `message` is its text. */
  | 'provider'
  /** The app client does not allow a requested scope. */
  | 'scope-not-allowed'
  /** This browser started no such redirect, or it is over: its URL was used before, or it took longer than ten minutes. */
  | 'redirect-unknown'
  /** An identity provider sent somebody here without a request from this browser; see the option `idpInitiated`. */
  | 'idp-initiated'
  /** The browser cannot store anything across a redirect. */
  | 'redirect-not-stored';

/** A refusal as data. Never contains a payload; a sentence of the server only as `message`. */
export interface Fault {
  readonly kind: FaultKind;
  /** The exception's name on the wire, or Latchkey's own stable code. */
  readonly code: string;
  /** Missing if unknown. */
  readonly reason?: FaultReason;
  /**
   * The form field at fault, if known: `username`, `password`, `code`, `previous` (the current password of `changePassword`), or
   * the name of an attribute such as `email`, `phone_number` or `custom:team`.
   */
  readonly field?: string;
  /**
   * The text of a Lambda trigger (UserLambdaValidationException) or of an identity provider: plain text of at most 500
   * characters.
   */
  readonly message?: string;
  /** `reasonCode` of an InvalidParameterException, if it had one: Cognito's word for what was wrong. */
  readonly reasonCode?: string;
  /** Epoch milliseconds after which another attempt makes sense; only with `throttled`. */
  readonly retryAt?: number;
}

/** Where Cognito says it sent a code. Text for display: masked by the server. */
export interface Delivery {
  readonly medium: 'SMS' | 'EMAIL' | null;
  readonly destination: string | null;
}

/** A code of a sign-up or a password reset that the person has yet to enter. */
export interface AwaitedCode {
  readonly of: 'signUp' | 'reset';
  readonly delivery: Delivery | null;
}

/** What a signed-in user has to prove: the parameters of a step-up. */
export interface StepUpTarget {
  /** TARGET_ACR_VALUES: `acr` values, separated by spaces. */
  readonly acrValues: string;
  /** MAX_AGE, in seconds. */
  readonly maxAge: number | null;
}

/** One try to sign in, from the submitted form to tokens or until it is given up. */
export interface Attempt {
  /** As typed: a username or an alias. */
  readonly username: string;
  readonly flow: SignInFlow;
  readonly factor: Factor | null;
  readonly password: Sealed | null;
  /** The SRP ephemeral or the passkey assertion in progress; only the services know which. */
  readonly proof: Sealed<unknown> | null;
  /** Whether the browser's autofill offers a passkey (conditional mediation) before a prompt asks for it. */
  readonly autofill: boolean;
  /** False once the server did not recognise this browser's device: the key is not sent again. */
  readonly knownDevice: boolean;
  readonly remember: Remember;
  /** How many questions of CUSTOM_CHALLENGE it has been asked. */
  readonly round: number;
  readonly clientMetadata: Readonly<Record<string, string>> | null;
  /** Only in a step-up: its tokens replace those of the session. */
  readonly stepUp?: StepUpTarget;
}

/** A challenge that waits for an answer. */
export interface Challenge {
  /** The `ChallengeName` from Cognito, known to Latchkey or not. */
  readonly name: string;
  readonly session: Sealed | null;
  /** The `ChallengeParameters` from Cognito, for the services. */
  readonly parameters: Sealed<Readonly<Record<string, string>>>;
  /** When the Session lapses, in epoch milliseconds. */
  readonly lapsesAt: number;
  readonly delivery: Delivery | null;
  /** The choices of SELECT_CHALLENGE, SELECT_MFA_TYPE or MFA_SETUP; empty for the others. */
  readonly choices: readonly string[];
  /** The user's current attributes in NEW_PASSWORD_REQUIRED; empty for the others. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the attributes that NEW_PASSWORD_REQUIRED asks for, without the `userAttributes.` prefix. */
  readonly requiredAttributes: readonly string[];
  /** Public parameters: all those of CUSTOM_CHALLENGE and of unknown challenges; FRIENDLY_DEVICE_NAME for TOTP. */
  readonly prompt: Readonly<Record<string, string>>;
  /**
   * Secrets that the services need for the answer and the server does not send: the SRP ephemeral (with the password) for
   * PASSWORD_VERIFIER, the device's ephemeral for DEVICE_PASSWORD_VERIFIER. Freed with the challenge.
   */
  readonly proof: Sealed<unknown> | null;
}

/** The part of a session that the chart may know: never a token. */
export interface SessionInfo {
  /** The username in the pool: `username` of the access token. */
  readonly username: string;
  /** Epoch milliseconds on this browser's clock, corrected for drift. */
  readonly expiresAt: number;
  readonly refreshAt: number;
  /** Server clock minus this browser's clock, in milliseconds, measured from `iat`. */
  readonly clockDrift: number;
  /** Default: `api`. */
  readonly origin?: SessionOrigin;
}

/** Where a session began, and so where it is refreshed: the API, or the domain of the pool (managed login). */
export type SessionOrigin = 'api' | 'managedLogin';

/** How managed login is shown: by leaving the page, in a pop-up, or not at all, if the person is already signed in there. */
export type ManagedLoginMode = 'redirect' | 'popup' | 'silent';

/**
 * This browser as a device of the user. `none`: the pool tracks no devices; `new`: to be confirmed; `undecided`: confirmed in
 * an opt-in pool, the person has not been asked yet; `declined`: the person declined.
 */
export type DeviceStanding = 'none' | 'new' | 'undecided' | 'remembered' | 'declined';

/** The answer to a challenge: one shape for each kind, so that no service has to guess. */
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
   * Proved by the services: SRP, device SRP, a finished TOTP setup, or the attempt's proof (a passkey assertion for
   * WEB_AUTHN; for SELECT_CHALLENGE with PASSWORD_SRP, the SRP ephemeral).
   */
  | { readonly kind: 'proof' };

/**
 * `local`: this browser, and its session at managed login if it began there. `keep`: this browser only. `linked`: also the
 * managed login session that this one began with, and all others that began with that one (RevokeAssociatedSessions).
 * `global`: all sessions of the user.
 */
export const SCOPES = ['local', 'keep', 'linked', 'global'] as const;
export type SignOutScope = (typeof SCOPES)[number];

/** Why a session ended: a sign-out here, a refusal by the server, a sign-out in another tab, or the deletion of the user. */
export type EndReason = 'signOut' | 'expired' | 'elsewhere' | 'deleted';

/**
 * A success message to show once. `passwordChanged`, `confirmed`: the person can sign in now. `signedOutHereOnly`: this
 * browser is signed out, but Cognito could not be reached; the rest follows when it can.
 */
export type Notice = 'passwordChanged' | 'confirmed' | 'signedOutHereOnly';

/** The secret to add to an authenticator app. */
export interface TotpSetup {
  /** Base32. */
  readonly secret: string;
  /** Key URI format of authenticator apps: `otpauth://totp/...`. */
  readonly uri: string;
}

/** The state of the tokens. `stale`: they could not be renewed yet, and calls may fail. */
export type SessionStatus = 'fresh' | 'refreshing' | 'stale';

/**
 * The state of this browser's confirmation as a device. `confirming`: retried until Cognito is reached; `unconfirmed`:
 * Cognito refused it, and will refuse the next refresh; `undecided`: ask the person.
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
