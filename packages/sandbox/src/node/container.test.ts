import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { readArguments } from './arguments.ts';
import { serveSandbox } from './serve.ts';

test('the container starts with valid arguments, and its health check asks an existing path', async () => {
  const text = await readFile(new URL('../../Dockerfile', import.meta.url), 'utf8');
  const [, entry = '[]'] = /^ENTRYPOINT (\[.*\])$/m.exec(text) ?? [];
  const [node, cli = '', ...args] = JSON.parse(entry) as string[];
  expect([node, cli.endsWith('/@latchkey/sandbox/dist/node/cli.js')]).toEqual(['node', true]);
  const { host, port } = readArguments(args);
  const server = await serveSandbox(await createSandbox(), { host });
  onTestFinished(() => server.close());
  const [, path = ''] = /fetch\('http:\/\/127\.0\.0\.1:4599(\/[^']*)'\)/.exec(text) ?? [];
  expect([host, port, text.includes(`EXPOSE ${port}`)]).toEqual(['0.0.0.0', 4599, true]);
  expect((await fetch(new URL(path, server.url))).status).toBe(200);
});

test('another container calls the API by a name that is allowed, and never the control API', async () => {
  const sandbox = await createSandbox();
  const server = await serveSandbox(sandbox, { allowedHosts: ['cognito'] });
  onTestFinished(() => server.close());
  const { request } = await import('node:http');
  const statusOf = (path: string, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const call = request(new URL(path, server.url), { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject).end();
    });
  const keys = `/${sandbox.userPoolId}/.well-known/jwks.json`;
  expect(await statusOf(keys, 'cognito:4599')).toBe(200);
  expect(await statusOf(keys, 'evil.example')).toBe(403);
  expect(await statusOf('/_sandbox/info', 'cognito:4599')).toBe(403);
});
