/** Every operation has these. */
export const COMMON = ['Forbidden', 'InternalError', 'InvalidParameter', 'OperationNotEnabled'] as const;

/** The operations that a trigger can take part in. */
export const TRIGGER = ['InvalidLambdaResponse', 'UnexpectedLambda', 'UserLambdaValidation'] as const;

/** Sending by e-mail or SMS is misconfigured. */
export const SENDING = [
  'InvalidEmailRoleAccessPolicy',
  'InvalidSmsRoleAccessPolicy',
  'InvalidSmsRoleTrustRelationship',
] as const;

/** The user's account is not in a state to go on. */
export const ACCOUNT = [
  'NotAuthorized',
  'PasswordResetRequired',
  'ResourceNotFound',
  'UserNotConfirmed',
] as const;

/** Operations authorised by an access token. */
export const TOKEN = [...COMMON, ...ACCOUNT, 'TooManyRequests', 'UserNotFound'] as const;
