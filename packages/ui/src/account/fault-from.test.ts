import { AuthError } from '@latchkey/auth';
import { expect, it } from 'vitest';
import { faultFrom } from './fault-from.ts';

it('keeps the stable code of an error, and takes its kind from it', () => {
  expect(faultFrom(new AuthError('tokens-unavailable', 'not shown'))).toEqual({
    kind: 'network',
    code: 'tokens-unavailable',
  });
});

it.each([new Error('a bug'), 'text', null])('takes %s as not foreseen, and shows nothing of it', (error) => {
  expect(faultFrom(error)).toEqual({ kind: 'unexpected', code: 'unexpected' });
});
