import { ServiceException, UnknownError, ValidationError, WafError } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { faultOf, isAlreadyConfirmed } from './faults.ts';

const now = 1_000_000;
const details = { operation: 'RespondToAuthChallenge', attempts: 1, retry: 'never' } as const;
const exception = (code: string, message = '', more: object = {}) =>
  new ServiceException(code, message, { ...details, ...more });

describe('a refusal of Cognito', () => {
  it.each([
    ['NotAuthorizedException', 'Incorrect username or password.', 'credentials', 'incorrect'],
    ['NotAuthorizedException', 'User is disabled.', 'credentials', 'disabled'],
    [
      'NotAuthorizedException',
      'Temporary password has expired and must be reset by an administrator.',
      'credentials',
      'invitation-expired',
    ],
    [
      'NotAuthorizedException',
      'User account has expired, it must be reset by an administrator.',
      'credentials',
      'invitation-expired',
    ],
    ['NotAuthorizedException', 'Unable to login because of security reasons', 'blocked', 'risk'],
    [
      'NotAuthorizedException',
      'User password cannot be reset in the current state.',
      'refused',
      'reset-not-possible',
    ],
    [
      'NotAuthorizedException',
      'User cannot be confirmed. Current status is CONFIRMED',
      'refused',
      'already-confirmed',
    ],
    ['NotAuthorizedException', 'Refresh Token has expired', 'credentials', 'refresh-token-expired'],
    ['NotAuthorizedException', 'Refresh Token has been revoked', 'credentials', 'refresh-token-revoked'],
    ['NotAuthorizedException', 'Access Token has expired', 'credentials', 'access-token-expired'],
    ['NotAuthorizedException', 'Access Token has been revoked', 'credentials', 'access-token-revoked'],
    ['NotAuthorizedException', 'Access Token does not have required scopes', 'configuration', 'token-scope'],
    [
      'NotAuthorizedException',
      'Unable to verify secret hash for client abc',
      'configuration',
      'client-secret',
    ],
    [
      'NotAuthorizedException',
      'Client abc is configured with secret but SECRET_HASH was not received',
      'configuration',
      'client-secret',
    ],
    [
      'NotAuthorizedException',
      'Client abc is configured for secret but secret was not received',
      'configuration',
      'client-secret',
    ],
    [
      'NotAuthorizedException',
      'SecretHash does not match for the client: abc',
      'configuration',
      'client-secret',
    ],
    [
      'NotAuthorizedException',
      'SignUp is not permitted for this user pool',
      'configuration',
      'sign-up-closed',
    ],
    [
      'NotAuthorizedException',
      'Cannot resend codes. Auto verification not turned on.',
      'configuration',
      'auto-verification-off',
    ],
    [
      'InvalidParameterException',
      'Cannot resend codes. Auto verification not turned on.',
      'configuration',
      'auto-verification-off',
    ],
    [
      'InvalidParameterException',
      'Custom auth lambda trigger is not configured for the user pool.',
      'configuration',
      'trigger-missing',
    ],
    [
      'InvalidParameterException',
      'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
      'configuration',
      'mfa-not-set-up',
    ],
    [
      'InvalidParameterException',
      'User does not have a phone_number set to turn on SMS MFA',
      'configuration',
      'mfa-not-set-up',
    ],
    [
      'InvalidParameterException',
      'User has not verified software token mfa',
      'configuration',
      'mfa-not-set-up',
    ],
    [
      'LimitExceededException',
      'Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.',
      'configuration',
      'email-limit',
    ],
    [
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
      'configuration',
      'attribute-not-writable',
    ],
    ['NotAuthorizedException', 'A sentence that nobody knows.', 'credentials', undefined],
    ['NotAuthorizedException', 'Invalid session for the user, session is expired.', 'lapsed', undefined],
    [
      'NotAuthorizedException',
      'Invalid session for the user, session can only be used once.',
      'lapsed',
      undefined,
    ],
    ['NotAuthorizedException', 'Invalid session provided for the user.', 'lapsed', undefined],
    ['NotAuthorizedException', 'Password attempts exceeded', 'throttled', 'locked-out'],
    ['UserNotFoundException', 'User does not exist.', 'credentials', 'incorrect'],
    ['RefreshTokenReuseException', 'Refresh token reuse detected', 'credentials', 'refresh-token-revoked'],
    ['CodeMismatchException', 'Invalid code or auth state for the user.', 'code', 'code-wrong'],
    ['ExpiredCodeException', 'Your software token has already been used once', 'code', 'code-expired'],
    [
      'EnableSoftwareTokenMFAException',
      'Code mismatch and fail enable Software Token MFA',
      'code',
      'code-wrong',
    ],
    ['CodeDeliveryFailureException', '', 'refused', 'code-not-sent'],
    ['InvalidPasswordException', 'Password does not conform to policy', 'policy', 'password-policy'],
    ['PasswordHistoryPolicyViolationException', '', 'policy', 'password-reused'],
    ['UsernameExistsException', 'User already exists', 'taken', 'username-taken'],
    ['AliasExistsException', '', 'taken', 'alias-taken'],
    ['UserNotConfirmedException', 'User is not confirmed.', 'unconfirmed', undefined],
    ['PasswordResetRequiredException', '', 'resetRequired', undefined],
    ['LimitExceededException', 'Attempt limit exceeded, please try after some time.', 'throttled', undefined],
    ['TooManyRequestsException', '', 'throttled', undefined],
    ['TooManyFailedAttemptsException', '', 'throttled', undefined],
    ['ResourceNotFoundException', 'Device does not exist.', 'deviceUnknown', undefined],
    [
      'ResourceNotFoundException',
      'User pool client abc does not exist.',
      'configuration',
      'client-not-found',
    ],
    ['ResourceNotFoundException', 'User pool eu-west-2_x does not exist.', 'configuration', 'pool-not-found'],
    [
      'InvalidParameterException',
      'USER_AUTH flow not enabled for this client',
      'configuration',
      'flow-not-enabled',
    ],
    ['InvalidParameterException', 'Initiate Auth method not supported.', 'configuration', 'flow-not-enabled'],
    [
      'InvalidParameterException',
      'CUSTOM_AUTH is not enabled for the client.',
      'configuration',
      'flow-not-enabled',
    ],
    [
      'InvalidParameterException',
      'User has not set up software token mfa',
      'configuration',
      'mfa-not-set-up',
    ],
    [
      'InvalidParameterException',
      'Attributes did not conform to the schema: Type for attribute {custom:team} could not be determined',
      'configuration',
      'attribute-not-writable',
    ],
    [
      'InvalidParameterException',
      'Attributes did not conform to the schema: team: Attribute does not exist in the schema.',
      'configuration',
      'attribute-not-writable',
    ],
    ['WebAuthnChallengeNotFoundException', '', 'lapsed', undefined],
    ['WebAuthnCredentialNotSupportedException', '', 'refused', undefined],
    [
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
      'refused',
      'no-verified-contact',
    ],
    ['InvalidParameterException', 'A sentence that nobody knows.', 'refused', undefined],
    ['UnexpectedLambdaException', '', 'configuration', 'trigger-failed'],
    ['WebAuthnOriginNotAllowedException', '', 'configuration', undefined],
    ['ForbiddenException', 'Request not allowed due to WAF block.', 'blocked', 'waf-blocked'],
    ['InternalErrorException', '', 'server', undefined],
  ])('%s "%s" is of kind %s, for the reason %s', (code, message, kind, reason) => {
    const { field: _, retryAt: __, ...fault } = faultOf(exception(code, message), now);
    expect(fault).toEqual({ kind, code, ...(reason && { reason }) });
  });

  it('of a trigger has its own sentence, as plain text within bounds', () => {
    const refusedWith = (text: string) =>
      faultOf(exception('UserLambdaValidationException', `PreSignUp failed with error ${text}`), now).message;
    expect(refusedWith('Only people of example.com can sign up..')).toBe(
      'Only people of example.com can sign up.',
    );
    expect(refusedWith(`one\u0000\n\u202etwo.`)).toBe('one two');
    expect(refusedWith('x'.repeat(2_000))).toHaveLength(500);
    expect(faultOf(exception('UserLambdaValidationException', 'x'), now)).not.toHaveProperty('message');
    expect(
      faultOf(exception('NotAuthorizedException', 'PreSignUp failed with error x.'), now),
    ).not.toHaveProperty('message');
  });

  it('for an empty field is found before a request, and names it', () => {
    expect(faultOf(new ValidationError('InitiateAuth', 'authParameters.USERNAME', ''), now)).toEqual({
      kind: 'refused',
      code: 'validation',
      reason: 'required',
      field: 'username',
    });
    expect(faultOf(new ValidationError('InitiateAuth', 'authFlow', ''), now)).toEqual({
      kind: 'configuration',
      code: 'validation',
    });
  });

  it.each(['captcha', 'challenge', 'blocked'] as const)(
    'of AWS WAF says which action it wants: %s',
    (action) => {
      expect(faultOf(new WafError(action, '', details), now)).toEqual({
        kind: 'blocked',
        code: `waf-${action}`,
        reason: `waf-${action}`,
      });
    },
  );

  it('keeps nothing of the message', () => {
    expect(JSON.stringify(faultOf(exception('NotAuthorizedException', 'secret words'), now))).not.toContain(
      'words',
    );
  });

  it('says when to try again: as the server wishes, soon after a burst, later after a limit', () => {
    const retryAt = (retry: string, retryAfter?: number) =>
      faultOf(exception('LimitExceededException', '', { retry, retryAfter }), now).retryAt;
    expect(retryAt('limited', 30_000)).toBe(now + 30_000);
    expect(retryAt('throttled')).toBe(now + 5_000);
    expect(retryAt('limited')).toBe(now + 60_000);
  });

  it('that the service model does not have for the operation is reported by its name on the wire', () => {
    const error = new UnknownError('', {
      ...details,
      retry: 'limited',
      exceptionName: 'LimitExceededException',
    });
    const fault = { kind: 'throttled', code: 'LimitExceededException', retryAt: now + 60_000 };
    expect(faultOf(error, now)).toEqual(fault);
  });

  it('of a name that is not known is unexpected, but a server fault with status 500', () => {
    const unknown = (httpStatus: number) =>
      new UnknownError('', { ...details, httpStatus, exceptionName: 'SomethingNewException' });
    expect(faultOf(unknown(400), now)).toEqual({ kind: 'unexpected', code: 'SomethingNewException' });
    expect(faultOf(unknown(502), now)).toEqual({ kind: 'server', code: 'SomethingNewException' });
  });

  it.each([
    ['NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED', true],
    ['InvalidParameterException', 'User is already confirmed.', true],
    ['NotAuthorizedException', 'Incorrect username or password.', false],
  ])('%s "%s" means a confirmed user: %s', (code, message, confirmed) => {
    expect(isAlreadyConfirmed(exception(code, message))).toBe(confirmed);
  });
});
