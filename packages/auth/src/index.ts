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
  Remember,
  SessionOrigin,
  SessionStatus,
  SignInFlow,
  SignOutScope,
  TotpSetup,
} from './model.ts';
export { onUserChange, type UserChange, type UserChangeReason } from './on-user-change.ts';
export type {
  Attributes,
  ClientMetadata,
  ConfirmSignUpOptions,
  SignInRequest,
  SignOutOptions,
  SignUpRequest,
} from './requests.ts';
export type {
  AccessTokenClaims,
  AuthActions,
  AuthState,
  HomeData,
  Identity,
  IdTokenClaims,
  StateOf,
  User,
  View,
} from './views.ts';
export { actionsOf } from './views.ts';
export { type StateIn, type WaitOptions, waitFor } from './wait-for.ts';
