import { AbortedError, NetworkError, ServiceException, UnknownError } from '@latchkey/cognito';
import * as exceptions from '@latchkey/cognito/exceptions';
import { SrpError } from '@latchkey/srp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refused } from '../../test/stub-client.ts';
import { said } from '../warn.ts';
import { isFinal } from './ended.ts';
import { attributeIn, fieldIn, fieldOf, plainSentence, triggerSentence } from './fault-rules.ts';
import { faultOf, refusal } from './faults.ts';
import { ManagedLoginError } from './managed-login-error.ts';
import { notLoadedReply } from './not-loaded.ts';

const now = 1_000_000;
const details = { operation: 'InitiateAuth', attempts: 1, retry: 'never' } as const;
const exception = (code: string, message = '') => new ServiceException(code, message, details);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a fault', () => {
  it('of a call that was cancelled is `cancelled`', () => {
    expect(faultOf(new AbortedError('Given up.', details, undefined), now)).toEqual({
      kind: 'cancelled',
      code: 'aborted',
    });
  });

  it('of an answer that never came is a network fault', () => {
    expect(faultOf(new NetworkError('', { ...details, timedOut: true }), now)).toEqual({
      kind: 'network',
      code: 'network',
    });
  });

  it.each([
    [499, 'unexpected'],
    [500, 'server'],
  ])('of an unknown name with the status %i is `%s`', (httpStatus, kind) => {
    const error = new UnknownError('', { ...details, httpStatus, exceptionName: 'SomethingNew' });
    expect(faultOf(error, now)).toEqual({ kind, code: 'SomethingNew' });
  });

  it.each([
    [
      'LimitExceededException',
      'Exceeded daily email limit for the operation or the account.',
      { kind: 'configuration', reason: 'email-limit' },
    ],
    [
      'UserLambdaValidationException',
      'CustomMessage failed with error No guests.',
      { kind: 'refused', reason: 'trigger', message: 'No guests' },
    ],
    ['AliasExistsException', 'An account with the email already exists.', { field: 'email' }],
    ['FeatureUnavailableInTierException', '', { kind: 'configuration' }],
    ['WebAuthnNotEnabledException', '', { kind: 'configuration' }],
    ['UserPoolAddOnNotEnabledException', '', { kind: 'configuration' }],
  ])('%s means the same at an operation whose model does not have it', (exceptionName, said, fault) => {
    const error = new UnknownError(said, { ...details, httpStatus: 400, exceptionName });
    expect(faultOf(error, now)).toMatchObject({ ...fault, code: exceptionName });
  });

  it.each(Object.keys(exceptions))(
    'of the service model has a meaning, whatever Cognito says with it: %s',
    (code) => {
      expect(faultOf(exception(code), now).kind).not.toBe('unexpected');
      const error = new UnknownError('', { ...details, httpStatus: 400, exceptionName: code });
      expect(faultOf(error, now).kind).toBe(faultOf(exception(code), now).kind);
    },
  );

  it('of managed login is what a person may see of it, and nothing of the error', () => {
    const fault = { kind: 'refused', code: 'access_denied', reason: 'scope-not-allowed' } as const;
    expect(refusal(new ManagedLoginError(fault), now)).toEqual({ kind: 'fault', fault });
  });

  it.each([
    ['CodeMismatchException', "Value at 'username' failed to satisfy constraint", 'code'],
    ['InvalidPasswordException', "Value at 'username' failed to satisfy constraint", 'password'],
  ])('names the field of its own rule, whatever its sentence says: %s', (code, message, field) => {
    expect(faultOf(exception(code, message), now)).toMatchObject({ field });
  });

  it('of an operation names no field where only InvalidParameterException does', () => {
    const message = 'Attributes did not conform to the schema: given_name: The attribute is required';
    expect(faultOf(exception('LimitExceededException', message), now)).not.toHaveProperty('field');
  });
});

describe('a mistake of a developer', () => {
  const mistake = () => new ServiceException('ResourceNotFoundException', 'No such client.', details);

  beforeEach(() => said.clear());

  it('is explained in the console while an app is developed', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    faultOf(mistake(), now);
    expect(warned.mock.calls).toEqual([[expect.stringMatching(/^Latchkey: InitiateAuth was refused with /)]]);
  });

  it('is not shown in production, nor where there is none', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    faultOf(exception('NotAuthorizedException', 'Incorrect username or password.'), now);
    vi.stubEnv('NODE_ENV', 'production');
    faultOf(mistake(), now);
    expect(warned).not.toHaveBeenCalled();
  });

  it('is a fault also on a page without a bundler, which has no `process`', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('process', undefined);
    expect(faultOf(mistake(), now)).toMatchObject({ kind: 'configuration' });
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('the sentences of Cognito', () => {
  it.each([
    ['Missing required parameter USERNAME', { field: 'username', reason: 'required' }],
    ['Missing required parameter: SMS_MFA_CODE', { field: 'code', reason: 'required' }],
    ['It says: Missing required parameter USERNAME', null],
    ["Value null at 'proposedPassword'", { field: 'password', reason: 'required' }],
    ["Value at 'userAlias'", { field: 'username', reason: 'malformed' }],
    ['nothing of a field', null],
    ['schema: name: required', { field: 'name', reason: 'required' }],
    ['schema: name: ', { field: 'name', reason: 'malformed' }],
    [
      'schema: name.formatted: The attribute name.formatted is required',
      { field: 'name', reason: 'required' },
    ],
    [
      'schema: name.givenName: The attribute name.givenName is required',
      { field: 'given_name', reason: 'required' },
    ],
    ['schema: custom:givenName: String too long', { field: 'custom:givenName', reason: 'malformed' }],
    ['Invalid attributes given, name and address is missing', { field: 'name', reason: 'required' }],
    ['Invalid attributes given, name, address is missing', { field: 'name', reason: 'required' }],
    ['Attribute value for picture must not be null', { field: 'picture', reason: 'required' }],
    ["Value at 'previousPassword'", { field: 'previous', reason: 'malformed' }],
    ["Value at 'challengeResponses.NEW_PASSWORD'", { field: 'password', reason: 'malformed' }],
  ])('"%s" names %j', (message, found) => {
    expect(fieldIn(message)).toEqual(found);
  });

  it.each([
    ['challengeResponses.SOFTWARE_TOKEN_MFA_CODE', 'code'],
    ['challengeResponses.EMAIL_OTP_CODE', 'code'],
    ['challengeResponses.ANSWER', 'answer'],
    ['_CODE_OF', undefined],
    ['', undefined],
    ['toString', undefined],
  ])('the parameter "%s" is the field %s', (parameter, field) => {
    expect(fieldOf(parameter)).toBe(field);
  });

  it('an attribute is named where there is one', () => {
    expect(attributeIn('Cannot modify an already provided email')).toBe('email');
    expect(attributeIn('Cannot modify the non-mutable attribute custom:team')).toBe('custom:team');
    expect(attributeIn('user.custom:team: Attribute cannot be updated.')).toBe('custom:team');
    expect(attributeIn('Cannot modify it')).toBeUndefined();
  });

  it.each([
    ['PreSignUp failed with error No.', 'No'],
    ['PreSignUp failed with error  No guests. ', 'No guests'],
    ['PreSignUp failed with error one\ntwo.', 'one two'],
    ['In short: PreSignUp failed with error No.', undefined],
    ['PreSignUp failed with error .', undefined],
    ['PreSignUp failed with error   ', undefined],
  ])('of "%s" a trigger said %j', (message, own) => {
    expect(triggerSentence(message)).toBe(own);
  });

  it('are read up to 700 characters, whoever wrote them', () => {
    const invisible = '\u200b'.repeat(700);
    expect(plainSentence(`${invisible}seen?`)).toBeUndefined();
    expect(plainSentence(`${invisible.slice(1)}seen?`)).toBe('s');
    // The words before it count as well.
    const before = 'PreSignUp failed with error ';
    expect(triggerSentence(`${before}${invisible.slice(before.length)}seen?`)).toBeUndefined();
    expect(triggerSentence(`${before}${invisible.slice(before.length + 1)}seen?`)).toBe('s');
  });

  it('hold names of up to 64 characters', () => {
    const name = 'x'.repeat(64);
    const code = `${'x'.repeat(59)}_CODE`;
    expect(fieldIn(`schema: ${name}: invalid`)).toEqual({ field: name, reason: 'malformed' });
    expect(fieldIn(`schema: ${name}x: invalid`)).toBeNull();
    expect(fieldIn(`Value at '${code}'`)).toEqual({ field: 'code', reason: 'malformed' });
    expect(fieldIn(`Value at 'x${code}'`)).toBeNull();
    expect(fieldIn(`Missing required parameter ${code}`)).toEqual({ field: 'code', reason: 'required' });
    expect(fieldIn(`Missing required parameter x${code}`)).toBeNull();
    expect(attributeIn(`Cannot modify the non-mutable attribute ${name}x`)).toBe(name);
    expect(triggerSentence(`${name} failed with error No.`)).toBe('No');
    expect(triggerSentence(`${name}x failed with error No.`)).toBeUndefined();
  });
});

describe('a refusal to revoke', () => {
  const busy = new ServiceException('InternalErrorException', '', {
    ...details,
    retry: 'transient',
    exceptionName: 'InternalErrorException',
  });

  it.each([
    ['of dead tokens', refused('NotAuthorizedException'), true],
    ['that may pass', busy, false],
    ['without an answer', new NetworkError('', { ...details, timedOut: false }), false],
    ['that is a bug', Object.assign(new TypeError('bug'), { exceptionName: 'x', retry: 'never' }), false],
  ])('%s is final, or not', (_, error, final) => {
    expect(isFinal(error)).toBe(final);
  });
});

describe('code that does not run', () => {
  it.each([undefined, null, 'text', new TypeError('bug'), { name: 'Other' }])(
    'is not found in %s',
    (error) => {
      let thrown: unknown = 'nothing was thrown';
      try {
        notLoadedReply(error);
      } catch (caught) {
        thrown = caught;
      }
      expect(thrown).toBe(error);
    },
  );

  it('is recognised by its name, from any realm, and reported to the page', () => {
    const report = vi.fn<(error: unknown) => void>();
    vi.stubGlobal('reportError', report);
    const foreign = { name: 'ReferenceError', message: 'TextEncoder is not defined' };
    expect(notLoadedReply(foreign)).toMatchObject({ fault: { code: 'code-does-not-run' } });
    expect(report.mock.calls).toEqual([[foreign]]);
  });
});

it('an unsafe SRP value is an unexpected refusal', () => {
  expect(refusal(new SrpError('invalid-b', 'B is 0 modulo N.'), now)).toEqual({
    kind: 'fault',
    fault: { kind: 'unexpected', code: 'srp-invalid-b' },
  });
});

it('a bug is rethrown', () => {
  expect(() => refusal(new TypeError('bug'), now)).toThrow('bug');
});
