import { ServiceException } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

const now = 1_000_000;
const details = { operation: 'SignUp', attempts: 1, retry: 'never' } as const;
const exception = (code: string, message: string, more: object = {}) =>
  new ServiceException(code, message, { ...details, ...more });

describe('the sentence of a refusal', () => {
  it.each([
    ['InvalidParameterException', 'Invalid phone number format.', 'phone_number', 'malformed'],
    ['InvalidParameterException', 'Invalid email address format.', 'email', 'malformed'],
    ['InvalidParameterException', 'Username should be an email.', 'username', 'malformed'],
    [
      'InvalidParameterException',
      "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern",
      'username',
      'malformed',
    ],
    [
      'InvalidParameterException',
      "1 validation error detected: Value null at 'confirmationCode' failed to satisfy constraint: Member must not be null",
      'code',
      'required',
    ],
    [
      'InvalidParameterException',
      "1 validation error detected: Value 'ann b' at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern",
      'username',
      'malformed',
    ],
    ['InvalidParameterException', 'Missing required parameter PASSWORD', 'password', 'required'],
    [
      'InvalidParameterException',
      'Invalid attributes given, given_name is missing',
      'given_name',
      'required',
    ],
    [
      'InvalidParameterException',
      'Attributes did not conform to the schema: custom:secret: String length cannot exceed 5',
      'custom:secret',
      'malformed',
    ],
    ['InvalidParameterException', 'user.email: Required attribute cannot be deleted.', 'email', 'required'],
    ['InvalidParameterException', 'user.email: Attribute cannot be updated.', 'email', 'not-changeable'],
    [
      'InvalidParameterException',
      'Cannot modify the non-mutable attribute custom:team',
      'custom:team',
      'not-changeable',
    ],
    [
      'InvalidParameterException',
      'Attributes did not conform to the schema: given_name: The attribute is required',
      'given_name',
      'required',
    ],
    [
      'InvalidParameterException',
      'Attributes did not conform to the schema: custom:team: String length cannot exceed 5',
      'custom:team',
      'malformed',
    ],
    [
      'InvalidParameterException',
      'Attributes did not conform to the schema: \ngiven_name: The attribute is required.\nfamily_name: The attribute is required.',
      'given_name',
      'required',
    ],
    [
      'InvalidParameterException',
      'Attributes did not conform to the schema: name.formatted: The attribute name.formatted is required',
      'name',
      'required',
    ],
    [
      'InvalidParameterException',
      'Invalid user attributes: phone_number: Required attribute cannot be deleted.',
      'phone_number',
      'required',
    ],
    [
      'AliasExistsException',
      'An account with the preferred_username already exists.',
      'preferred_username',
      'alias-taken',
    ],
    [
      'NotAuthorizedException',
      'Cannot modify an already provided family_name',
      'family_name',
      'not-changeable',
    ],
    ['AliasExistsException', 'An account with the email already exists.', 'email', 'alias-taken'],
    [
      'AliasExistsException',
      'An account with the phone_number already exists.',
      'phone_number',
      'alias-taken',
    ],
    ['InvalidPasswordException', 'Password not long enough', 'password', 'password-policy'],
    ['CodeMismatchException', '', 'code', 'code-wrong'],
  ])('%s "%s" is about the field %s', (code, message, field, reason) => {
    expect(faultOf(exception(code, message), now)).toMatchObject({ field, reason });
  });

  it('names no attribute of an alias where the sentence has none', () => {
    const fault = faultOf(
      exception('AliasExistsException', 'Already found an entry for username Google_1'),
      now,
    );
    expect(fault).toEqual({ kind: 'taken', reason: 'alias-taken', code: 'AliasExistsException' });
  });

  it.each([
    'User is disabled.',
    'Invalid session for the user, session is expired.',
    'Unable to login because of security reasons',
    'SignUp is not permitted for this user pool',
    'Client abc is configured with secret but SECRET_HASH was not received',
    'A client attempted to write unauthorized attribute',
    'Cannot modify an already provided email',
    'USER_AUTH flow not enabled for this client',
    'Invalid device key given.',
    'User is already confirmed.',
    'Invalid phone number format.',
    'Cannot resend codes. Auto verification not turned on.',
  ])('means the same by either name of those that Cognito has many sentences for: %s', (message) => {
    const { code: one, ...fault } = faultOf(exception('NotAuthorizedException', message), now);
    const { code: other, ...same } = faultOf(exception('InvalidParameterException', message), now);
    expect(same).toEqual(fault);
    expect([one, other]).toEqual(['NotAuthorizedException', 'InvalidParameterException']);
    // Known at all, and not taken for a wrong password.
    expect(fault.reason ?? fault.kind).not.toBe('credentials');
    expect(faultOf(exception('CodeMismatchException', message), now)).toMatchObject({ reason: 'code-wrong' });
  });

  it('keeps the `reasonCode`, if it is a word', () => {
    const about = (reasonCode: string) =>
      faultOf(exception('InvalidParameterException', 'x', { reasonCode }), now);
    expect(about('SMS_SANDBOX')).toEqual({
      kind: 'refused',
      code: 'InvalidParameterException',
      reasonCode: 'SMS_SANDBOX',
    });
    expect(about('a payload: {}')).not.toHaveProperty('reasonCode');
    expect(about('x'.repeat(64))).toMatchObject({ reasonCode: 'x'.repeat(64) });
    expect(about('x'.repeat(65))).not.toHaveProperty('reasonCode');
  });

  it('names no field of a sentence that it does not know', () => {
    const message = "Value at 'constructor' failed to satisfy constraint";
    expect(faultOf(exception('InvalidParameterException', message), now)).toEqual({
      kind: 'refused',
      code: 'InvalidParameterException',
    });
  });
});
