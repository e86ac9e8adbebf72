/**
 * The statechart as an XState machine: to run with your own services, to spawn from your own machine, or to inspect with
 * XState's tools. `createAuth` runs the same machine with the services for Cognito.
 *
 * @module
 */
export type * from '../model.ts';
export type { Sealed } from '../sealed.ts';
export type { View } from '../views.ts';
export { createAuthMachine, seal, unseal } from './checked.ts';
export type { AuthContext, AuthInput, TabRole } from './context.ts';
export type { AuthEvent } from './events.ts';
export { managedLoginChart } from './managed-login.ts';
export type {
  AuthEmitted,
  AuthReply,
  AuthServices,
  AuthWatchers,
  ChallengeReply,
  DeliveredReply,
  DoneReply,
  FaultReply,
  Kept,
  ManagedLoginPort,
  Ports,
  RedirectInput,
  RedirectReply,
  Reply,
  SessionReply,
  Watcher,
} from './ports.ts';
export type { AuthMachine } from './setup.ts';
export { noWatchers, standInServices, systemTiming } from './stand-ins.ts';
export type { AuthMeta, AuthTag } from './tags.ts';
export type { Timing } from './timing.ts';
