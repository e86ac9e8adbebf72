/**
 * The boundary between the chart and the world: what each service is given and what it answers. No XState types, no I/O.
 * Everything is structured-cloneable but for the sealed handles. An expected refusal is a value (`kind: 'fault'`); a
 * rejection is a bug.
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
};
export type ChallengeReply = { readonly kind: 'challenge'; readonly challenge: Challenge };
/** What InitiateAuth or RespondToAuthChallenge led to. */
export type AuthReply = SessionReply | ChallengeReply | FaultReply;
export type DeliveredReply = { readonly kind: 'delivered'; readonly delivery: Delivery | null };
export type DoneReply = { readonly kind: 'done' };

/** What an app gave to a redirect, and gets back. */
export interface Kept {
  readonly returnTo: string | null;
  readonly data: unknown;
}

/** What managed login goes on with. */
export type RedirectInput = { readonly redirect: Sealed<unknown> };
export type RedirectReply<Kind extends string> = { readonly kind: Kind; readonly redirect: Sealed<unknown> };

export interface SignUpInput {
  readonly username: string;
  readonly password: Sealed | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly validationData: Readonly<Record<string, string>>;
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
      | {
          readonly kind: 'challenge';
          readonly attempt: Attempt;
          readonly challenge: Challenge;
          readonly totp: Sealed<TotpSetup> | null;
        }
      /** A sign-up, or a reset, that waits for its code. */
      | {
          readonly kind: 'signUpCode' | 'resetCode';
          readonly attempt: Attempt;
          readonly delivery: Delivery | null;
        }
      /** A reload lost what the sign-in went on with; the username is kept. */
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
  /** `deviceUnknown` also for a refused device proof: the chart forgets the device and tries once more without it. */
  respond: [{ attempt: Attempt; challenge: Challenge; answer: ChallengeAnswer }, AuthReply];
  /**
   * Stores what the way back will need, and makes the address at managed login: `leave` the page for it, `show` it in the
   * window that was opened, or `frame` it unseen. `none`: nobody is signed in there, as was found a moment ago.
   */
  prepareRedirect: [
    RedirectInput & { readonly mode: ManagedLoginMode },
    RedirectReply<'leave' | 'show' | 'frame'> | { readonly kind: 'none' } | FaultReply,
  ];
  /** Leaves the page. `done` when the page was come back to, or was never left. */
  leavePage: [RedirectInput, DoneReply | FaultReply];
  /** Shows an address in the window, or the frame, and waits for the address that it comes back to. */
  showWindow: [RedirectInput, RedirectReply<'returned'> | FaultReply];
  /**
   * Takes what was stored for the way back, once and for all. `none`: nobody was signed in there, and that was only asked. A
   * fault of kind `lapsed`: nothing was stored for it.
   */
  claimRedirect: [
    RedirectInput,
    (RedirectReply<'claimed'> | { readonly kind: 'none' } | FaultReply) & { readonly kept?: Kept },
  ];
  /** Exchanges the code for tokens: one request, which is never repeated. */
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
  /** Signs a just confirmed user in: with the Session of the confirmation, else with the attempt's password, if kept. */
  autoSignIn: [{ attempt: Attempt }, AuthReply];
  requestReset: [Addressee, DeliveredReply | FaultReply];
  confirmReset: [Addressee & { code: Sealed; password: Sealed }, DoneReply | FaultReply];
  /**
   * A `credentials` fault alone ends the session: the refresh token was refused, and the service has dropped what
   * was stored of it. Ignores its abort signal once the request is out: with rotation, an aborted refresh loses the only valid token.
   */
  refreshTokens: [
    { force: boolean },
    { readonly kind: 'session'; readonly session: SessionInfo } | FaultReply,
  ];
  /** How the device stands: another tab may have confirmed it, or decided about it. */
  confirmDevice: [
    { username: string },
    { readonly kind: 'remembered' | 'undecided' | 'declined' | 'none' } | FaultReply,
  ];
  updateDevice: [
    { username: string; to: 'remembered' | 'notRemembered' | 'forgotten' },
    DoneReply | FaultReply,
  ];
  /**
   * Revokes what `clearSession` has cleared; `leave`: the domain's own session ends at an address of its own. Goes on when it
   * is aborted: a revocation that is out is not called back.
   */
  revokeTokens: [{ scope: SignOutScope }, DoneReply | RedirectReply<'leave'> | FaultReply];
  /**
   * Clears what is stored and announces it to the other tabs; all reasons but `signOut` mean that it is cleared already. A
   * fault when it could not be cleared yet.
   */
  clearSession: [{ reason: EndReason; scope: SignOutScope }, DoneReply | FaultReply];
}

/** The services that only a page can have, wherever the others run: they need its windows. */
export type PagePort = 'leavePage' | 'showWindow';

/** What a service may answer. */
export type Reply = Ports[keyof Ports][1];

/** The services of managed login: an app without it has none of them. */
export type ManagedLoginPort = 'prepareRedirect' | 'claimRedirect' | 'exchangeCode' | PagePort;

type Services = {
  [K in keyof Ports]: (input: Ports[K][0], signal: AbortSignal) => Promise<Ports[K][1]>;
};

/** The services, one async function a port. */
export type AuthServices = Omit<Services, ManagedLoginPort> & Partial<Pick<Services, ManagedLoginPort>>;

/** Those that run where the secrets are. */
export type BackendServices = Omit<Services, PagePort>;

export type ManagedLoginServices = Pick<Services, ManagedLoginPort>;

/** What a watcher may tell the chart. Returns its clean-up. */
export type Watcher<Event> = (send: (event: Event) => void) => () => void;

export type ConnectionEvent = { type: 'connection.online' } | { type: 'connection.offline' };
export type ClockEvent = { type: 'clock.wake' };
export type TabEvent =
  | { type: 'tab.signedIn'; username: string }
  | { type: 'tab.signedOut' }
  /** The server refused the refresh token of another tab, and with it this tab's. */
  | { type: 'tab.expired' }
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
