import { once } from 'node:events';
import { createServer } from 'node:net';
import { isAbsolute, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { launch, root, run } from './child.mjs';
import { pnpm } from './pnpm.mjs';
import { answers, demoFolder, needed, viteArguments } from './start.mjs';

const script = join(root, 'scripts', 'run.mjs');

test('a taken port is reported before anything is installed, with how to choose another', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const { code, output } = await run(process.execPath, [script, 'start'], {
    env: { LATCHKEY_DEMO_PORT: String(port) },
  });
  server.close();
  expect(code).toBe(1);
  expect(output).toContain(`Port ${port}`);
  expect(output).toContain('LATCHKEY_DEMO_PORT=');
  expect(output).not.toContain('Installing');
});

test('an invalid port is reported by the name of its variable, without a stack', async () => {
  const { code, output } = await run(process.execPath, [script, 'start'], {
    env: { LATCHKEY_DEMO_PORT: 'http' },
  });
  expect(code).toBe(1);
  expect(output).toContain('LATCHKEY_DEMO_PORT=http');
  expect(output).not.toContain('    at ');
});

test('a command that is not known is answered with those that are', async () => {
  const { code, output } = await run(process.execPath, [script, 'serve']);
  expect(code).toBe(1);
  expect(output).toContain('start|test');
});

test('an example that is not known is answered with those that are, before anything is installed', async () => {
  const { code, output } = await run(process.execPath, [script, 'example', 'ember']);
  expect(code).toBe(1);
  expect(output).toMatch(/angular.*\|react.*\|vue/);
  expect(output).not.toContain('Installing');
});

test('only what the demo and its sandbox need is installed: no other framework, no docs, no browser tests', async () => {
  const { output } = await pnpm([...needed, 'list', '--depth', '-1', '--parseable']);
  const projects = output
    .split('\n')
    .filter((line) => isAbsolute(line))
    .map((line) => relative(root, line).replaceAll('\\', '/'))
    .sort();
  const packages = ['auth', 'cognito', 'devtools', 'react', 'sandbox', 'srp', 'ui'];
  expect(projects).toEqual(['', 'apps/demo', ...packages.map((name) => `packages/${name}`)]);
});

test('the demo is served from the sources of the packages: a change in one of them is seen immediately', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  const demo = launch(process.execPath, viteArguments(port), { cwd: demoFolder, stdio: 'ignore' });
  const ended = once(demo, 'close');
  try {
    const served = await answers(`http://localhost:${port}/src/root.tsx`);
    const script = await served.text();
    expect(script).toContain('/packages/auth/src/index.ts');
    expect(script).not.toContain('/packages/auth/dist/');
    // As written: built files, which a fresh clone lacks, have no spaces.
    const sheet = await (await answers(`http://localhost:${port}/src/styles/index.css`)).text();
    expect(sheet).toContain('.lk-fault {');
  } finally {
    demo.kill();
    await ended;
  }
});
