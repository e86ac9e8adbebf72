/**
 * The services and watchers as actors: a promise for each port, a callback for each watcher.
 *
 * @module
 */
import { type EventObject, fromCallback, fromPromise } from 'xstate';
import type { AuthServices, AuthWatchers, Watcher } from './ports.ts';
import type { AuthActors } from './setup.ts';

const port = <Input, Output>(run: (input: Input, signal: AbortSignal) => Promise<Output>) =>
  fromPromise<Output, Input>(({ input, signal }) => run(input, signal));

const watcher = <Event extends EventObject>(watch: Watcher<Event>) =>
  fromCallback<EventObject>(({ sendBack }) => watch(sendBack));

export const createActors = (services: AuthServices, watchers: AuthWatchers): AuthActors => ({
  restoreSession: port(services.restoreSession),
  prepareSrp: port(services.prepareSrp),
  initiateAuth: port(services.initiateAuth),
  respond: port(services.respond),
  forgetLocalDevice: port(services.forgetLocalDevice),
  associateTotp: port(services.associateTotp),
  verifyTotp: port(services.verifyTotp),
  assertPasskey: port(services.assertPasskey),
  signUp: port(services.signUp),
  confirmSignUp: port(services.confirmSignUp),
  resendSignUp: port(services.resendSignUp),
  autoSignIn: port(services.autoSignIn),
  requestReset: port(services.requestReset),
  confirmReset: port(services.confirmReset),
  refreshTokens: port(services.refreshTokens),
  confirmDevice: port(services.confirmDevice),
  updateDevice: port(services.updateDevice),
  revokeTokens: port(services.revokeTokens),
  clearSession: port(services.clearSession),
  watchConnection: watcher(watchers.watchConnection),
  watchClock: watcher(watchers.watchClock),
  watchTabs: watcher(watchers.watchTabs),
});
