/**
 * The boundary between the chart and the world: input and output of each service. No XState types, no I/O. Everything is
 * structured-cloneable except the sealed handles. An expected refusal is a value (`kind: 'fault'`); a rejection is a bug.
 *
 * @module
 */
import type {
  Attempt,
  Challenge,
  ChallengeAnswer,
  Delivery,
  DeviceStanding,
  EndReason,
  Fault,
  ManagedLoginMode,
  SessionInfo,
  SignOutScope,
  TotpSetup,
} from '../model.ts';
import type { Sealed } from '../sealed.ts';

export type FaultReply = { readonly kind: 'fault'; readonly fault: Fault };
export type SessionReply = {
  readonly kind: 'session';
  readonly session: SessionInfo;
  readonly device: DeviceStanding;
  /** Another tab signed in first: this is its session. */
  readonly followed?: true;
};
export type ChallengeReply = { readonly kind: 'challenge'; readonly challenge: Challenge };
/** The result of InitiateAuth or RespondToAuthChallenge. */
export type AuthReply = SessionReply | ChallengeReply | FaultReply;
export type DeliveredReply = { readonly kind: 'delivered'; readonly delivery: Delivery | null };
export type DoneReply = { readonly kind: 'done' };

/** Data of the app that survives a redirect, as it is stored. */
export interface Kept {
  readonly returnTo: string | null;
  /** JSON. */
  readonly data: string | null;
}

/** Data of a redirect, passed from step to step. */
export type RedirectInput = { readonly redirect: Sealed<unknown> };
export type RedirectReply<Kind extends string> = { readonly kind: Kind; readonly redirect: Sealed<unknown> };

export interface SignUpInput {
  readonly username: string;
  readonly password: Sealed | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly validationData: Readonly<Record<string, string>>;
  readonly clientMetadata: Readonly<Record<string, string>> | null;
}

/** The user a code is for. */
export interface Addressee {
  readonly username: string;
  readonly clientMetadata: Attempt['clientMetadata'];
}

/** Every service as `[input, output]`. */
export interface Ports {
  restoreSession: [
    Record<string, never>,
    (
      | {
          readonly kind: 'fresh' | 'stale';
          readonly session: SessionInfo;
          readonly device: DeviceStanding;
        }
      | {
          readonly kind: 'challenge';
          readonly attempt: Attempt;
          readonly challenge: Challenge;
          readonly totp: Sealed<TotpSetup> | null;
        }
      /** A sign-up or reset that is waiting for its code. */
      | {
          readonly kind: 'signUpCode' | 'resetCode';
          readonly attempt: Attempt;
          readonly delivery: Delivery | null;
        }
      /** A reload lost a secret of the sign-in; the username is kept. */
      | { readonly kind: 'restart'; readonly attempt: Attempt }
      | { readonly kind: 'none' }
      | FaultReply
    ),
  ];
  /** Draws the SRP ephemeral for the attempt and seals it with the attempt's password, which the chart then drops. */
  prepareSrp: [
    { attempt: Attempt },
    { readonly kind: 'proof'; readonly proof: Sealed<unknown> } | FaultReply,
  ];
  initiateAuth: [{ attempt: Attempt }, AuthReply];
  /**
   * `deviceUnknown` is also the reply to a refused device proof: the chart forgets the device and tries once more without it.
   */
  respond: [{ attempt: Attempt; challenge: Challenge; answer: ChallengeAnswer }, AuthReply];
  /**
   * Stores what the return will need, and builds the URL of managed login: `leave` the page for it, `show` it in the pop-up,
   * or `frame` it in a hidden iframe. `none`: a recent check found nobody signed in there.
   */
  prepareRedirect: [
    RedirectInput & { readonly mode: ManagedLoginMode },
    RedirectReply<'leave' | 'show' | 'frame'> | { readonly kind: 'none' } | FaultReply,
  ];
  /** Leaves the page. `done` when the page was shown again, or never left. */
  leavePage: [RedirectInput, DoneReply | FaultReply];
  /** Shows a URL in the pop-up or iframe, and waits for the URL that it returns to. `none`: the pop-up was closed. */
  showWindow: [RedirectInput, RedirectReply<'returned'> | { readonly kind: 'none' } | FaultReply];
  /**
   * Reads the stored data of the redirect and removes it. `none`: a silent sign-in found nobody signed in there. A fault of
   * kind `lapsed`: nothing was stored for it.
   */
  claimRedirect: [
    RedirectInput,
    (RedirectReply<'claimed'> | { readonly kind: 'none' } | FaultReply) & {
      readonly kept?: Kept | undefined;
    },
  ];
  /** Exchanges the code for tokens: one request, never repeated. */
  exchangeCode: [RedirectInput, SessionReply | FaultReply];
  forgetLocalDevice: [{ attempt: Attempt }, DoneReply | FaultReply];
  /** AssociateSoftwareToken: the secret stays sealed, the challenge carries the new Session. */
  associateTotp: [
    { attempt: Attempt; challenge: Challenge },
    { readonly kind: 'totp'; readonly totp: Sealed<TotpSetup>; readonly challenge: Challenge } | FaultReply,
  ];
  verifyTotp: [
    { attempt: Attempt; challenge: Challenge; code: Sealed; deviceName: string | null },
    ChallengeReply | FaultReply,
  ];
  /** With `autofill` it stays pending until the person picks a passkey from the autofill list or the signal aborts it. */
  assertPasskey: [
    { attempt: Attempt; challenge: Challenge; autofill: boolean },
    { readonly kind: 'proof'; readonly proof: Sealed<unknown> } | FaultReply,
  ];
  signUp: [SignUpInput, DoneReply | DeliveredReply | FaultReply];
  confirmSignUp: [Addressee & { code: Sealed; forceAliasCreation: boolean }, DoneReply | FaultReply];
  /** `done` when the user turns out to be confirmed already. */
  resendSignUp: [Addressee, DeliveredReply | DoneReply | FaultReply];
  /**
   * Signs in a user who was just confirmed: with the Session of the confirmation, otherwise with the attempt's password, if
   * kept.
   */
  autoSignIn: [{ attempt: Attempt }, AuthReply];
  requestReset: [Addressee, DeliveredReply | FaultReply];
  confirmReset: [Addressee & { code: Sealed; password: Sealed }, DoneReply | FaultReply];
  /**
   * A `credentials` fault ends the session: the refresh token was refused, here or in another tab, and the service has deleted
   * what was stored. `none`: another tab has signed out. Nothing else ends it.
   * Ignores its abort signal once the request is sent: with rotation, an aborted refresh loses the only valid token.
   */
  refreshTokens: [
    { force: boolean },
    { readonly kind: 'session'; readonly session: SessionInfo } | { readonly kind: 'none' } | FaultReply,
  ];
  /** The standing of the device: another tab may have confirmed it or decided about it. */
  confirmDevice: [
    { username: string },
    { readonly kind: 'remembered' | 'undecided' | 'declined' | 'none' } | FaultReply,
  ];
  updateDevice: [
    { username: string; to: 'remembered' | 'notRemembered' | 'forgotten' },
    DoneReply | FaultReply,
  ];
  /**
   * Revokes the tokens that `clearSession` has cleared; `leave`: the domain's own session has to be ended at a URL. Continues
   * when aborted: a revocation that has been sent cannot be recalled.
   */
  revokeTokens: [{ scope: SignOutScope }, DoneReply | RedirectReply<'leave'> | FaultReply];
  /**
   * Clears the stored session and announces it to other tabs; for all reasons but `signOut` it is already cleared. Returns a
   * fault if it could not be cleared yet.
   */
  clearSession: [{ reason: EndReason; scope: SignOutScope }, DoneReply | FaultReply];
}

/** Services that only a page can run, because they need its windows. */
export type PagePort = 'leavePage' | 'showWindow';

/** Any reply of a service. */
export type Reply = Ports[keyof Ports][1];

/** The services of managed login: an app without it provides none of them. */
export type ManagedLoginPort = 'prepareRedirect' | 'claimRedirect' | 'exchangeCode' | PagePort;

type Services = {
  [K in keyof Ports]: (input: Ports[K][0], signal: AbortSignal) => Promise<Ports[K][1]>;
};

/** The services: one async function for each port. */
export type AuthServices = Omit<Services, ManagedLoginPort> & Partial<Pick<Services, ManagedLoginPort>>;

/** The services that run where the secrets are. */
export type BackendServices = Omit<Services, PagePort>;

export type ManagedLoginServices = Pick<Services, ManagedLoginPort>;

/** Sends events to the chart. Returns its cleanup function. */
export type Watcher<Event> = (send: (event: Event) => void) => () => void;

export type ConnectionEvent = { type: 'connection.online' } | { type: 'connection.offline' };
export type ClockEvent = { type: 'clock.wake' };
export type TabEvent =
  | { type: 'tab.signedIn'; username: string }
  | { type: 'tab.signedOut' }
  /** The server refused another tab's refresh token, which is also this tab's. */
  | { type: 'tab.expired' }
  | { type: 'tab.refreshed'; session: SessionInfo }
  /** In another tab this browser was remembered, declined or forgotten as a device. */
  | { type: 'tab.deviceChanged' }
  | { type: 'tab.leading' }
  | { type: 'tab.following' };

/** Events that the actor emits (`actor.on`), for services and apps; views do not need them. */
export type AuthEmitted =
  | { type: 'session.started'; username: string }
  | { type: 'session.expired' }
  | { type: 'session.ended'; reason: EndReason }
  | { type: 'watcher.failed'; watcher: keyof AuthWatchers };

export interface AuthWatchers {
  /** Active while signed in. `watchConnection` notifies immediately if the browser starts offline. */
  watchConnection: Watcher<ConnectionEvent>;
  watchClock: Watcher<ClockEvent>;
  /** Always active: a tab with the sign-in form also notices that another tab has signed in. */
  watchTabs: Watcher<TabEvent>;
}
