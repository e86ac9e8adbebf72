import { describe, expect, expectTypeOf, it } from 'vitest';
import { fakeClock, fakePool, rejection } from '../test/fake-pool.ts';
import * as exceptions from './exceptions.ts';
import {
  CognitoError,
  createBareClient,
  type ErrorOf,
  getUser,
  initiateAuth,
  isCognitoError,
  isErrorOf,
  type revokeToken,
  ServiceException,
  UnknownError,
  ValidationError,
} from './index.ts';

/** The error for a response to GetUser. */
function errorFor(body: string | object, init: ResponseInit = { status: 400 }): Promise<unknown> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { fetch } = fakePool(() => new Response(text, init));
  const { clock } = fakeClock();
  const client = createBareClient({ region: 'eu-west-2', clientId: 'client', fetch, clock });
  return rejection(getUser(client, { accessToken: 'token' }));
}

const { InvalidParameterException, NotAuthorizedException, UserNotFoundException } = exceptions;

describe('the name of an exception', () => {
  const name = 'NotAuthorizedException';
  it.each([
    ['__type', { __type: name }, {}],
    ['__type with a prefix', { __type: `com.amazonaws.cognito#${name}` }, {}],
    ['__type with a tail', { __type: `${name}:http://internal.amazon.com/` }, {}],
    ['code in the body', { code: name }, {}],
    ['the header, colon and all', {}, { 'x-amzn-errortype': `${name}:` }],
    ['the header with a prefix', {}, { 'x-amzn-errortype': `prefix#${name},other` }],
    ['__type before the header', { __type: name }, { 'x-amzn-errortype': 'InternalErrorException' }],
    ['the header of a body whose type is empty', { __type: '' }, { 'x-amzn-errortype': name }],
    ['the header of a body with a code of another kind', { code: 403 }, { 'x-amzn-errortype': name }],
    ['the header of a body that is not JSON', '<html>blocked</html>', { 'x-amzn-errortype': name }],
  ])('is read from %s', async (_, body, headers) => {
    const error = await errorFor(body, { status: 400, headers: headers as Record<string, string> });
    expect(error).toBeInstanceOf(NotAuthorizedException);
    expect(error).toMatchObject({ code: name, exceptionName: name });
  });

  it.each([401, 404])('is never guessed from a status of %d', async (status) => {
    const error = await errorFor({ message: 'Hm.' }, { status });
    expect(error).toMatchObject({ code: 'unknown', exceptionName: undefined, retry: 'never' });
  });

  it.each(['', '#', 'not a name', ':NotAuthorizedException', `${'A'.repeat(129)}:`])(
    'is not read from %.30j, which has none',
    async (__type) => {
      expect(await errorFor({ __type })).toMatchObject({ code: 'unknown', exceptionName: undefined });
    },
  );

  it('may have 128 characters', async () => {
    const exceptionName = 'A'.repeat(128);
    expect(await errorFor({ __type: exceptionName })).toMatchObject({ code: 'unknown', exceptionName });
  });
});

describe('an exception', () => {
  it('has its message, request id, status, attempts and advice', async () => {
    const error = await errorFor(
      { __type: 'NotAuthorizedException', message: 'Access Token has expired' },
      { status: 400, headers: { 'x-amzn-requestid': 'b8a1' } },
    );
    expect(error).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has expired',
      operation: 'GetUser',
      requestId: 'b8a1',
      httpStatus: 400,
      attempts: 1,
      retry: 'never',
    });
    expect(String(error)).toBe('NotAuthorizedException: Access Token has expired');
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ message: 'Access Token has expired' });
  });

  it.each([
    [{ __type: 'NotAuthorizedException', Message: 'capital' }, {}, 'capital'],
    [{ __type: 'NotAuthorizedException' }, { 'x-amzn-errormessage': 'header' }, 'header'],
    [{ __type: 'NotAuthorizedException' }, {}, 'Cognito refused GetUser.'],
  ])('with %o and %o says %s', async (body, headers, message) => {
    const error = await errorFor(body, { status: 400, headers: headers as Record<string, string> });
    expect((error as Error).message).toBe(message);
  });

  it('has a name of its own, which is not printed twice, and no cause that nobody gave', async () => {
    const refused = await errorFor({ __type: 'NotAuthorizedException' });
    const unknown = await errorFor('<html>');
    const invalid = new ValidationError('GetUser', 'accessToken', 'GetUser needs accessToken.');
    expect([refused, unknown, invalid].map((error) => (error as Error).name)).toEqual([
      'NotAuthorizedException',
      'UnknownError',
      'ValidationError',
    ]);
    expect(invalid).toMatchObject({ code: 'validation', attempts: 0, retry: 'never' });
    for (const error of [refused, unknown, invalid]) {
      expect(Object.getOwnPropertyDescriptor(error, 'name')).toMatchObject({
        enumerable: false,
        configurable: true,
        writable: true,
      });
      expect(error).not.toHaveProperty('cause');
    }
  });

  it('has the reason of an invalid parameter', async () => {
    const error = await errorFor({ __type: 'InvalidParameterException', message: 'x', reasonCode: 'R' });
    expect(error).toBeInstanceOf(InvalidParameterException);
    expect((error as exceptions.InvalidParameterException).reasonCode).toBe('R');
  });

  it('has no secret in that reason', async () => {
    const error = await errorFor({ __type: 'InvalidParameterException', reasonCode: 'not token' });
    expect((error as exceptions.InvalidParameterException).reasonCode).toBe('not [redacted]');
  });

  it('is an instance of the class with its name, and of no other', async () => {
    const error = await errorFor({ __type: 'NotAuthorizedException' });
    expect(error).toBeInstanceOf(NotAuthorizedException);
    expect(error).not.toBeInstanceOf(UserNotFoundException);
    expect(new UnknownError('x', { operation: 'GetUser', attempts: 1, retry: 'never' })).not.toBeInstanceOf(
      NotAuthorizedException,
    );
    for (const [name, Exception] of Object.entries(exceptions)) expect(Exception.name).toBe(name);
    expect(
      new NotAuthorizedException('NotAuthorizedException', 'x', {
        operation: 'GetUser',
        attempts: 1,
        retry: 'never',
      }),
    ).toBeInstanceOf(ServiceException);
  });
});

describe('an unknown error', () => {
  it('keeps the name of an exception that the operation does not model', async () => {
    const error = await errorFor({ __type: 'UnknownOperationException', message: 'No such thing.' });
    expect(error).toBeInstanceOf(UnknownError);
    expect(error).toMatchObject({ code: 'unknown', exceptionName: 'UnknownOperationException' });
    expect(String(error)).toBe('UnknownOperationException: No such thing.');
  });

  it('says no more than there is to say', async () => {
    const error = await errorFor({ __type: 'UnknownOperationException' });
    expect((error as Error).message).toBe('GetUser failed with status 400: UnknownOperationException.');
  });

  it.each([
    ['a success that is not JSON', '<html>', 200],
    ['a success that is no object', '[]', 200],
    ['a refusal that is not JSON', '<html>', 400],
  ])('is %s', async (_, body, status) => {
    const error = await errorFor(body, { status });
    expect(error).toMatchObject({ code: 'unknown', httpStatus: status });
    expect((error as Error).message).toContain('not from Cognito');
  });

  it.each(['', ' \n'])('is not an empty success: %j', async (body) => {
    const { fetch } = fakePool(() => new Response(body));
    const client = createBareClient({ region: 'eu-west-2', clientId: 'client', fetch });
    expect(await getUser(client, { accessToken: 'token' })).toEqual({});
  });
});

describe('the guards', () => {
  it('distinguish the errors of one operation from those of another and from other values', async () => {
    const error = await errorFor({ __type: 'NotAuthorizedException' });
    expect([isErrorOf(getUser, error), isErrorOf(initiateAuth, error), isCognitoError(error)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([isErrorOf(getUser, new Error('x')), isCognitoError(undefined)]).toEqual([false, false]);
  });

  it('make a switch over the code exhaustive', async () => {
    type RevokeError = ErrorOf<typeof revokeToken>;
    // Compiles only while each code of the union has its case.
    function explain(error: RevokeError): string {
      switch (error.code) {
        case 'ForbiddenException':
        case 'InternalErrorException':
        case 'OperationNotEnabledException':
        case 'TooManyRequestsException':
        case 'UnauthorizedException':
        case 'UnsupportedOperationException':
        case 'UnsupportedTokenTypeException':
          return error.message;
        case 'InvalidParameterException':
          return error.reasonCode ?? '';
        case 'network':
          return error.timedOut ? 'slow' : 'offline';
        case 'validation':
          return error.parameter;
        case 'waf-captcha':
        case 'waf-challenge':
        case 'waf-blocked':
          return error.action;
        case 'aborted':
        case 'unknown':
          return error.exceptionName ?? '';
      }
    }
    expect(explain).toBeTypeOf('function');
    const client = createBareClient({
      region: 'eu-west-2',
      clientId: 'client',
      retry: false,
      fetch: fakePool(new TypeError('x')).fetch,
    });
    const error = await rejection(
      initiateAuth(client, { authFlow: 'REFRESH_TOKEN', authParameters: { REFRESH_TOKEN: 't' } }),
    );
    expect(error).toBeInstanceOf(CognitoError);
    if (!isErrorOf(initiateAuth, error)) throw new Error('not of InitiateAuth');
    expectTypeOf(error).toEqualTypeOf<ErrorOf<typeof initiateAuth>>();
    expect(error.code === 'network' && error.timedOut).toBe(false);
    // @ts-expect-error RevokeToken has no NotAuthorizedException
    expect(error.code satisfies RevokeError['code']).toBe('network');
  });
});
