/**
 * The `Auth` object that an app holds, and its options.
 *
 * @module
 */
import type { BareClient, Clock, GetWafToken } from '@latchkey/cognito';
import type { InspectionEvent, Observer } from 'xstate';
import type { Fault, SignInFlow } from './model.ts';
import type { ClientMetadata } from './requests.ts';
import type {
  AccessTokenClaims,
  AuthActions,
  AuthState,
  IdTokenClaims,
  ManagedAuthState,
  ManagedLoginActions,
  StateOf,
  View,
} from './views.ts';

export interface AuthConfig {
  /** `<region>_<id>`; the region and the name of the pool in SRP are derived from it. */
  readonly userPoolId: string;
  readonly clientId: string;
  /**
   * Sends the requests. Default: a client of `clientId` without a secret. For an app client with a secret, which must never
   * be in a browser, pass `createCognitoClient({ region, clientId, clientSecret })` of `@latchkey/cognito`.
   */
  readonly client?: BareClient | undefined;
  /** Default: `https://cognito-idp.<region>.amazonaws.com/`. */
  readonly endpoint?: string | undefined;
  /** Default: USER_SRP_AUTH. */
  readonly flow?: SignInFlow | undefined;
  /**
   * TARGET_ACR_VALUES of sign-ins by USER_AUTH: the level to reach, as `acr` values separated by spaces, the preferred one first. A
   * step-up asks only for the factors that are missing if the sign-in had a level.
   */
  readonly acrValues?: string | undefined;
  /** How to react when the refresh token is refused: sign out, or show `expired` and ask. Default: signOut. */
  readonly onExpired?: 'signOut' | 'ask' | undefined;
  /**
   * How long Cognito keeps a step of a sign-in open: `AuthSessionValidity` of the app client, in minutes, 3 to 15. The
   * browser cannot find it out. Default: 3, as in Cognito.
   */
  readonly authSessionValidity?: number | undefined;
  /** The issuer name that authenticator apps show beside the code. Default: the pool's id. */
  readonly totpIssuer?: string | undefined;
  /** The name of this browser when Cognito tracks devices. */
  readonly deviceName?: string | undefined;
  readonly clientMetadata?: ClientMetadata | undefined;
  readonly analyticsEndpointId?: string | undefined;
  /**
   * Called when AWS WAF asks for a CAPTCHA or a check of the browser; returns a token of its JavaScript SDK. The time-out
   * stops until it settles; then the request is sent again. Without a token the call is refused with a fault of kind `blocked`.
   */
  readonly getWafToken?: GetWafToken | undefined;
  /**
   * Runs once before the stored session is read: the view is `splash` until it is done, for ten seconds at most. Use it to
   * move from another library, with its code loaded late:
   * `(auth) => import('@latchkey/auth/import').then(({ importFromAmplify }) => importFromAmplify(auth))`. Do not wait for
   * `ready()` in it, which waits for it in turn.
   */
  readonly takeOver?: ((auth: Auth) => Promise<unknown>) | undefined;
  /** Called for each request that has UserContextData; returns its EncodedData. */
  readonly userContextData?: ((username: string) => string | undefined) | undefined;
  /**
   * Gets each inspection event of the actor, like the `inspect` option of XState's `createActor`: a function, or an observer
   * such as `createBrowserInspector().inspect` of `@statelyai/inspect`. Secrets are in the events as sealed handles only.
   */
  readonly inspect?: Observer<InspectionEvent> | ((event: InspectionEvent) => void) | undefined;
  /**
   * `encrypted`: session and devices outlive the page, encrypted in IndexedDB; falls back to `memory` where the browser
   * cannot do that. `memory`: nothing outlives the page, and tabs do not share a session. Default: encrypted.
   */
  readonly storage?: 'encrypted' | 'memory' | undefined;
  /**
   * `worker`: SRP, refresh and the vault run in a module worker that connects only to the endpoint; the page has the access
   * and ID tokens only. It needs `worker`. Not with `client` or `userContextData`, which are functions of the page.
   */
  readonly isolation?: 'worker' | undefined;
  /**
   * Starts the worker of `isolation`: `startWorker` of `@latchkey/auth/start-worker`, or your own function, or the URL of the file
   * `@latchkey/auth/worker`.
   */
  readonly worker?: string | URL | (() => Worker) | undefined;
  /**
   * `false` turns WebAssembly off, for pages under a Content Security Policy without `'wasm-unsafe-eval'`: SRP takes twice as
   * long, and no violation is reported. Default: true; falls back to BigInt where WebAssembly is missing or forbidden.
   */
  readonly wasm?: boolean | undefined;
  /** Replaces parts of the browser in tests. See `Environment`. */
  readonly environment?: Partial<Environment> | undefined;
}

/** The result of a redirect to managed login. */
export interface Returned {
  /** A path of this origin, with query and fragment; null if the request had none, or none was stored. */
  readonly returnTo: string | null;
  /** The `data` of the request; undefined if it had none. */
  readonly data: unknown;
  /** Why the redirect did not sign anybody in; null on success, and after a silent sign-in that found no session. */
  readonly fault: Fault | null;
}

/** Options for managed login. */
export interface ManagedLoginOptions {
  /**
   * The pool's domain for managed login: `https://auth.example.com`, or `https://<prefix>.auth.<region>.amazoncognito.com`.
   * The Content-Security-Policy has to allow it in `connect-src`.
   */
  readonly domain: string;
  /**
   * The page that managed login sends people back to: a callback URL of the app client, character for character, at this
   * page's origin.
   */
  readonly redirectUri: string;
  /**
   * The page that managed login sends people to after a sign-out: a sign-out URL of the app client, character for character.
   * Without it, a sign-out ends the session there with a request.
   */
  readonly logoutUri?: string | undefined;
  /**
   * The scopes of tokens from managed login. `openid` has to be among them; the functions of `@latchkey/auth/account` need
   * `aws.cognito.signin.user.admin`. Default: all that the app client allows.
   */
  readonly scopes?: readonly string[] | undefined;
  /**
   * How to handle people whom an identity provider sends here without a request from this browser: a SAML sign-in that began
   * at the provider. It has no state and no PKCE, so an attacker can use it to sign somebody in to the attacker's own
   * account. Default: `refuse`.
   */
  readonly idpInitiated?: 'refuse' | 'allow' | undefined;
  /** Called once when a redirect has come back, successful or not, so that the router can go to `returnTo`. */
  readonly onReturn?: ((returned: Returned) => void) | undefined;
}

/** Options of an app with managed login. */
export interface ManagedAuthConfig extends AuthConfig, ManagedLoginOptions {}

/** Everything that Latchkey uses from its environment. Defaults to the browser's own. */
export interface Environment {
  readonly fetch: typeof fetch;
  readonly clock: EnvironmentClock;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  /** WebCrypto, to encrypt stored data. Missing on plain-http hosts. */
  readonly subtle: SubtleCrypto | null;
  readonly indexedDB: IDBFactory | null;
  readonly locks: LockManager | null;
  readonly openChannel: ((name: string) => BroadcastChannel) | null;
  readonly sessionStorage: Storage | null;
  /** Only marks which session is being signed out, without a secret. */
  readonly localStorage: Storage | null;
  /**
   * Notifies when the page becomes visible or hidden, gets the focus, goes online or offline, is frozen (`freeze`) or resumes
   * (`resume`).
   */
  readonly page: PageEvents;
  readonly credentials: CredentialsContainer | null;
  /** The page's window: its address, and the pop-ups of managed login. Null where there is no page. */
  readonly window: Window | null;
  /** Runs a function once when the page is idle: to preload what is needed later. */
  readonly whenIdle: (run: () => void) => void;
}

export interface EnvironmentClock extends Clock {
  /** A monotonic clock, in milliseconds. */
  monotonic(): number;
}

export type PageEvent = 'online' | 'offline' | 'visible' | 'hidden' | 'focus' | 'freeze' | 'resume';

export interface PageEvents {
  readonly online: () => boolean;
  readonly visible: () => boolean;
  readonly focused: () => boolean;
  subscribe(listener: (event: PageEvent) => void): () => void;
}

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Epoch milliseconds on this browser's clock. */
  readonly expiresAt: number;
}

/** How this browser can store data, and the fallback where it cannot. */
export interface Capabilities {
  /** `encrypted`: IndexedDB under a non-extractable key. `memory`: nothing outlives the page. */
  readonly storage: 'encrypted' | 'memory';
  readonly reason?: 'chosen' | 'no-indexeddb' | 'no-webcrypto' | 'key-not-storable' | 'storage-failed';
  readonly locks: boolean;
  readonly channel: boolean;
  /**
   * Stored values that cannot be read, by name (`session`, `devices`...): `damaged`, which includes values encrypted with
   * another key, or written by a `newer` release of Latchkey. The others work as usual.
   */
  readonly lost?: Readonly<Record<string, 'damaged' | 'newer'>>;
}

export interface Auth {
  /** Returns the same object until something in it changes. */
  getState(): AuthState;
  subscribe(listener: (state: AuthState) => void): () => void;
  /**
   * All actions; each keeps its identity for the life of the object. An action that the current view does not offer is a
   * no-op.
   */
  readonly actions: AuthActions;
  /**
   * Returns valid tokens; refreshes them first if they are about to expire. Null when nobody is signed in. @throws AuthError
   */
  getTokens(options?: { forceRefresh?: boolean | undefined }): Promise<Tokens | null>;
  getAccessToken(options?: { forceRefresh?: boolean | undefined }): Promise<string | null>;
  /**
   * Returns the claims of the current token, synchronously; null when nobody is signed in. They are decoded, not verified:
   * your API has to verify the tokens it gets. The same object until the token changes. Default: `id`.
   */
  getClaims(token?: 'id'): IdTokenClaims | null;
  getClaims(token: 'access'): AccessTokenClaims | null;
  getCapabilities(): Promise<Capabilities>;
  /** Resolves when the stored session has been restored, or there is none. */
  ready(): Promise<AuthState>;
  /** Stops watchers and timers; the session stays stored. */
  dispose(): void;
}

/** An `Auth` whose views also offer these actions. */
export interface AuthWith<Added extends object> extends Auth {
  getState(): StateOf<View, Added>;
  subscribe(listener: (state: StateOf<View, Added>) => void): () => void;
  readonly actions: AuthActions & Added;
  ready(): Promise<StateOf<View, Added>>;
}

/** The `Auth` object of an app with managed login. */
export interface ManagedAuth extends AuthWith<ManagedLoginActions> {
  /**
   * Handles a URL that managed login sent the person to, for apps whose router changes the address before `createAuth` runs;
   * otherwise `createAuth` handles it. Resolves with the resulting state.
   */
  handleCallback(url: string): Promise<ManagedAuthState>;
}
