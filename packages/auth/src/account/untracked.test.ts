import {
  InvalidUserPoolConfigurationException,
  NotAuthorizedException,
  TooManyRequestsException,
} from '@latchkey/cognito/exceptions';
import { afterEach, expect, it, vi } from 'vitest';
import { isUntracked } from './untracked.ts';

const details = { operation: 'ListDevices', attempts: 1, retry: 'never' } as const;

afterEach(() => vi.restoreAllMocks());

it('comes from a pool that keeps no such list, and is not explained to the developer', () => {
  const warn = vi.spyOn(console, 'warn');
  const off = new InvalidUserPoolConfigurationException('InvalidUserPoolConfigurationException', '', details);
  expect(isUntracked(off)).toBe(true);
  expect(warn).not.toHaveBeenCalled();
});

it.each([
  [
    'a session that has ended',
    new NotAuthorizedException('NotAuthorizedException', 'Access Token has been revoked', details),
  ],
  [
    'a token without the scope',
    new NotAuthorizedException(
      'NotAuthorizedException',
      'Access Token does not have required scopes',
      details,
    ),
  ],
  ['a limit', new TooManyRequestsException('TooManyRequestsException', '', details)],
  ['a bug', new TypeError('x')],
])('is not: %s', (_what, error) => {
  expect(isUntracked(error)).toBe(false);
});
