import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as cognito from './index.ts';

type AnyFunction = (...args: unknown[]) => unknown;

const functions: [string, AnyFunction][] = [
  ['isSafeEndpoint', cognito.isSafeEndpoint as AnyFunction],
  ['secretHash', cognito.secretHash as AnyFunction],
  ['createBareClient', cognito.createBareClient as AnyFunction],
];

/** What a JavaScript caller may pass by mistake. */
const junk = fc.oneof(fc.constantFrom<unknown>(undefined, null, 0, '', true, [], {}, 10n), fc.anything());

it.each(functions)('%s(...) given anything at all fails with a typed error', async (_, call) => {
  await fc.assert(
    fc.asyncProperty(fc.array(junk, { maxLength: 3 }), async (args) => {
      let error: unknown;
      try {
        await call(...args);
      } catch (thrown) {
        error = thrown;
      }
      expect(error === undefined || cognito.isCognitoError(error) ? '' : String(error)).toBe('');
    }),
    { numRuns: 15 },
  );
});
