/** Every operation has these, so that none lists them. */
export const COMMON = 'Forbidden InternalError InvalidParameter OperationNotEnabled';

/** The operations that a trigger can take part in. */
export const TRIGGER = 'InvalidLambdaResponse UnexpectedLambda UserLambdaValidation';

/** Sending by e-mail or SMS is misconfigured. */
export const SENDING =
  'InvalidEmailRoleAccessPolicy InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship';

/** The user's account is not in a state to go on. */
export const ACCOUNT = 'NotAuthorized PasswordResetRequired ResourceNotFound UserNotConfirmed';

/** Operations authorised by an access token. */
export const TOKEN = `${ACCOUNT} TooManyRequests UserNotFound` as const;
