/**
 * The boundary between the chart and the world: what each service is given and what it answers. No XState types, no I/O.
 * Everything is structured-cloneable but for the sealed handles. An expected refusal is a value (`kind: 'fault'`); a
 * rejection is a bug.
 *
 * @module
 */
import type { Sealed } from '../sealed.ts';

/** How a sign-in starts: the `AuthFlow` of InitiateAuth, without the two refresh flows. */
export type SignInFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH';

/** A first factor of USER_AUTH, as Cognito offers it in `AvailableChallenges`. */
export type Factor = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** A second factor, as Cognito offers it in `MFAS_CAN_CHOOSE` and `MFAS_CAN_SETUP`. */
export type Mfa = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';

/** What kind of refusal it was; the chart and the views decide on this alone. */
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
  | 'configuration'
  | 'server'
  | 'unexpected';

/** A refusal: never a server message, never a payload. */
export interface Fault {
  readonly kind: FaultKind;
  /** The exception's name on the wire, or Latchkey's own stable code. */
  readonly code: string;
  /** Epoch milliseconds from which another try makes sense; only with `throttled`. */
  readonly retryAt?: number;
}

/** Where Cognito says it sent a code. Display text: masked by the server. */
export interface Delivery {
  readonly medium: 'SMS' | 'EMAIL' | null;
  readonly destination: string | null;
}

/** One try to sign in, from the submitted form to tokens or give-up. */
export interface Attempt {
  /** As the person typed it: a user name or an alias. */
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
  /** The real user name: `username` of the access token. */
  readonly username: string;
  /** Epoch milliseconds on this browser's clock, drift already taken into account. */
  readonly expiresAt: number;
  readonly refreshAt: number;
  /** Server clock minus this browser's clock, in milliseconds, measured from `iat`. */
  readonly clockDrift: number;
}

/**
 * What is known of this browser as a device of the user. `none`: the pool tracks no devices; `new`: to be confirmed;
 * `undecided`: confirmed in an opt-in pool, the person was not asked yet; `declined`: the person said no.
 */
export type DeviceStanding = 'none' | 'new' | 'undecided' | 'remembered' | 'declined';

export type FaultStep = { readonly kind: 'fault'; readonly fault: Fault };
export type SessionStep = {
  readonly kind: 'session';
  readonly session: SessionInfo;
  readonly device: DeviceStanding;
};
export type ChallengeStep = { readonly kind: 'challenge'; readonly challenge: Challenge };
/** What InitiateAuth or RespondToAuthChallenge led to. */
export type AuthStep = SessionStep | ChallengeStep | FaultStep;
export type DeliveredStep = { readonly kind: 'delivered'; readonly delivery: Delivery | null };
export type DoneStep = { readonly kind: 'done' };

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

export interface SignUpInput {
  readonly username: string;
  readonly password: Sealed | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly clientMetadata: Readonly<Record<string, string>> | null;
}

/** Whom a code is for. */
export interface Addressee {
  readonly username: string;
  readonly clientMetadata: Attempt['clientMetadata'];
}

/** Every service: `[input, output]`. */
export interface Ports {
  restoreSession: [
    Record<string, never>,
    (
      | {
          readonly kind: 'fresh' | 'stale';
          readonly session: SessionInfo;
          readonly device: DeviceStanding;
        }
      | { readonly kind: 'challenge'; readonly attempt: Attempt; readonly challenge: Challenge }
      /** A reload lost what the sign-in went on with; the user name is kept. */
      | { readonly kind: 'restart'; readonly attempt: Attempt }
      | { readonly kind: 'none' }
    ),
  ];
  /** Draws the SRP ephemeral for the attempt and seals it with the attempt's password, which the chart then drops. */
  prepareSrp: [{ attempt: Attempt }, { readonly kind: 'proof'; readonly proof: Sealed<unknown> } | FaultStep];
  initiateAuth: [{ attempt: Attempt }, AuthStep];
  /** `deviceUnknown` also for a refused device proof: the chart forgets the device and tries once more without it. */
  respond: [{ attempt: Attempt; challenge: Challenge; answer: ChallengeAnswer }, AuthStep];
  forgetLocalDevice: [{ attempt: Attempt }, DoneStep];
  /** AssociateSoftwareToken: the secret stays sealed, the challenge carries the new Session. */
  associateTotp: [
    { attempt: Attempt; challenge: Challenge },
    { readonly kind: 'totp'; readonly totp: Sealed<TotpSetup>; readonly challenge: Challenge } | FaultStep,
  ];
  verifyTotp: [
    { attempt: Attempt; challenge: Challenge; code: Sealed; deviceName: string | null },
    ChallengeStep | FaultStep,
  ];
  /** With `autofill` it stays pending until the person picks a passkey from the autofill list or the signal aborts it. */
  assertPasskey: [
    { attempt: Attempt; challenge: Challenge; autofill: boolean },
    { readonly kind: 'proof'; readonly proof: Sealed<unknown> } | FaultStep,
  ];
  signUp: [SignUpInput, DoneStep | DeliveredStep | FaultStep];
  confirmSignUp: [Addressee & { code: Sealed }, DoneStep | FaultStep];
  /** `done` when the user turns out to be confirmed already. */
  resendSignUp: [Addressee, DeliveredStep | DoneStep | FaultStep];
  /** Signs a just confirmed user in: with the Session of the confirmation, else with the attempt's password, if kept. */
  autoSignIn: [{ attempt: Attempt }, AuthStep];
  requestReset: [Addressee, DeliveredStep | FaultStep];
  confirmReset: [Addressee & { code: Sealed; password: Sealed }, DoneStep | FaultStep];
  /**
   * A `credentials` fault alone ends the session: the refresh token was refused, and the service has dropped what
   * was stored of it. Ignores its abort signal once the request is out: with rotation, an aborted refresh loses the only valid token.
   */
  refreshTokens: [
    { force: boolean },
    { readonly kind: 'session'; readonly session: SessionInfo } | FaultStep,
  ];
  confirmDevice: [{ username: string }, { readonly kind: 'remembered' | 'undecided' } | FaultStep];
  updateDevice: [
    { username: string; to: 'remembered' | 'notRemembered' | 'forgotten' },
    DoneStep | FaultStep,
  ];
  revokeTokens: [{ scope: SignOutScope }, DoneStep | FaultStep];
  /** Clears what is stored and, but for `elsewhere`, tells the other tabs. */
  clearSession: [{ reason: EndReason }, DoneStep];
}

export type SignOutScope = 'local' | 'global';

/** Why a session ends: asked for here, refused by the server, or ended in another tab. */
export type EndReason = 'signOut' | 'expired' | 'elsewhere';

/** What an authenticator app needs. */
export interface TotpSetup {
  /** Base32. */
  readonly secret: string;
  /** Key URI format of the authenticator apps: `otpauth://totp/...`. */
  readonly uri: string;
}

/** What a service may answer. */
export type Reply = Ports[keyof Ports][1];

/** The services, one async function a port. */
export type AuthServices = {
  [K in keyof Ports]: (input: Ports[K][0], signal: AbortSignal) => Promise<Ports[K][1]>;
};

/** What a watcher may tell the chart. Returns its clean-up. */
export type Watcher<Event> = (send: (event: Event) => void) => () => void;

export type ConnectionEvent = { type: 'connection.online' } | { type: 'connection.offline' };
export type ClockEvent = { type: 'clock.wake' };
export type TabEvent =
  | { type: 'tab.signedIn'; username: string }
  | { type: 'tab.signedOut' }
  | { type: 'tab.refreshed'; session: SessionInfo }
  | { type: 'tab.leading' }
  | { type: 'tab.following' };

/** What the actor emits (`actor.on`), for the services and for apps; views never need it. */
export type AuthEmitted =
  | { type: 'session.started'; username: string }
  | { type: 'session.expired' }
  | { type: 'session.ended'; reason: EndReason }
  | { type: 'watcher.failed'; watcher: keyof AuthWatchers };

export interface AuthWatchers {
  /** Alive while signed in. `watchConnection` tells at once when the browser starts offline. */
  watchConnection: Watcher<ConnectionEvent>;
  watchClock: Watcher<ClockEvent>;
  /** Alive always: a tab that shows the sign-in form also hears that another tab signed in. */
  watchTabs: Watcher<TabEvent>;
}
