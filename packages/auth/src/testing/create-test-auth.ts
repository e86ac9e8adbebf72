import type { Auth, Tokens } from '../api.ts';
import { sampleViews, type ViewSample } from '../chart/samples/views.ts';
import { setInternals } from '../internals.ts';
import { userOf } from '../ui/access.ts';
import { whenSettled } from '../ui/settled.ts';
import {
  type AccessTokenClaims,
  type AllActions,
  type AuthState,
  actionsOf,
  type IdTokenClaims,
  type User,
  type View,
} from '../views.ts';
import type { TestAccount } from './account-fetch.ts';
import { testInternals } from './test-internals.ts';

type Action = keyof AllActions;

/** A state to put an app in: the view, and what of its data the test cares about. */
export type TestState = { [V in View]: { readonly view: V } & Partial<ViewSample<V>> }[View];

type MembersOf<State> = State extends unknown ? keyof State : never;

/** A view that is not known before the test runs: the compiler pairs views with their data up to 25 of them, and no further. */
export type AnyView = { readonly view: View } & {
  readonly [Member in MembersOf<{ [V in View]: ViewSample<V> }[View]>]?: undefined;
};

/** A call that the app made of an action that its view could take. */
export type ActionCall = {
  [A in Action]: { readonly action: A; readonly args: Parameters<AllActions[A]> };
}[Action];

/** What the server would have answered: gives the next state, or nothing to stay. */
export type ActionHandlers = {
  readonly [A in Action]?: (...args: Parameters<AllActions[A]>) => TestState | undefined;
};

export interface TestAuthOptions {
  /** Lets an action lead somewhere: `{ signIn: () => ({ view: 'home' }) }`. */
  readonly on?: ActionHandlers;
  /** What `getTokens()` gives in `home`. */
  readonly tokens?: Partial<Tokens>;
  /** What the functions of `@latchkey/auth/account` find and change in `home`. */
  readonly account?: TestAccount;
  /** Claims of the access token in `home`, for `getClaims('access')`: `{ scope: 'notes/write' }`. */
  readonly accessClaims?: Partial<AccessTokenClaims>;
  /** Epoch milliseconds; the times of the default data are counted from it. Default: `Date.now`. */
  readonly now?: () => number;
}

export interface TestAuth extends Auth {
  /** Every action that was called, in order, where the view could take it. */
  readonly calls: readonly ActionCall[];
  /** How many listen: 0 after an app has unmounted. */
  readonly listeners: number;
  setState(next: TestState | AnyView): void;
}

/**
 * An `Auth` without a pool: shows the state it is given and records what the app asks for.
 *
 * @example
 * const auth = createTestAuth({ view: 'totpCode' });
 * await render(<AuthProvider auth={auth}><App /></AuthProvider>);
 * await page.getByRole('button', { name: 'Continue' }).click();
 * expect(auth.calls).toEqual([{ action: 'submitCode', args: ['123456'] }]);
 */
export function createTestAuth(initial: TestState | AnyView, options: TestAuthOptions = {}): TestAuth {
  const { on = {}, now = Date.now } = options;
  const calls: ActionCall[] = [];
  const listeners = new Set<(state: AuthState) => void>();
  let refreshes = 0;
  let isDisposed = false;

  const setState = (next: TestState | AnyView) => {
    state = stateFrom(next, actions, now());
    for (const listener of listeners) listener(state);
  };

  const actions = eachAction((action) => (...given) => {
    if (!canTake(state.view, action)) return;
    // `onClick={back}` hands the event over, which no action takes.
    const args = given.filter((arg) => !isEvent(arg));
    // The types tied the arguments to the action where it was called: here they are one of many pairs.
    calls.push({ action, args } as ActionCall);
    const handle = on[action] as ((...args: unknown[]) => TestState | undefined) | undefined;
    const next = handle?.(...args);
    if (next !== undefined) setState(next);
  });

  let state = stateFrom(initial, actions, now());

  const getTokens: Auth['getTokens'] = async ({ forceRefresh = false } = {}) => {
    if (state.view !== 'home') return null;
    if (forceRefresh) refreshes += 1;
    const suffix = refreshes === 0 ? '' : `-${refreshes}`;
    return {
      accessToken: `access-token${suffix}`,
      idToken: `id-token${suffix}`,
      expiresAt: state.session.expiresAt,
      ...options.tokens,
    };
  };

  function getClaims(token?: 'id'): IdTokenClaims | null;
  function getClaims(token: 'access'): AccessTokenClaims | null;
  function getClaims(token: 'id' | 'access' = 'id') {
    const user = userOf(state);
    return token === 'id'
      ? (user?.claims ?? null)
      : user && { ...sampleAccessClaims(user), ...options.accessClaims };
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
    testInternals(options.account ?? {}, {
      now: now(),
      user: () => userOf(state) ?? sampleViews(now()).home.user,
      isDisposed: () => isDisposed,
      onSignedOut: () => setState({ view: 'signedOut' }),
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

function stateFrom(next: TestState | AnyView, actions: AllActions, now: number): AuthState {
  const valid = Object.fromEntries(actionsOf[next.view].map((name) => [name, actions[name]]));
  // The three parts of one view: its sample fills in what the test leaves out, and its actions.
  const page = 'user' in next && next.user ? { page: { user: next.user } } : {};
  return Object.freeze({ ...sampleViews(now)[next.view], ...page, ...next, ...valid }) as AuthState;
}

const canTake = (view: View, action: Action) => (actionsOf[view] as readonly Action[]).includes(action);

const isEvent = (value: unknown) => typeof value === 'object' && value !== null && 'currentTarget' in value;

type RecordedAction = (...args: unknown[]) => void;

function eachAction(make: (action: Action) => RecordedAction): AllActions {
  // Every action is valid in some view, so the table names them all.
  const names = new Set(Object.values(actionsOf).flat());
  return Object.fromEntries([...names].map((name) => [name, make(name)])) as Record<Action, RecordedAction>;
}
