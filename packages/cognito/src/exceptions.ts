/**
 * A class for each exception of Cognito's service model, for `instanceof`. A `switch` over `error.code` needs none of them.
 * @module
 */
import type { ServiceException } from './errors.ts';
import { exceptionClass } from './exception-class.ts';

export const AliasExistsException = /*#__PURE__*/ exceptionClass('AliasExistsException');
export type AliasExistsException = ServiceException<'AliasExistsException'>;
export const CodeDeliveryFailureException = /*#__PURE__*/ exceptionClass('CodeDeliveryFailureException');
export type CodeDeliveryFailureException = ServiceException<'CodeDeliveryFailureException'>;
export const CodeMismatchException = /*#__PURE__*/ exceptionClass('CodeMismatchException');
export type CodeMismatchException = ServiceException<'CodeMismatchException'>;
export const ConcurrentModificationException = /*#__PURE__*/ exceptionClass(
  'ConcurrentModificationException',
);
export type ConcurrentModificationException = ServiceException<'ConcurrentModificationException'>;
export const DeviceKeyExistsException = /*#__PURE__*/ exceptionClass('DeviceKeyExistsException');
export type DeviceKeyExistsException = ServiceException<'DeviceKeyExistsException'>;
export const EnableSoftwareTokenMFAException = /*#__PURE__*/ exceptionClass(
  'EnableSoftwareTokenMFAException',
);
export type EnableSoftwareTokenMFAException = ServiceException<'EnableSoftwareTokenMFAException'>;
export const ExpiredCodeException = /*#__PURE__*/ exceptionClass('ExpiredCodeException');
export type ExpiredCodeException = ServiceException<'ExpiredCodeException'>;
export const FeatureUnavailableInTierException = /*#__PURE__*/ exceptionClass(
  'FeatureUnavailableInTierException',
);
export type FeatureUnavailableInTierException = ServiceException<'FeatureUnavailableInTierException'>;
export const ForbiddenException = /*#__PURE__*/ exceptionClass('ForbiddenException');
export type ForbiddenException = ServiceException<'ForbiddenException'>;
export const InternalErrorException = /*#__PURE__*/ exceptionClass('InternalErrorException');
export type InternalErrorException = ServiceException<'InternalErrorException'>;
export const InvalidEmailRoleAccessPolicyException = /*#__PURE__*/ exceptionClass(
  'InvalidEmailRoleAccessPolicyException',
);
export type InvalidEmailRoleAccessPolicyException = ServiceException<'InvalidEmailRoleAccessPolicyException'>;
export const InvalidLambdaResponseException = /*#__PURE__*/ exceptionClass('InvalidLambdaResponseException');
export type InvalidLambdaResponseException = ServiceException<'InvalidLambdaResponseException'>;
export const InvalidParameterException = /*#__PURE__*/ exceptionClass('InvalidParameterException');
export type InvalidParameterException = ServiceException<'InvalidParameterException'>;
export const InvalidPasswordException = /*#__PURE__*/ exceptionClass('InvalidPasswordException');
export type InvalidPasswordException = ServiceException<'InvalidPasswordException'>;
export const InvalidSmsRoleAccessPolicyException = /*#__PURE__*/ exceptionClass(
  'InvalidSmsRoleAccessPolicyException',
);
export type InvalidSmsRoleAccessPolicyException = ServiceException<'InvalidSmsRoleAccessPolicyException'>;
export const InvalidSmsRoleTrustRelationshipException = /*#__PURE__*/ exceptionClass(
  'InvalidSmsRoleTrustRelationshipException',
);
export type InvalidSmsRoleTrustRelationshipException =
  ServiceException<'InvalidSmsRoleTrustRelationshipException'>;
export const InvalidUserPoolConfigurationException = /*#__PURE__*/ exceptionClass(
  'InvalidUserPoolConfigurationException',
);
export type InvalidUserPoolConfigurationException = ServiceException<'InvalidUserPoolConfigurationException'>;
export const LimitExceededException = /*#__PURE__*/ exceptionClass('LimitExceededException');
export type LimitExceededException = ServiceException<'LimitExceededException'>;
export const MFAMethodNotFoundException = /*#__PURE__*/ exceptionClass('MFAMethodNotFoundException');
export type MFAMethodNotFoundException = ServiceException<'MFAMethodNotFoundException'>;
export const NotAuthorizedException = /*#__PURE__*/ exceptionClass('NotAuthorizedException');
export type NotAuthorizedException = ServiceException<'NotAuthorizedException'>;
export const OperationNotEnabledException = /*#__PURE__*/ exceptionClass('OperationNotEnabledException');
export type OperationNotEnabledException = ServiceException<'OperationNotEnabledException'>;
export const PasswordHistoryPolicyViolationException = /*#__PURE__*/ exceptionClass(
  'PasswordHistoryPolicyViolationException',
);
export type PasswordHistoryPolicyViolationException =
  ServiceException<'PasswordHistoryPolicyViolationException'>;
export const PasswordResetRequiredException = /*#__PURE__*/ exceptionClass('PasswordResetRequiredException');
export type PasswordResetRequiredException = ServiceException<'PasswordResetRequiredException'>;
export const RefreshTokenReuseException = /*#__PURE__*/ exceptionClass('RefreshTokenReuseException');
export type RefreshTokenReuseException = ServiceException<'RefreshTokenReuseException'>;
export const ResourceNotFoundException = /*#__PURE__*/ exceptionClass('ResourceNotFoundException');
export type ResourceNotFoundException = ServiceException<'ResourceNotFoundException'>;
export const SoftwareTokenMFANotFoundException = /*#__PURE__*/ exceptionClass(
  'SoftwareTokenMFANotFoundException',
);
export type SoftwareTokenMFANotFoundException = ServiceException<'SoftwareTokenMFANotFoundException'>;
export const TooManyFailedAttemptsException = /*#__PURE__*/ exceptionClass('TooManyFailedAttemptsException');
export type TooManyFailedAttemptsException = ServiceException<'TooManyFailedAttemptsException'>;
export const TooManyRequestsException = /*#__PURE__*/ exceptionClass('TooManyRequestsException');
export type TooManyRequestsException = ServiceException<'TooManyRequestsException'>;
export const UnauthorizedException = /*#__PURE__*/ exceptionClass('UnauthorizedException');
export type UnauthorizedException = ServiceException<'UnauthorizedException'>;
export const UnexpectedLambdaException = /*#__PURE__*/ exceptionClass('UnexpectedLambdaException');
export type UnexpectedLambdaException = ServiceException<'UnexpectedLambdaException'>;
export const UnsupportedOperationException = /*#__PURE__*/ exceptionClass('UnsupportedOperationException');
export type UnsupportedOperationException = ServiceException<'UnsupportedOperationException'>;
export const UnsupportedTokenTypeException = /*#__PURE__*/ exceptionClass('UnsupportedTokenTypeException');
export type UnsupportedTokenTypeException = ServiceException<'UnsupportedTokenTypeException'>;
export const UserLambdaValidationException = /*#__PURE__*/ exceptionClass('UserLambdaValidationException');
export type UserLambdaValidationException = ServiceException<'UserLambdaValidationException'>;
export const UserNotConfirmedException = /*#__PURE__*/ exceptionClass('UserNotConfirmedException');
export type UserNotConfirmedException = ServiceException<'UserNotConfirmedException'>;
export const UserNotFoundException = /*#__PURE__*/ exceptionClass('UserNotFoundException');
export type UserNotFoundException = ServiceException<'UserNotFoundException'>;
export const UserPoolAddOnNotEnabledException = /*#__PURE__*/ exceptionClass(
  'UserPoolAddOnNotEnabledException',
);
export type UserPoolAddOnNotEnabledException = ServiceException<'UserPoolAddOnNotEnabledException'>;
export const UsernameExistsException = /*#__PURE__*/ exceptionClass('UsernameExistsException');
export type UsernameExistsException = ServiceException<'UsernameExistsException'>;
export const WebAuthnChallengeNotFoundException = /*#__PURE__*/ exceptionClass(
  'WebAuthnChallengeNotFoundException',
);
export type WebAuthnChallengeNotFoundException = ServiceException<'WebAuthnChallengeNotFoundException'>;
export const WebAuthnClientMismatchException = /*#__PURE__*/ exceptionClass(
  'WebAuthnClientMismatchException',
);
export type WebAuthnClientMismatchException = ServiceException<'WebAuthnClientMismatchException'>;
export const WebAuthnConfigurationMissingException = /*#__PURE__*/ exceptionClass(
  'WebAuthnConfigurationMissingException',
);
export type WebAuthnConfigurationMissingException = ServiceException<'WebAuthnConfigurationMissingException'>;
export const WebAuthnCredentialNotSupportedException = /*#__PURE__*/ exceptionClass(
  'WebAuthnCredentialNotSupportedException',
);
export type WebAuthnCredentialNotSupportedException =
  ServiceException<'WebAuthnCredentialNotSupportedException'>;
export const WebAuthnNotEnabledException = /*#__PURE__*/ exceptionClass('WebAuthnNotEnabledException');
export type WebAuthnNotEnabledException = ServiceException<'WebAuthnNotEnabledException'>;
export const WebAuthnOriginNotAllowedException = /*#__PURE__*/ exceptionClass(
  'WebAuthnOriginNotAllowedException',
);
export type WebAuthnOriginNotAllowedException = ServiceException<'WebAuthnOriginNotAllowedException'>;
export const WebAuthnRelyingPartyMismatchException = /*#__PURE__*/ exceptionClass(
  'WebAuthnRelyingPartyMismatchException',
);
export type WebAuthnRelyingPartyMismatchException = ServiceException<'WebAuthnRelyingPartyMismatchException'>;
