import { NetworkError, ServiceException, UnknownError } from '@latchkey/cognito';
import { SrpError } from '@latchkey/srp';
import { describe, expect, it } from 'vitest';
import { faultOf, isAlreadyConfirmed, refusal } from './faults.ts';

const now = 1_000_000;
const details = { operation: 'RespondToAuthChallenge', attempts: 1, retry: 'never' } as const;
const exception = (code: string, message = '', more: object = {}) =>
  new ServiceException(code, message, { ...details, ...more });

describe('a refusal of Cognito', () => {
  it.each([
    ['NotAuthorizedException', 'Incorrect username or password.', 'credentials'],
    ['NotAuthorizedException', 'User is disabled.', 'credentials'],
    ['NotAuthorizedException', 'Invalid session for the user, session is expired.', 'lapsed'],
    ['NotAuthorizedException', 'Invalid session for the user, session can only be used once.', 'lapsed'],
    ['NotAuthorizedException', 'Password attempts exceeded', 'throttled'],
    ['UserNotFoundException', 'User does not exist.', 'credentials'],
    ['RefreshTokenReuseException', 'Refresh token reuse detected', 'credentials'],
    ['CodeMismatchException', 'Invalid code or auth state for the user.', 'code'],
    ['ExpiredCodeException', 'Your software token has already been used once', 'code'],
    ['EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA', 'code'],
    ['InvalidPasswordException', 'Password does not conform to policy', 'policy'],
    ['PasswordHistoryPolicyViolationException', '', 'policy'],
    ['UsernameExistsException', 'User already exists', 'taken'],
    ['AliasExistsException', '', 'taken'],
    ['UserNotConfirmedException', 'User is not confirmed.', 'unconfirmed'],
    ['PasswordResetRequiredException', '', 'resetRequired'],
    ['LimitExceededException', 'Attempt limit exceeded, please try after some time.', 'throttled'],
    ['TooManyRequestsException', '', 'throttled'],
    ['TooManyFailedAttemptsException', '', 'throttled'],
    ['ResourceNotFoundException', 'Device does not exist.', 'deviceUnknown'],
    ['ResourceNotFoundException', 'User pool client abc does not exist.', 'configuration'],
    ['InvalidParameterException', 'USER_AUTH flow not enabled for this client', 'refused'],
    ['UserLambdaValidationException', 'PreSignUp failed with error no.', 'refused'],
    ['WebAuthnOriginNotAllowedException', '', 'configuration'],
    ['InternalErrorException', '', 'server'],
  ])('%s "%s" is of kind %s', (code, message, kind) => {
    expect(faultOf(exception(code, message), now)).toMatchObject({ kind, code });
  });

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

  it('that the service model does not have for the operation is told by its name on the wire', () => {
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

  it('that never came is a network fault', () => {
    expect(faultOf(new NetworkError('', { ...details, timedOut: true }), now)).toEqual({
      kind: 'network',
      code: 'network',
    });
  });

  it.each([
    ['NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED', true],
    ['InvalidParameterException', 'User is already confirmed.', true],
    ['NotAuthorizedException', 'Incorrect username or password.', false],
  ])('%s "%s" tells of a confirmed user: %s', (code, message, confirmed) => {
    expect(isAlreadyConfirmed(exception(code, message))).toBe(confirmed);
  });
});

it('an unsafe SRP value is an unexpected refusal', () => {
  expect(refusal(new SrpError('invalid-b', 'B is 0 modulo N.'), now)).toEqual({
    kind: 'fault',
    fault: { kind: 'unexpected', code: 'srp-invalid-b' },
  });
});

it('a bug is thrown on', () => {
  expect(() => refusal(new TypeError('bug'), now)).toThrow('bug');
});
