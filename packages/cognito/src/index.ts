/**
 * The Amazon Cognito user-pool API, typed: a function for each operation, and the fluent InitiateAuth builder.
 * @module
 */
export { createBareClient } from './bare-client.ts';
export { type CognitoClient, createCognitoClient } from './client.ts';
export type {
  BareClient,
  BareClientConfig,
  ClientConfig,
  GetWafToken,
  RequestOptions,
  WafTokenRequest,
} from './client-types.ts';
export { type Clock, systemClock } from './clock.ts';
export { boundedDelay } from './delay.ts';
export { endpointOf, isSafeEndpoint } from './endpoint.ts';
export * from './errors.ts';
export type { ExceptionName } from './exception-names.ts';
export { InitiateAuthBuilder } from './initiate-auth/builder.ts';
export { CustomizedInitiateAuth } from './initiate-auth/customized.ts';
export type { AuthFlow, AuthParametersByFlow } from './initiate-auth/parameters.ts';
export type { InitiateAuthDraft } from './initiate-auth/type-state.ts';
export type * from './model.ts';
export { type ErrorOf, isErrorOf, type Operation } from './operation.ts';
export type { OperationFunction } from './operation-function.ts';
export * from './operations/associate-software-token.ts';
export * from './operations/change-password.ts';
export * from './operations/complete-web-authn-registration.ts';
export * from './operations/confirm-device.ts';
export * from './operations/confirm-forgot-password.ts';
export * from './operations/confirm-sign-up.ts';
export * from './operations/delete-user.ts';
export * from './operations/delete-user-attributes.ts';
export * from './operations/delete-web-authn-credential.ts';
export * from './operations/forget-device.ts';
export * from './operations/forgot-password.ts';
export * from './operations/get-device.ts';
export * from './operations/get-tokens-from-refresh-token.ts';
export * from './operations/get-user.ts';
export * from './operations/get-user-attribute-verification-code.ts';
export * from './operations/get-user-auth-factors.ts';
export * from './operations/global-sign-out.ts';
export * from './operations/initiate-auth.ts';
export * from './operations/list-devices.ts';
export * from './operations/list-user-sessions.ts';
export * from './operations/list-web-authn-credentials.ts';
export * from './operations/resend-confirmation-code.ts';
export * from './operations/respond-to-auth-challenge.ts';
export * from './operations/revoke-token.ts';
export * from './operations/revoke-user-session.ts';
export * from './operations/set-user-mfa-preference.ts';
export * from './operations/sign-up.ts';
export * from './operations/start-web-authn-registration.ts';
export * from './operations/update-auth-event-feedback.ts';
export * from './operations/update-device-status.ts';
export * from './operations/update-user-attributes.ts';
export * from './operations/verify-software-token.ts';
export * from './operations/verify-user-attribute.ts';
export { redacted } from './redaction.ts';
export type { RetryOptions } from './retry.ts';
export { secretHash } from './secret-hash.ts';
export type { Fetch } from './transport.ts';
export { withWafToken } from './waf-token.ts';
