import type { Auth, Tokens } from '../api.ts';
import { sampleViews, type ViewSample } from '../chart/samples/views.ts';
import { AuthError } from '../errors.ts';
import { setInternals } from '../internals.ts';
import type { EndReason } from '../model.ts';
import { takeOptions } from '../require-argument.ts';
import { members } from '../state/take.ts';
import { userOf } from '../ui/access.ts';
import { whenSettled } from '../ui/settled.ts';
import {
  type AccessTokenClaims,
  type AllActions,
  type AuthState,
  actionsOf,
  type IdTokenClaims,
  type StateOf,
  type User,
  type View,
} from '../views.ts';
import { type TestAccount, takeAccount } from './account-fetch.ts';
import { frozen } from './frozen.ts';
import { testInternals } from './test-internals.ts';

type Action = keyof AllActions;

/** A state to put an app in: the view, with the data that matters to the test. */
export type TestState = {
  [V in View]: {
    readonly view: V;
    /** Whether a step-up asks for it, in front of the last `home`. */
    readonly stepUp?: true;
  } & Partial<ViewSample<V>>;
}[View];

type MembersOf<State> = State extends unknown ? keyof State : never;

/** A view that is only known when the test runs: TypeScript pairs views with their data for up to 25 views only. */
export type AnyView = { readonly view: View } & {
  readonly [Member in MembersOf<{ [V in View]: ViewSample<V> }[View]>]?: undefined;
};

/** An action that the app called and the view offered. */
export type ActionCall = {
  [A in Action]: { readonly action: A; readonly args: Parameters<AllActions[A]> };
}[Action];

/** The server's side of each action: returns the next state, or nothing to stay. */
export type ActionHandlers = {
  readonly [A in Action]?: (...args: Parameters<AllActions[A]>) => TestState | undefined;
};

export interface TestAuthOptions {
  /** Moves to another state when an action is called: `{ signIn: () => ({ view: 'home' }) }`. */
  readonly on?: ActionHandlers | undefined;
  /** The result of `getTokens()` in `home`. */
  readonly tokens?: Partial<Tokens> | undefined;
  /** The account that the functions of `@latchkey/auth/account` read and change in `home`. */
  readonly account?: TestAccount | undefined;
  /** Claims of the access token in `home`, for `getClaims('access')`: `{ scope: 'notes/write' }`. */
  readonly accessClaims?: Partial<AccessTokenClaims> | undefined;
  /** Epoch milliseconds; the times in the default data are relative to it. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

export interface TestAuth extends Auth {
  /** All actions that were called and offered by the view, in order. */
  readonly calls: readonly ActionCall[];
  /** Number of listeners: 0 after an app has unmounted. */
  readonly listeners: number;
  setState(next: TestState | AnyView): void;
}

/**
 * An `Auth` without a pool: shows the states of the test and records the actions of the app.
 *
 * @example
 * const auth = createTestAuth({ view: 'totpCode' });
 * await render(<AuthProvider auth={auth}><App /></AuthProvider>);
 * await page.getByRole('button', { name: 'Continue' }).click();
 * expect(auth.calls).toEqual([{ action: 'submitCode', args: ['123456'] }]);
 */
export function createTestAuth(initial: TestState | AnyView, options: TestAuthOptions = {}): TestAuth {
  const given = takeOptions(options, ['on', 'tokens', 'account', 'accessClaims', 'now']);
  const { now = Date.now, accessClaims } = given;
  const on = takeOptions(given.on ?? {}, ACTIONS, 'on.');
  const tokens = takeOptions(given.tokens ?? {}, ['accessToken', 'idToken', 'expiresAt'], 'tokens.');
  const account = takeAccount(given.account ?? {});
  const calls: ActionCall[] = [];
  const listeners = new Set<(state: AuthState) => void>();
  let refreshes = 0;
  let isDisposed = false;
  let endReason: EndReason = 'signOut';

  const show = (next: AuthState) => {
    state = next;
    if (state.view === 'signedOut') endReason = state.reason ?? 'signOut';
    for (const listener of listeners) listener(state);
  };
  const setState = (next: TestState | AnyView) => show(stateFrom(next, actions, now(), state));

  const actions = eachAction((action) => (...given) => {
    if (!canTake(state.view, action)) return;
    // `onClick={back}` passes the event, which no action takes.
    const args = given.filter((arg) => !isEvent(arg));
    // The types paired the arguments with the action at the call site; here the pair is one of many.
    calls.push({ action, args } as ActionCall);
    const handle = on[action] as ((...args: unknown[]) => TestState | undefined) | undefined;
    const next = handle?.(...args);
    if (next !== undefined) setState(next);
  });

  let state = stateFrom(initial, actions, now(), null);

  const getTokens: Auth['getTokens'] = async ({ forceRefresh = false } = {}) => {
    const home = homeOf(state);
    if (!home) return null;
    if (forceRefresh) refreshes += 1;
    const suffix = refreshes === 0 ? '' : `-${refreshes}`;
    return {
      accessToken: `access-token${suffix}`,
      idToken: `id-token${suffix}`,
      expiresAt: home.session.expiresAt,
      ...tokens,
    };
  };

  function getClaims(token?: 'id'): IdTokenClaims | null;
  function getClaims(token: 'access'): AccessTokenClaims | null;
  function getClaims(token: 'id' | 'access' = 'id') {
    const user = userOf(state);
    return token === 'id'
      ? (user?.claims ?? null)
      : user && frozen({ ...sampleAccessClaims(user), ...accessClaims });
  }

  const auth: TestAuth = {
    calls,
    get listeners() {
      return listeners.size;
    },
    setState,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    actions,
    getTokens,
    getAccessToken: async (request) => (await getTokens(request))?.accessToken ?? null,
    getClaims,
    getCapabilities: async () => ({ storage: 'memory', locks: false, channel: false }),
    ready: () => whenSettled(auth).then(() => state),
    dispose() {
      isDisposed = true;
      listeners.clear();
    },
  };
  return setInternals(
    auth,
    testInternals(account, {
      now: now(),
      user: () => userOf(state) ?? sampleViews(now()).home.user,
      isDisposed: () => isDisposed,
      endReason: () => endReason,
      onClaims(changed) {
        if (state.view !== 'home') return;
        const user = { ...state.user, claims: { ...state.user.claims, ...changed } };
        show(frozen({ ...state, user, page: { user } }));
      },
      onDeleted: () => setState({ view: 'signedOut', reason: 'deleted' }),
    }),
  );
}

const sampleAccessClaims = ({ username, claims }: User): AccessTokenClaims => ({
  sub: claims.sub,
  username,
  client_id: '1example23456789',
  scope: 'aws.cognito.signin.user.admin',
  token_use: 'access',
  iss: 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_AbC123',
  jti: '7d2c3b1a-9e8f-4a6b-8c5d-0f1e2d3c4b5a',
  ...(claims.auth_time !== undefined && { auth_time: claims.auth_time }),
  iat: claims.iat,
  exp: claims.exp,
});

/** The state of the session, also behind a step-up. */
const homeOf = (state: AuthState | null): StateOf<'home'> | null =>
  state && (state.view === 'home' ? state : (state.stepUp?.home ?? null));

function stateFrom(
  next: TestState | AnyView,
  actions: AllActions,
  now: number,
  last: AuthState | null,
): AuthState {
  const { view } = members(next);
  if (typeof view !== 'string' || !Object.hasOwn(actionsOf, view))
    throw new AuthError(
      'invalid-input',
      'The state must have the name of a view: createTestAuth({ view: "home" }).',
    );
  const valid = Object.fromEntries(actionsOf[view].map((name) => [name, actions[name]]));
  // A view in three parts: data from its sample where the test gives none, the data of the test, and its actions.
  const page = 'user' in next && next.user ? { page: { user: next.user } } : {};
  const given = { ...sampleViews(now)[next.view], ...page, ...next, ...valid };
  if (!('stepUp' in next && next.stepUp)) return frozen(given) as AuthState;
  const home = homeOf(last) ?? (stateFrom({ view: 'home' }, actions, now, null) as StateOf<'home'>);
  return frozen({ ...given, page: home.page, stepUp: { home } }) as AuthState;
}

const canTake = (view: View, action: Action) => (actionsOf[view] as readonly Action[]).includes(action);

const isEvent = (value: unknown) => typeof value === 'object' && value !== null && 'currentTarget' in value;

type RecordedAction = (...args: unknown[]) => void;

// Every action is valid in some view, so the table names all of them.
const ACTIONS: readonly Action[] = [...new Set(Object.values(actionsOf).flat())];

function eachAction(make: (action: Action) => RecordedAction): AllActions {
  return Object.fromEntries(ACTIONS.map((name) => [name, make(name)])) as Record<Action, RecordedAction>;
}
