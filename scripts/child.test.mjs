import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { root, run } from './child.mjs';

test('a program gives its exit code and all it printed', async () => {
  const script = 'console.log("out"); console.error("err"); process.exit(3)';
  const { code, output } = await run(process.execPath, ['-e', script]);
  expect(code).toBe(3);
  expect(output).toContain('out');
  expect(output).toContain('err');
});

test('a program that is not there gives a code, not a rejection', async () => {
  expect(await run('latchkey-no-such-program', [])).toMatchObject({ code: 127 });
});

test.runIf(process.platform !== 'win32').each(['SIGINT', 'SIGTERM'])(
  'on %s the children end too, and what they started, even what does not listen',
  async (signal) => {
    const grandchild = `process.on('SIGINT', () => {}); console.log('ready'); setInterval(() => {}, 1000)`;
    const child = `
      const { spawn } = require('node:child_process');
      spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' });
      setInterval(() => {}, 1000);`;
    const module = JSON.stringify(pathToFileURL(`${root}scripts/child.mjs`).href);
    const script = `
      const { run, stopOnSignals } = await import(${module});
      stopOnSignals(() => 42);
      await run(process.execPath, ['-e', ${JSON.stringify(child)}], { show: true });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // All three write to one pipe, which closes only when the last of them has ended.
    const closed = once(parent, 'close');
    await once(createInterface({ input: parent.stdout }), 'line');
    parent.kill(/** @type {NodeJS.Signals} */ (signal));
    expect(await closed).toEqual([42, null]);
  },
  20_000,
);
