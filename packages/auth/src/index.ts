/**
 * The whole life of an Amazon Cognito session, as one statechart.
 *
 * @module
 */
export type {
  Auth,
  AuthConfig,
  Capabilities,
  Environment,
  EnvironmentClock,
  PageEvent,
  PageEvents,
  Tokens,
} from './api.ts';
export { createAuth } from './auth.ts';
export { browserEnvironment } from './environment.ts';
export { AuthError, type AuthErrorCode } from './errors.ts';
export type {
  Delivery,
  Factor,
  Fault,
  FaultKind,
  Mfa,
  SignInFlow,
  SignOutScope,
  TotpSetup,
} from './machine/ports.ts';
export type {
  Attributes,
  AuthActions,
  AuthState,
  ClientMetadata,
  DeviceStatus,
  HomeData,
  IdTokenClaims,
  SessionStatus,
  SignInRequest,
  SignUpRequest,
  StateOf,
  User,
  View,
} from './state/state.ts';
export { actionsOf } from './state/views.ts';
