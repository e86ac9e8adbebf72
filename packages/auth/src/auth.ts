/**
 * The object an app holds: one actor for the life of the page, and what it shows.
 *
 * @module
 */
import { createActor } from 'xstate';
import type { Auth, AuthConfig } from './api.ts';
import { openTabs } from './browser/tabs.ts';
import { resolveConfig } from './config.ts';
import { browserEnvironment, chanceOf } from './environment.ts';
import { AuthError } from './errors.ts';
import { createClaimsGetter } from './get-claims.ts';
import { createTokenGetter } from './get-tokens.ts';
import { setInternals } from './internals.ts';
import { openRemote } from './isolation/remote.ts';
import type { AuthEvent } from './machine/events.ts';
import { createAuthMachine } from './machine/machine.ts';
import type { EndReason } from './model.ts';
import { pendingSignInOf, savePendingSignIn } from './save-pending-sign-in.ts';
import { unseal } from './sealed.ts';
import type { BaseContext } from './services/context.ts';
import { loadAll, loadSession } from './services/load.ts';
import { notLoaded } from './services/not-loaded.ts';
import { createServices } from './services/services.ts';
import { createWatchers } from './services/watchers.ts';
import { createActions } from './state/actions.ts';
import { createProjection } from './state/projection.ts';
import { openVault, type PageVault } from './vault/vault.ts';
import type { AuthState } from './views.ts';

/**
 * Starts the session of this page: takes up what is stored, or waits for a sign-in. Make one for each app client, outside of
 * any component, and keep it.
 *
 * @throws AuthError `invalid-config`
 */
export function createAuth(options: AuthConfig): Auth {
  const config = resolveConfig(options);
  const environment = { ...browserEnvironment(), ...options.environment };
  const { clock, locks } = environment;
  const random = chanceOf(environment);
  const isolated = config.isolation === 'worker';
  const context: BaseContext = {
    config,
    environment,
    vault: openVault(environment, config.scope, isolated ? 'memory' : config.storage),
    tabs: openTabs(environment, `latchkey|${config.scope}`),
  };
  const { tabs } = context;
  const connect = async () =>
    (await import('./isolation/page.ts').catch(notLoaded)).connect(config, environment, tabs);
  const remote = isolated ? openRemote(connect, clock) : null;
  const vault: PageVault = remote?.vault ?? context.vault;
  const services = createServices(context);

  const timing = { now: () => vault.session.now(), random, page: environment.page };
  /** Does what could not be done before. What fails waits for the next time. */
  const catchUp = async () => {
    await (remote ? remote.ask('catchUp') : (await loadSession()).catchUp(context));
  };
  const machine = createAuthMachine(
    remote?.isolate(services) ?? services,
    createWatchers({
      ...context,
      vault,
      catchUp,
      ready: () => ready(),
    }),
    timing,
  );
  const actor = createActor(machine, {
    input: { flow: config.flow, onExpired: config.onExpired, tabs: locks !== null },
    clock,
    ...(options.inspect && { inspect: options.inspect }),
  });
  const send = (event: AuthEvent) => actor.send(event);
  const actions = createActions(send);
  const project = createProjection(actions, {
    claims: () => vault.session.claims(),
    totp: () => {
      const { totp } = actor.getSnapshot().context;
      return totp && unseal(totp);
    },
  });

  const listeners = new Set<(state: AuthState) => void>();
  const tell = () => {
    for (const listener of listeners) listener(state);
  };
  let disposed = false;
  let state = project(actor.getSnapshot());
  actor.subscribe((snapshot) => {
    const before = state;
    state = project(snapshot);
    if (state !== before) tell();
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

  const subscribe = (listener: (state: AuthState) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  const until = (check: (state: AuthState) => boolean): Promise<AuthState> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (disposed) reject(new AuthError('disposed', 'dispose() was called: make a new Auth.'));
        else if (check(state)) resolve(state);
        else return;
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });
  const ready = () => until(({ view }) => view !== 'splash');
  // Here already when it is first needed, and never in the way of what the page shows first. A worker has it in its file.
  const loadRest = () => {
    if (disposed) return;
    if (!remote) void loadAll();
    catchUp().catch(ignore);
  };
  ready().then(
    () => environment.whenIdle(loadRest),
    () => {},
  );
  const getTokens = createTokenGetter({ vault, clock }, { ready, until, send });

  const auth: Auth = {
    getState: () => state,
    subscribe,
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
      remote?.close();
      tell();
    },
  };
  const backend = remote?.ask ?? context.vault;
  return setInternals(auth, {
    ...context,
    vault,
    backend,
    send,
    pendingSignIn: () => pendingSignInOf(actor.getSnapshot()),
    isDisposed: () => disposed,
    endReason: () => endReason,
  });
}

const ignore = () => {};
