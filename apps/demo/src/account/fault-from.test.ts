import { expect, it } from 'vitest';
import { faultFrom } from './fault-from.ts';

const failure = (code: unknown) => Object.assign(new Error('not shown'), { code });

it('keeps the stable code of an error, and takes its kind from it', () => {
  expect(faultFrom(failure('NotAuthorizedException'))).toEqual({
    kind: 'credentials',
    code: 'NotAuthorizedException',
  });
  expect(faultFrom(failure('network'))).toEqual({ kind: 'network', code: 'network' });
});

it('shows the code of an error that it does not know, and nothing else of it', () => {
  expect(faultFrom(failure('SomethingNewException'))).toEqual({
    kind: 'unexpected',
    code: 'SomethingNewException',
  });
});

it.each([new Error('a bug'), failure(42), 'text', null])('takes %s as not foreseen', (error) => {
  expect(faultFrom(error)).toEqual({ kind: 'unexpected', code: 'unexpected' });
});
