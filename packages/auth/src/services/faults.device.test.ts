import { SrpError } from '@latchkey/srp';
import { describe, expect, it } from 'vitest';
import { refused } from '../../test/stub-client.ts';
import { DeviceProofError } from './device-proof-error.ts';
import { refusal } from './faults.ts';
import { TokensError } from './tokens-error.ts';

const now = 1_000_000;
const kindOf = (error: unknown) => {
  const { kind, code } = refusal(new DeviceProofError(error), now).fault;
  return [kind, code];
};

describe('the proof of a device', () => {
  it.each(['NotAuthorizedException', 'UserNotFoundException'] as const)(
    'that is refused by %s is of a device that Cognito does not know: nobody typed a password',
    (name) => {
      expect(kindOf(refused(name))).toEqual(['deviceUnknown', name]);
    },
  );

  it.each([
    ['TooManyRequestsException', 'throttled'],
    ['InternalErrorException', 'server'],
    ['ForbiddenException', 'blocked'],
  ] as const)('that fails by %s keeps the device', (name, kind) => {
    expect(kindOf(refused(name))).toEqual([kind, name]);
  });

  it('that could not be made, or gave no tokens, keeps the device', () => {
    expect(kindOf(new SrpError('invalid-b', 'No.'))).toEqual(['unexpected', 'srp-invalid-b']);
    expect(kindOf(new SrpError('not-loaded', 'No.'))).toEqual(['network', 'not-loaded']);
    expect(kindOf(new TokensError('tokens-incomplete'))).toEqual(['server', 'tokens-incomplete']);
  });

  it('that breaks is a bug', () => {
    expect(() => kindOf(new RangeError('a bug'))).toThrow(new RangeError('a bug'));
  });
});
