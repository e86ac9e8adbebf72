import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { isFree, portFrom } from './ports.mjs';

test('a port that a server listens on is taken, and free again when the server has closed', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  expect(await isFree(port)).toBe(false);
  server.close();
  await once(server, 'close');
  expect(await isFree(port)).toBe(true);
});

test('a port comes from its variable, else from the default', () => {
  expect(portFrom({ DEMO_PORT: '8080' }, 'DEMO_PORT', 5173)).toBe(8080);
  expect(portFrom({ DEMO_PORT: '' }, 'DEMO_PORT', 5173)).toBe(5173);
  expect(portFrom({}, 'DEMO_PORT', 5173)).toBe(5173);
});

test.each(['http', '0', '70000', '80.5'])('%s is no port, and the message names the variable', (text) => {
  expect(() => portFrom({ DEMO_PORT: text }, 'DEMO_PORT', 5173)).toThrow(/DEMO_PORT/);
});
