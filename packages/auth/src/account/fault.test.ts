import { NotAuthorizedException, TooManyRequestsException } from '@latchkey/cognito/exceptions';
import { expect, it } from 'vitest';
import { AuthError } from '../errors.ts';
import { faultFrom } from './fault.ts';

const details = { operation: 'ChangePassword', attempts: 1, retry: 'never' } as const;

it.each([
  ['not-signed-in', 'credentials'],
  ['tokens-unavailable', 'network'],
  ['passkey-dismissed', 'cancelled'],
  ['passkey-exists', 'taken'],
  ['passkey-unsupported', 'configuration'],
  ['disposed', 'unexpected'],
] as const)('reads %s as %s', (code, kind) => {
  expect(faultFrom(new AuthError(code, ''))).toEqual({ kind, code });
});

it('reads a refused code of an authenticator app as a wrong code', () => {
  const refused = { kind: 'code', code: 'code-refused', reason: 'code-wrong', field: 'code' };
  expect(faultFrom(new AuthError('code-refused', ''))).toEqual(refused);
});

it('reads an exception of Cognito as a sign-in does', () => {
  const wrong = new NotAuthorizedException('NotAuthorizedException', 'Incorrect.', details);
  expect(faultFrom(wrong)).toEqual({ kind: 'credentials', code: 'NotAuthorizedException' });
});

it('says when a throttled call may be tried again', () => {
  const throttled = new TooManyRequestsException('TooManyRequestsException', '', {
    ...details,
    retryAfter: 7_000,
  });
  expect(faultFrom(throttled, 1_000)).toMatchObject({ kind: 'throttled', retryAt: 8_000 });
});

it('does not handle bugs', () => {
  expect(faultFrom(new TypeError('x'))).toBeNull();
});
