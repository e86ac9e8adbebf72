/**
 * The Amazon Cognito user-pool API, typed: one function an operation, and the fluent InitiateAuth builder.
 * @module
 */
export { createBareClient } from './bare-client.ts';
export { type CognitoClient, createCognitoClient } from './client.ts';
export type { BareClient, ClientConfig, RequestOptions } from './client-types.ts';
export type { Clock } from './clock.ts';
export * from './errors.ts';
export { exceptionClass } from './exception-class.ts';
export * from './exceptions.ts';
export type { AuthFlow, AuthParametersByFlow } from './initiate-auth/parameters.ts';
export type * from './model.ts';
export type { Operation, OperationError } from './operation.ts';
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
export * from './operations/list-web-authn-credentials.ts';
export * from './operations/resend-confirmation-code.ts';
export * from './operations/respond-to-auth-challenge.ts';
export * from './operations/revoke-token.ts';
export * from './operations/set-user-mfa-preference.ts';
export * from './operations/sign-up.ts';
export * from './operations/start-web-authn-registration.ts';
export * from './operations/update-device-status.ts';
export * from './operations/update-user-attributes.ts';
export * from './operations/verify-software-token.ts';
export * from './operations/verify-user-attribute.ts';
export { redacted } from './redaction.ts';
export type { RetryOptions } from './retry.ts';
export { secretHash } from './secret-hash.ts';
export type { Fetch } from './transport.ts';
