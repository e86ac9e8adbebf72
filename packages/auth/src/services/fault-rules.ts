/**
 * The meaning of each exception of Cognito: one table, where the first matching rule counts. A message is only read where
 * Cognito uses one name for several things, and only for sentences that are documented or were observed. A known sentence
 * means the same under NotAuthorizedException and InvalidParameterException: Cognito has moved some from one to the other.
 *
 * @module
 */
import type { ExceptionName } from '@latchkey/cognito';
import type { FaultKind, FaultReason } from '../model.ts';

export interface FaultRule {
  readonly exception: ExceptionName;
  /** The beginning of a known sentence, or words that only this sentence of the exception contains. */
  readonly words?: RegExp;
  readonly kind: FaultKind;
  readonly reason?: FaultReason;
  readonly field?: string;
}

const rule = (
  exception: ExceptionName,
  kind: FaultKind,
  reason?: FaultReason,
  words?: RegExp,
  field?: string,
): FaultRule => ({
  exception,
  kind,
  ...(reason && { reason }),
  ...(words && { words }),
  ...(field && { field }),
});

const general = (exception: string) => exception.replace('NotAuthorized', 'InvalidParameter');

/** Whether the rule is about this refusal. */
export const applies = ({ exception, words }: FaultRule, code: string, message: string): boolean =>
  words ? words.test(message) && general(exception) === general(code) : exception === code;

export const faultRules: readonly FaultRule[] = [
  rule('NotAuthorizedException', 'lapsed', undefined, /^invalid session (for|provided)/i),
  rule('NotAuthorizedException', 'credentials', 'incorrect', /^incorrect username or password/i),
  rule('NotAuthorizedException', 'throttled', 'locked-out', /^password attempts exceeded/i),
  rule('NotAuthorizedException', 'credentials', 'disabled', /^user is disabled/i),
  rule('NotAuthorizedException', 'credentials', 'invitation-expired', /must be reset by an administrator/i),
  rule('NotAuthorizedException', 'blocked', 'risk', /security reasons/i),
  rule('NotAuthorizedException', 'refused', 'reset-not-possible', /^user password cannot be reset/i),
  rule(
    'NotAuthorizedException',
    'refused',
    'already-confirmed',
    /^user cannot be confirmed|is already confirmed/i,
  ),
  rule('NotAuthorizedException', 'credentials', 'refresh-token-expired', /^refresh token has expired/i),
  rule('NotAuthorizedException', 'credentials', 'refresh-token-revoked', /^refresh token has been revoked/i),
  rule('NotAuthorizedException', 'credentials', 'access-token-expired', /^access token has expired/i),
  rule('NotAuthorizedException', 'credentials', 'access-token-revoked', /^access token has been revoked/i),
  rule('NotAuthorizedException', 'configuration', 'token-scope', /required scopes/i),
  rule('NotAuthorizedException', 'configuration', 'client-secret', /secret.?hash|for secret/i),
  rule(
    'NotAuthorizedException',
    'configuration',
    'auto-verification-off',
    /auto verification not turned on/i,
  ),
  rule('NotAuthorizedException', 'configuration', 'sign-up-closed', /^signup is not permitted/i),
  rule(
    'NotAuthorizedException',
    'configuration',
    'attribute-not-writable',
    /unauthorized attribute|not exist in the schema|could not be determined/i,
  ),
  rule('NotAuthorizedException', 'refused', 'not-changeable', /^cannot modify|attribute cannot be updated/i),
  rule('UserNotFoundException', 'credentials', 'incorrect'),
  rule('RefreshTokenReuseException', 'credentials', 'refresh-token-revoked'),
  rule('UnauthorizedException', 'credentials'),

  rule('CodeMismatchException', 'code', 'code-wrong', undefined, 'code'),
  rule('EnableSoftwareTokenMFAException', 'code', 'code-wrong', undefined, 'code'),
  rule('ExpiredCodeException', 'code', 'code-expired', undefined, 'code'),
  rule('CodeDeliveryFailureException', 'refused', 'code-not-sent'),

  rule('InvalidPasswordException', 'policy', 'password-policy', undefined, 'password'),
  rule('PasswordHistoryPolicyViolationException', 'policy', 'password-reused', undefined, 'password'),
  rule('UsernameExistsException', 'taken', 'username-taken', undefined, 'username'),
  rule('AliasExistsException', 'taken', 'alias-taken'),

  rule('UserNotConfirmedException', 'unconfirmed'),
  rule('PasswordResetRequiredException', 'resetRequired'),

  rule('TooManyRequestsException', 'throttled'),
  rule('LimitExceededException', 'configuration', 'email-limit', /^exceeded daily email limit/i),
  rule('LimitExceededException', 'throttled'),
  rule('TooManyFailedAttemptsException', 'throttled'),

  rule('InvalidParameterException', 'deviceUnknown', undefined, /^invalid device key/i),
  rule(
    'InvalidParameterException',
    'configuration',
    'flow-not-enabled',
    /not enabled for this client|not enabled for the client|auth method not supported/i,
  ),
  rule('InvalidParameterException', 'configuration', 'trigger-missing', /trigger is not configured/i),
  rule(
    'InvalidParameterException',
    'configuration',
    'mfa-not-set-up',
    /^user does not have (a phone|delivery config)|software token/i,
  ),
  rule('InvalidParameterException', 'refused', 'no-verified-contact', /no (registered\/)?verified/i),
  rule('InvalidParameterException', 'refused', 'malformed', /^invalid phone number/i, 'phone_number'),
  rule('InvalidParameterException', 'refused', 'malformed', /^invalid email/i, 'email'),
  rule('InvalidParameterException', 'refused', 'malformed', /^username (should|cannot) be/i, 'username'),
  rule('InvalidParameterException', 'refused', 'required', /^password is required/i, 'password'),
  rule('NotAuthorizedException', 'credentials'),
  // Usually caused by something that a person typed.
  rule('InvalidParameterException', 'refused'),

  rule('UserLambdaValidationException', 'refused', 'trigger'),
  rule('UnexpectedLambdaException', 'configuration', 'trigger-failed'),
  rule('InvalidLambdaResponseException', 'configuration', 'trigger-failed'),

  rule('ResourceNotFoundException', 'deviceUnknown', undefined, /device/i),
  rule('ResourceNotFoundException', 'configuration', 'client-not-found', /client/i),
  rule('ResourceNotFoundException', 'configuration', 'pool-not-found', /pool/i),
  rule('WebAuthnChallengeNotFoundException', 'lapsed'),
  rule('WebAuthnCredentialNotSupportedException', 'refused'),
  rule('MFAMethodNotFoundException', 'configuration', 'mfa-not-set-up'),
  rule('SoftwareTokenMFANotFoundException', 'configuration', 'mfa-not-set-up'),
  rule('ForbiddenException', 'blocked', 'waf-blocked'),

  rule('InternalErrorException', 'server'),
  rule('ConcurrentModificationException', 'server'),
];

/** The form field of each request parameter. */
const FIELDS: Readonly<Record<string, string>> = {
  username: 'username',
  userAlias: 'username',
  password: 'password',
  proposedPassword: 'password',
  previousPassword: 'previous',
  NEW_PASSWORD: 'password',
  confirmationCode: 'code',
  userCode: 'code',
  code: 'code',
  USERNAME: 'username',
  PASSWORD: 'password',
  EMAIL: 'email',
  ANSWER: 'answer',
};

/** Returns the field that a sentence of InvalidParameterException names, and the problem with it. */
export function fieldIn(message: string): { readonly field: string; readonly reason: FaultReason } | null {
  const [, attribute] =
    /(?:schema:|^user\.|^invalid (?:user attributes:|attributes given,)|^attribute value for)\s*([\w:.]{1,64}?)(?:\.formatted)?(?::|,| is| and| must) /i.exec(
      message,
    ) ?? [];
  if (attribute) {
    // Cognito calls `given_name` `name.givenName` in some of them.
    const field = attribute.replace(/^name\.(\w+)Name$/, '$1_name');
    return { field, reason: /required|missing|null/i.test(message) ? 'required' : 'malformed' };
  }
  const value = /Value (null )?(?:'[^']*' )?at '([\w.]{1,64})/.exec(message);
  const missing = /^Missing required parameter:? (\w{1,64})/i.exec(message);
  const field = fieldOf(value?.[2] ?? missing?.[1] ?? '');
  return field ? { field, reason: missing || value?.[1] ? 'required' : 'malformed' } : null;
}

/**
 * Returns the attribute in `Cannot modify an already provided given_name`, `Cannot modify the non-mutable attribute sub`,
 * `user.email: Attribute cannot be updated.` or `An account with the given email already exists.`
 */
export const attributeIn = (message: string): string | undefined =>
  /(?:provided |attribute |^user\.|account with the (?:given )?)([\w:]{0,63}\w)/i.exec(message)?.[1];

/** Returns the form field of a request parameter, by the last part of its name. */
export function fieldOf(parameter: string): string | undefined {
  const last = parameter.split('.').at(-1) ?? '';
  if (last.endsWith('_CODE')) return 'code';
  return Object.hasOwn(FIELDS, last) ? FIELDS[last] : undefined;
}

/** Returns a trigger's own sentence, without Cognito's words around it; control characters are removed. */
export function triggerSentence(message: string): string | undefined {
  const own = /^\w{1,64} failed with error (.*)$/s.exec(message.slice(0, 700))?.[1];
  return own === undefined ? undefined : plainSentence(own);
}

/** Returns another party's text as plain text of at most 500 characters; undefined if nothing is left. */
export function plainSentence(words: string): string | undefined {
  const text = words
    .slice(0, 700)
    .replace(/\.\s*$/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 500);
  return text || undefined;
}
