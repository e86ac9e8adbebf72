import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as cognito from './index.ts';

type AnyFunction = (...args: unknown[]) => unknown;

const named: readonly (readonly [string, unknown])[] = Object.entries(cognito);
const operations = named.filter(
  (entry): entry is [string, AnyFunction] => typeof entry[1] === 'function' && 'operation' in entry[1],
);
const others: [string, AnyFunction][] = [
  ['endpointOf', cognito.endpointOf as AnyFunction],
  ['isSafeEndpoint', cognito.isSafeEndpoint as AnyFunction],
  ['secretHash', cognito.secretHash as AnyFunction],
  ['createBareClient', cognito.createBareClient as AnyFunction],
];

/** What a JavaScript caller may pass by mistake. */
const junk = fc.oneof(fc.constantFrom<unknown>(undefined, null, 0, '', true, [], {}, 10n), fc.anything());

it.each([...operations, ...others])(
  '%s(...) given anything at all fails with a typed error',
  async (_, call) => {
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
  },
);

it('an operation without a client says that it is missing', async () => {
  await expect((cognito.getUser as AnyFunction)(undefined, {})).rejects.toMatchObject({
    code: 'validation',
    parameter: 'client',
    operation: 'GetUser',
  });
});
