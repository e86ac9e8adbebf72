import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSandbox, SandboxOptionsError, totpCode } from './index.ts';
import { readTemplate, TemplateError } from './template/index.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/** What a JavaScript caller may pass by mistake. */
const junk = fc.oneof(fc.constantFrom<unknown>(undefined, null, 0, '', true, [], {}, 10n), fc.anything());

test.each<[string, unknown]>([
  ['createSandbox', createSandbox],
  ['totpCode', totpCode],
  ['readTemplate', readTemplate],
])('%s given anything at all fails with a typed error', async (_, call) => {
  await fc.assert(
    fc.asyncProperty(junk, async (given) => {
      let error: unknown;
      try {
        await (call as AnyFunction)(given);
      } catch (thrown) {
        error = thrown;
      }
      const isTyped =
        error === undefined || error instanceof SandboxOptionsError || error instanceof TemplateError;
      expect(isTyped ? '' : String(error)).toBe('');
    }),
    { numRuns: 100 },
  );
});
