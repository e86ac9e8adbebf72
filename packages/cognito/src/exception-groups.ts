import type { ExceptionList } from './exception-names.ts';

/** Exceptions of every operation, so that none has to list them. */
export const COMMON = [
  'InternalErrorException',
  'InvalidParameterException',
  'OperationNotEnabledException',
] as const satisfies ExceptionList;

/** Operations in which a Lambda trigger can take part. */
export const TRIGGER = [
  'ForbiddenException',
  'InvalidLambdaResponseException',
  'UnexpectedLambdaException',
  'UserLambdaValidationException',
] as const satisfies ExceptionList;

/** Exceptions of operations that send email or SMS messages: the pool's settings for that are wrong. */
export const SENDING = [
  'InvalidEmailRoleAccessPolicyException',
  'InvalidSmsRoleAccessPolicyException',
  'InvalidSmsRoleTrustRelationshipException',
] as const satisfies ExceptionList;

/** The user's account is in a state that does not allow it. */
export const ACCOUNT = [
  'ForbiddenException',
  'NotAuthorizedException',
  'PasswordResetRequiredException',
  'ResourceNotFoundException',
  'UserNotConfirmedException',
] as const satisfies ExceptionList;

/** Operations that an access token authorises. */
export const TOKEN = [
  ACCOUNT,
  'TooManyRequestsException',
  'UserNotFoundException',
] as const satisfies ExceptionList;
