export type * from './api.ts';
export type {
  Delivery,
  Factor,
  Fault,
  FaultKind,
  Mfa,
  SessionInfo,
  SignInFlow,
  SignOutScope,
  TotpSetup,
} from './machine/ports.ts';
export type * from './state/state.ts';
