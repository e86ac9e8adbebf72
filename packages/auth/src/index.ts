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
  DeviceStatus,
  EndReason,
  Factor,
  Fault,
  FaultKind,
  FaultReason,
  Mfa,
  Notice,
  SessionStatus,
  SignInFlow,
  SignOutScope,
  TotpSetup,
} from './model.ts';
export { onUserChange, type UserChange, type UserChangeReason } from './on-user-change.ts';
export type {
  AccessTokenClaims,
  Attributes,
  AuthActions,
  AuthState,
  ClientMetadata,
  ConfirmSignUpOptions,
  HomeData,
  IdTokenClaims,
  SignInRequest,
  SignUpRequest,
  StateOf,
  User,
  View,
} from './views.ts';
export { actionsOf } from './views.ts';
export { type StateIn, type WaitOptions, waitFor } from './wait-for.ts';
