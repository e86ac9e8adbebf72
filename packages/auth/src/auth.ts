/**
 * Creates the `Auth` object: one actor for the life of the page, and its public state.
 *
 * @module
 */
import { createActor } from 'xstate';
import type { Auth, AuthConfig, AuthWith, Environment } from './api.ts';
import { runningTimer } from './browser/clock.ts';
import { openTabs } from './browser/tabs.ts';
import { callEach, inspectorOf, report } from './call-each.ts';
import { resolveConfig } from './config.ts';
import { browserEnvironment, chanceOf } from './environment.ts';
import { AuthError } from './errors.ts';
import type { Extension } from './extension.ts';
import { createClaimsGetter } from './get-claims.ts';
import { createTokenGetter } from './get-tokens.ts';
import { setInternals } from './internals.ts';
import { openRemote } from './isolation/remote.ts';
import type { AuthEvent } from './machine/events.ts';
import { createAuthMachine } from './machine/machine.ts';
import type { EndReason } from './model.ts';
import type { Overlay } from './overlay.ts';
import { restoreAfter } from './restore-after.ts';
import { pendingSignInOf, savePendingSignIn } from './save-pending-sign-in.ts';
import { unseal } from './sealed.ts';
import { loadLink } from './services/load.ts';
import { openLocal } from './services/local.ts';
import { createWatchers } from './services/watchers.ts';
import { createActions } from './state/actions.ts';
import { warnOfDropped } from './state/dropped.ts';
import { createProjection } from './state/projection.ts';
import { isFunction, take } from './state/take.ts';
import { openOver } from './vault/over.ts';
import type { AuthState, ManagedLoginActions, StateOf, View } from './views.ts';

/**
 * Starts the session of this page: restores what is stored, or waits for a sign-in. Create one for each app client, outside
 * of any component, and keep it.
 *
 * @throws AuthError `invalid-config`
 */
export const createAuth = (options: AuthConfig): Auth =>
  createExtendedAuth(options, { services: ({ place }) => place.services, actions: () => ({}) });

/** `createAuth` with what another entry adds. @throws AuthError `invalid-config` */
export function createExtendedAuth<Added extends Partial<ManagedLoginActions>>(
  options: AuthConfig,
  extension: Extension<Added>,
): AuthWith<Added> {
  const config = resolveConfig(options, extension.options);
  type State = StateOf<View, Added>;
  const environment: Environment = { ...browserEnvironment(), ...config.environment };
  const { clock, locks } = environment;
  const { inspect } = config;
  const random = chanceOf(environment);
  const tabs = openTabs(environment, `latchkey|${config.scope}`);
  const over =
    config.storage === 'memory'
      ? undefined
      : openOver(environment, config.scope, config.isolation !== 'worker');
  const page = { config, environment, tabs, over };
  const pendingSignIn = () => pendingSignInOf(actor.getSnapshot());
  const place =
    config.isolation === 'worker'
      ? openRemote(async (session) => (await loadLink()).openLink(config, page, session), clock)
      : openLocal(page, pendingSignIn);
  const { vault, catchUp } = place;

  const timing = { now: () => vault.session.now(), random, page: environment.page };
  const watchers = createWatchers({ ...page, vault, catchUp, ready: () => started() });
  let isTakingOver = config.takeOver !== undefined;
  const takeOver = async () => {
    try {
      // `auth` is assigned later in this turn.
      await Promise.resolve().then(() => config.takeOver?.(auth));
    } catch (error) {
      report(error);
    }
    isTakingOver = false;
    // The splash did not wait that long.
    if (state.view !== 'splash') send({ type: 'storage.changed' });
  };
  const extended = extension.services({ ...page, place, ready: () => ready() });
  const services = isTakingOver ? restoreAfter(takeOver, extended) : extended;
  const machine = createAuthMachine(services, watchers, timing, extension.chart);
  const actor = createActor(machine, {
    input: { flow: config.flow, onExpired: config.onExpired, tabs: locks !== null },
    clock: {
      setTimeout: (run, milliseconds) => runningTimer(clock, milliseconds, run),
      clearTimeout: (cancel: () => void) => cancel(),
    },
    ...(inspect && {
      inspect: (event) => callEach([inspectorOf(inspect)], event),
    }),
  });
  const send = (event: AuthEvent) => actor.send(event);
  /** Actions called during the splash wait for the first view; a sign-out does not. */
  const act = (event: AuthEvent) => {
    if (overlay?.take(event)) return;
    if (event.type === 'signOut.request') {
      // The page may be left, or this object disposed, before the storage is read (then the lineage is `STORED`) or written.
      if ('signOut' in session) over?.put(vault.session.held().lineage, event.scope);
    } else if (state.view === 'splash') {
      ready().then(
        () => send(event),
        () => {},
      );
      return;
    }
    send(event);
  };
  let actions = { ...createActions(act), ...extension.actions(act) };
  try {
    if (process.env.NODE_ENV !== 'production') actions = warnOfDropped(actions, () => state.view);
  } catch {
    // A page without a bundler has no `process`.
  }
  const project = createProjection(actions, {
    claims: () => vault.session.claims(),
    totp: () => {
      const { totp } = actor.getSnapshot().context;
      return totp && unseal(totp);
    },
  });

  /** Called while the person types. */
  const prepare = () => {
    if (!disposed && takesSignIn(state)) place.prepare();
  };
  const listeners = new Set<(state: State) => void>();
  /** Called when the state of the session itself changes, even behind a step-up. */
  const waiting = new Set<() => void>();
  let disposed = false;
  let overlay: Overlay | null = null;
  let session = project(actor.getSnapshot());
  let state: State = session;
  const show = () => {
    const before = state;
    state = overlay?.over(session) ?? session;
    if (state !== before) callEach(listeners, state);
  };
  actor.subscribe((snapshot) => {
    const before = session;
    session = project(snapshot);
    if (session !== before) callEach(waiting);
    show();
    if (takesSignIn(session) && !takesSignIn(before)) environment.whenIdle(prepare);
  });
  let endReason: EndReason = 'signOut';
  actor.on('session.ended', ({ reason }) => {
    endReason = reason;
  });
  actor.on('session.expired', () => {
    endReason = 'expired';
  });
  savePendingSignIn(actor, vault.pendingSignIn);
  actor.start();

  const until = (check: (state: State) => boolean): Promise<State> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (disposed) reject(new AuthError('disposed', 'dispose() was called: create a new Auth.'));
        else if (check(session)) resolve(session);
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  const ready = () => until(({ view }) => view !== 'splash');
  /** Also waits for a sign-out that was requested during the splash: the session it ends was never signed in here. */
  const started = () => until(({ view }) => view !== 'splash' && view !== 'signingOut');
  // Loaded before it is first needed, but never before the first paint.
  ready().then(
    () =>
      environment.whenIdle(() => {
        if (disposed) return;
        place.load();
        // A failed write or revocation waits for the next attempt.
        catchUp().catch(() => {});
      }),
    () => {},
  );
  const getTokens = createTokenGetter({ vault, clock }, { ready, until, send });

  const auth: AuthWith<Added> = {
    getState: () => state,
    subscribe(listener) {
      take(listener, isFunction);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    actions,
    getTokens,
    getAccessToken: async (wish) => (await getTokens(wish))?.accessToken ?? null,
    getClaims: createClaimsGetter(vault.session),
    getCapabilities: async () => ({ ...(await vault.capabilities()), channel: tabs.isOpen }),
    ready,
    dispose() {
      disposed = true;
      actor.stop();
      tabs.close();
      place.close();
      callEach(waiting);
      callEach(listeners, state);
    },
  };
  return setInternals(auth, {
    ...page,
    vault,
    backend: place.backend,
    actor,
    send,
    services,
    cover(over) {
      overlay = over;
      show();
    },
    pendingSignIn,
    isTakingOver: () => isTakingOver,
    isDisposed: () => disposed,
    endReason: () => endReason,
  });
}

/** Whether a form for username and password is open, or one click away. */
const takesSignIn = ({ view, busy }: AuthState): boolean =>
  !busy && (view === 'signedOut' || view === 'signIn' || view === 'expired');
