import { expect, test } from 'vitest';
import { childEnvironment } from './child.mjs';
import { pnpmCommand } from './pnpm.mjs';

test('pnpm of exactly the pinned version is used as it is', () => {
  expect(pnpmCommand('pnpm@12.21.0', '12.21.0')).toEqual(['pnpm']);
});

test.each([undefined, '12.20.0', '10.34.9'])(
  'with pnpm %s on PATH the pinned one comes by npx',
  (installed) => {
    expect(pnpmCommand('pnpm@12.21.0', installed)).toEqual(['npx', '--yes', 'pnpm@12.21.0']);
  },
);

test('children get nothing of the npm that called, and find the tools of the project first', () => {
  const env = childEnvironment({
    PATH: '/usr/bin',
    HOME: '/home/x',
    npm_config_yes: 'false',
    npm_package_name: 'latchkey',
    npm_lifecycle_event: 'test',
  });
  expect(Object.keys(env).filter((name) => name.startsWith('npm_'))).toEqual([]);
  expect(env.HOME).toBe('/home/x');
  expect(env.PATH).toMatch(/node_modules.\.bin.+bin$/);
});
