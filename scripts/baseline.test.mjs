import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkBaseline } from './baseline.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-baseline-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['URL.canParse', "export default URL.canParse('https://example.com');"],
  ['AbortSignal.any', 'export default AbortSignal.any([]);'],
  ['Promise.withResolvers', 'export default Promise.withResolvers();'],
  ['Array grouping', 'export default Object.groupBy([], String);'],
])('%s is younger than the baseline', async (name, script) => {
  writeFileSync(join(folder, 'a.js'), script);
  const { code, output } = await checkBaseline([folder]);
  expect(code).toBe(1);
  expect(output).toContain(name);
});

test('features of every browser of the baseline pass', async () => {
  writeFileSync(
    join(folder, 'a.js'),
    "export default [structuredClone({}), navigator.locks, Object.hasOwn({}, 'a')];",
  );
  expect(await checkBaseline([folder])).toMatchObject({ code: 0 });
});

test('a folder without scripts is not taken for one without faults', async () => {
  const { code, output } = await checkBaseline([folder]);
  expect(code).toBe(1);
  expect(output).toContain('Nothing is built');
});
