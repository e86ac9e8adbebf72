import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSandbox, type Sandbox, SandboxOptionsError, totpCode } from './index.ts';
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

test.each<[string, (sandbox: Sandbox) => unknown, string]>([
  ['a fault of no kind', ({ faults }) => faults.add({ kind: 'down' as 'server' }), 'kind should be'],
  ['a fault that never happens', ({ faults }) => faults.add({ kind: 'server', times: 0 }), 'times should be'],
  ['a time that is none', ({ clock }) => clock.advance(Number.NaN), 'milliseconds should be number'],
  ['a trigger of no name', (sandbox) => sandbox.setTriggers({ preSignup: () => ({}) } as object), 'triggers'],
])('the controls refuse %s, in code as over HTTP', async (_, use, problem) => {
  const sandbox = await createSandbox();
  const before = sandbox.clock.now();
  expect(() => use(sandbox)).toThrow(SandboxOptionsError);
  expect(() => use(sandbox)).toThrow(problem);
  expect(sandbox.faults.active).toEqual([]);
  expect(sandbox.clock.now()).toBeGreaterThanOrEqual(before);
});
