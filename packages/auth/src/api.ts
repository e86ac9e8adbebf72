/**
 * The object an app holds, and what it is made from.
 *
 * @module
 */
import type { BareClient, Clock, GetWafToken } from '@latchkey/cognito';
import type { InspectionEvent, Observer } from 'xstate';
import type { Fault, SignInFlow } from './model.ts';
import type { ClientMetadata } from './requests.ts';
import type {
  AccessTokenClaims,
  AllActions,
  AuthActions,
  AuthState,
  IdTokenClaims,
  ManagedAuthState,
} from './views.ts';

export interface AuthConfig {
  /** `<region>_<id>`; the region and the SRP pool name are taken from it. */
  readonly userPoolId: string;
  readonly clientId: string;
  /**
   * Sends the requests. Default: a client of `clientId` without a secret. For an app client with a secret, which never
   * belongs in a browser, give `createCognitoClient({ region, clientId, clientSecret })` of `@latchkey/cognito`.
   */
  readonly client?: BareClient;
  /** Default: `https://cognito-idp.<region>.amazonaws.com/`. */
  readonly endpoint?: string;
  /** Default: USER_SRP_AUTH. */
  readonly flow?: SignInFlow;
  /** What happens when the refresh token is refused: sign out, or show `expired` and ask. Default: signOut. */
  readonly onExpired?: 'signOut' | 'ask';
  /**
   * How long Cognito keeps a step of a sign-in open: `AuthSessionValidity` of the app client, in minutes, 3 to 15.
   * Cognito does not tell it to the browser. Default: 3, as Cognito's own.
   */
  readonly authSessionValidity?: number;
  /** What authenticator apps show beside the code. Default: the pool's id. */
  readonly totpIssuer?: string;
  /** Name given to this browser when Cognito tracks devices. */
  readonly deviceName?: string;
  readonly clientMetadata?: ClientMetadata;
  readonly analyticsEndpointId?: string;
  /**
   * Called when AWS WAF wants a CAPTCHA or a check of the browser, for a token of its JavaScript SDK. No time-out runs until it
   * settles, and then the request is sent again. Without a token the call is refused with a fault of kind `blocked`.
   */
  readonly getWafToken?: GetWafToken;
  /**
   * Run once before the stored session is read: the view is `splash` until it is done, for ten seconds at most. For moving from
   * another library, with its code loaded late:
   * `(auth) => import('@latchkey/auth/import').then(({ importFromAmplify }) => importFromAmplify(auth))`.
   */
  readonly takeOver?: (auth: Auth) => Promise<unknown>;
  /** Called for each request that takes UserContextData; gives its EncodedData. */
  readonly userContextData?: (username: string) => string | undefined;
  /**
   * Gets each inspection event of the actor, as the option of XState's `createActor`: a function, or an observer such as
   * `createBrowserInspector().inspect` of `@statelyai/inspect`. Secrets are in the events as sealed handles only.
   */
  readonly inspect?: Observer<InspectionEvent> | ((event: InspectionEvent) => void);
  /**
   * `encrypted`: session and devices outlive the page, encrypted in IndexedDB; where the browser cannot, as `memory`.
   * `memory`: nothing outlives the page, and tabs do not share a session. Default: encrypted.
   */
  readonly storage?: 'encrypted' | 'memory';
  /**
   * `worker`: SRP, refresh and the vault run in a module worker that talks to the endpoint alone; the page has access and id
   * tokens only. Not with `client` or `userContextData`, which are functions of the page.
   */
  readonly isolation?: 'worker';
  /** The worker's file, or what starts it, where the bundler does not find `@latchkey/auth/worker` by itself. */
  readonly worker?: string | URL | (() => Worker);
  /**
   * `false` leaves WebAssembly off, under a Content Security Policy without `'wasm-unsafe-eval'`: SRP takes twice as long, and no
   * violation is reported. Default: true; where it is missing or forbidden, BigInt computes.
   */
  readonly wasm?: boolean;
  /** What the browser gives, injected for tests. See `Environment`. */
  readonly environment?: Partial<Environment>;
}

/** What a redirect comes back with. */
export interface Returned {
  /** A path with query and fragment, of this origin; null where the request gave none, or nothing was stored for it. */
  readonly returnTo: string | null;
  /** What the request gave; undefined where it gave nothing. */
  readonly data: unknown;
  /** Why nobody was signed in by it; null when it went well, and after a silent sign-in that found nobody. */
  readonly fault: Fault | null;
}

/** What managed login needs. */
export interface ManagedLoginOptions {
  /**
   * The domain of the pool, for managed login: `https://auth.example.com`, or `https://<prefix>.auth.<region>.amazoncognito.com`.
   * The Content-Security-Policy has to allow it in `connect-src`.
   */
  readonly domain: string;
  /** Where managed login sends people back to: a callback URL of the app client, word for word, at this page's origin. */
  readonly redirectUri: string;
  /**
   * Where managed login sends people after a sign-out: a sign-out URL of the app client, word for word. Without it a sign-out ends the
   * session there by a call.
   */
  readonly logoutUri?: string;
  /**
   * What tokens of managed login are good for. `openid` has to be among them; the functions of `@latchkey/auth/account` need
   * `aws.cognito.signin.user.admin`. Default: all that the app client allows.
   */
  readonly scopes?: readonly string[];
  /**
   * What happens when an identity provider sends somebody who has not asked for it here: a SAML sign-in that began at the provider. It
   * has no state and no PKCE, so anybody can sign somebody else in to an account of their own this way. Default: `refuse`.
   */
  readonly idpInitiated?: 'refuse' | 'allow';
  /** Called once when a redirect has come back, whether it went well or not: for the router to go on at `returnTo`. */
  readonly onReturn?: (returned: Returned) => void;
}

/** The options of an app with managed login. */
export interface ManagedAuthConfig extends AuthConfig, ManagedLoginOptions {}

/** Every fact of the outside world that Latchkey uses. Defaults are the browser's own. */
export interface Environment {
  readonly fetch: typeof fetch;
  readonly clock: EnvironmentClock;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  /** WebCrypto, for what is kept at rest. Missing on plain-http hosts. */
  readonly subtle: SubtleCrypto | null;
  readonly indexedDB: IDBFactory | null;
  readonly locks: LockManager | null;
  readonly openChannel: ((name: string) => BroadcastChannel) | null;
  readonly sessionStorage: Storage | null;
  /** Told when the page becomes visible or hidden, gets the focus, goes online or offline, is put to sleep (`freeze`) or wakes (`resume`). */
  readonly page: PageEvents;
  readonly credentials: CredentialsContainer | null;
  /** The page's window: its address, and what managed login opens. Null where there is no page. */
  readonly window: Window | null;
  /** Runs something once, when the page has nothing better to do: to load early what is needed later. */
  readonly whenIdle: (run: () => void) => void;
}

export interface EnvironmentClock extends Clock {
  /** Milliseconds that never jump. */
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

/** What this browser can keep, and what was done where it cannot. */
export interface Capabilities {
  /** `encrypted`: IndexedDB under a non-extractable key. `memory`: nothing outlives the page. */
  readonly storage: 'encrypted' | 'memory';
  readonly reason?: 'chosen' | 'no-indexeddb' | 'no-webcrypto' | 'key-not-storable' | 'storage-failed';
  readonly locks: boolean;
  readonly channel: boolean;
  /**
   * What lies in the storage and cannot be read, by its name (`session`, `devices`...): `damaged`, or written under another key;
   * or by a `newer` release of Latchkey. The rest is used as ever.
   */
  readonly lost?: Readonly<Record<string, 'damaged' | 'newer'>>;
}

export interface Auth {
  /** The same object until something in it changes. */
  getState(): AuthState;
  subscribe(listener: (state: AuthState) => void): () => void;
  /** All actions, with identities that never change. One that the present view cannot take does nothing. */
  readonly actions: AuthActions;
  /** Tokens that are valid now, refreshed first when they are at their end. Null when nobody is signed in. @throws AuthError */
  getTokens(options?: { forceRefresh?: boolean }): Promise<Tokens | null>;
  getAccessToken(options?: { forceRefresh?: boolean }): Promise<string | null>;
  /**
   * The claims of the present tokens, at once; null when nobody is signed in. Read, not verified: an API verifies what it is
   * sent. The same object until the token changes. Default: `id`.
   */
  getClaims(token?: 'id'): IdTokenClaims | null;
  getClaims(token: 'access'): AccessTokenClaims | null;
  getCapabilities(): Promise<Capabilities>;
  /** Resolves when the restore at start-up has settled. */
  ready(): Promise<AuthState>;
  /** Ends watchers and timers; the session stays where it is stored. */
  dispose(): void;
}

/** The object of an app with managed login. */
export interface ManagedAuth extends Auth {
  getState(): ManagedAuthState;
  subscribe(listener: (state: ManagedAuthState) => void): () => void;
  readonly actions: AllActions;
  ready(): Promise<ManagedAuthState>;
  /**
   * Takes an address that managed login has sent the person to, for apps whose router has changed it before `createAuth` ran; without
   * that, it is taken by itself. Resolves with the state that it leads to.
   */
  handleCallback(url: string): Promise<ManagedAuthState>;
}
