import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { served } from '../testing/served.ts';
import { apiRequest } from '../testing/wire.ts';
import { serveSandbox } from './serve.ts';

test('serves the API and the control API on one port of the loopback interface', async () => {
  const sandbox = await served();
  expect(sandbox.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const response = await fetch(apiRequest(sandbox, 'GetUser', '{}'));
  expect(await response.json()).toMatchObject({ __type: 'InvalidParameterException' });
  const info = await fetch(new URL('/_sandbox/info', sandbox.endpoint));
  expect(await info.json()).toMatchObject({ endpoint: sandbox.endpoint, userPoolId: sandbox.userPoolId });
  const keys = await fetch(new URL(`/${sandbox.userPoolId}/.well-known/jwks.json`, sandbox.endpoint));
  expect(await keys.json()).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256' }, { kty: 'RSA' }] });
});

test('is not to be reached by another address of this machine', async () => {
  const { endpoint } = await served();
  const { port } = new URL(endpoint);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  const attempts = await Promise.allSettled(
    outside.map(({ address }) => fetch(`http://${address}:${port}/`)),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toEqual([]);
});

test('keeps an idle connection open for longer than a busy machine stalls', async () => {
  const { headers } = await fetch(apiRequest(await served(), 'GetUser', '{}'));
  expect(headers.get('keep-alive')).toBe('timeout=75');
});

test('cuts the connection when a fault says so', async () => {
  const sandbox = await served();
  sandbox.faults.add({ kind: 'network', times: 1 });
  await expect(fetch(apiRequest(sandbox, 'GetUser', '{}'))).rejects.toThrow('fetch failed');
  expect((await fetch(apiRequest(sandbox, 'GetUser', '{}'))).status).toBe(400);
});

test('says when the port is taken', async () => {
  const { endpoint } = await served();
  const port = Number(new URL(endpoint).port);
  await expect(serveSandbox(await createSandbox(), { port })).rejects.toMatchObject({
    code: 'cannot-listen',
  });
});

test.each([
  [{ prot: 4599 }, 'prot is unknown'],
  [{ port: 65_536 }, 'port should be <=65535'],
  [{ port: '4599' }, 'port should be number'],
  [{ host: '' }, 'host should be >=1'],
  [
    { allowedHosts: ['http://pool'] },
    'allowedHosts.0 must be a host name without scheme and port, such as my-pool',
  ],
  [{ data: '' }, 'data should be >=1'],
])('refuses the options %o', async (options, problem) => {
  await expect(serveSandbox(await createSandbox(), options as object)).rejects.toMatchObject({
    code: 'invalid-options',
    problems: [problem],
  });
});

test('can be stopped twice', async () => {
  const server = await serveSandbox(await createSandbox());
  await expect(Promise.all([server.close(), server.close()])).resolves.toBeDefined();
  await server.close();
});

test('stops while a call is held', async () => {
  const sandbox = await createSandbox();
  const server = await serveSandbox(sandbox);
  onTestFinished(() => sandbox.faults.clear());
  sandbox.faults.add({ kind: 'hold' });
  const call = fetch(apiRequest(sandbox, 'GetUser', '{}'));
  const failed = expect(call).rejects.toThrow('fetch failed');
  await expect.poll(() => sandbox.journal.count()).toBe(1);
  await server.close();
  await failed;
});
