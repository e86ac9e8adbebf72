/**
 * Stand-ins for the services, watchers and timing that an app does not provide.
 *
 * @module
 */
import type { AuthServices, AuthWatchers, FaultReply } from './ports.ts';
import type { Timing } from './timing.ts';

const refuse = async (): Promise<FaultReply> => ({
  kind: 'fault',
  fault: { kind: 'configuration', code: 'not-provided' },
});
const done = async () => ({ kind: 'done' }) as const;

/** Nothing is stored, and every request is refused with the fault `configuration`, code `not-provided`. */
export const standInServices: AuthServices = {
  restoreSession: async () => ({ kind: 'none' }),
  prepareSrp: refuse,
  initiateAuth: refuse,
  respond: refuse,
  prepareRedirect: refuse,
  leavePage: done,
  showWindow: refuse,
  claimRedirect: refuse,
  exchangeCode: refuse,
  forgetLocalDevice: done,
  associateTotp: refuse,
  verifyTotp: refuse,
  assertPasskey: refuse,
  signUp: refuse,
  confirmSignUp: refuse,
  resendSignUp: refuse,
  autoSignIn: refuse,
  requestReset: refuse,
  confirmReset: refuse,
  refreshTokens: refuse,
  confirmDevice: refuse,
  updateDevice: refuse,
  revokeTokens: refuse,
  clearSession: done,
};

const silent = () => () => {};

/** Watchers that never send: one tab, always online, never resumed. */
export const noWatchers: AuthWatchers = {
  watchConnection: silent,
  watchClock: silent,
  watchTabs: silent,
};

/** The system's clock, and a page that is online, visible and in focus. */
export const systemTiming: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  page: { online: () => true, visible: () => true, focused: () => true },
};
