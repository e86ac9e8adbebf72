import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

const packageFolder = join(import.meta.dirname, '../..');

/** The arguments of an instruction in the Dockerfile that has them as JSON. */
function argumentsOf(text: string, instruction: RegExp): string[] {
  const [, json = '[]'] = instruction.exec(text) ?? [];
  return JSON.parse(json) as string[];
}

/**
 * Lays out a folder as the image's root: the package as it is published, without what the Dockerfile deletes, and its
 * dependencies, but none of its peers and no tools.
 */
async function layOut(text: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'latchkey-image-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const modules = join(root, 'sandbox/node_modules');
  const published = join(modules, '@latchkey/sandbox');
  const { dependencies } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(await realpath(join(packageFolder, 'node_modules', name)), join(modules, name));
  }
  const deleted = [...text.matchAll(/-name '\*(\.[.\w]+)'/g)].map(([, ending = '']) => ending);
  expect(deleted).toContain('.map');
  for (const part of ['package.json', 'dist']) {
    await cp(join(packageFolder, part), join(published, part), {
      recursive: true,
      filter: (file) => !deleted.some((ending) => file.endsWith(ending)),
    });
  }
  await mkdir(join(root, 'pool'));
  return root;
}

test('the command and the health check run as they stand, in a folder that is laid out like the image', async () => {
  const text = await readFile(join(packageFolder, 'Dockerfile'), 'utf8');
  const root = await layOut(text);
  const [, ...entry] = argumentsOf(text, /^ENTRYPOINT (\[.*\])$/m).map((argument) =>
    argument.replace(/^\/sandbox\//, `${root}/sandbox/`),
  );
  const child = spawn(process.execPath, [...entry, '--port', '0', '--json'], { cwd: join(root, 'pool') });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { port } = new URL((JSON.parse(line.toString()) as { endpoint: string }).endpoint);
  const [, ...check] = argumentsOf(text, /^ {2}CMD (\[.*\])$/m).map((argument) =>
    argument.replace(':4599', `:${port}`),
  );
  const health = async () => {
    const [code] = (await once(spawn(process.execPath, check), 'exit')) as [number];
    return code;
  };
  expect(await health()).toBe(0);
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
  expect(await health()).toBe(1);
});

test('what the image copies from the stage before is made there', async () => {
  const text = await readFile(join(packageFolder, 'Dockerfile'), 'utf8');
  const [stage = '', image = ''] = text.split(/^FROM alpine/m);
  const copied = [...image.matchAll(/^COPY --from=(\w+) (\S+) \S+$/gm)].map(([, from, path]) => [from, path]);
  // Node's images have the binary there; npm makes the other one in the working directory.
  expect(copied).toEqual([
    ['install', '/usr/local/bin/node'],
    ['install', '/sandbox/node_modules'],
  ]);
  expect(stage).toMatch(/^FROM node:\d+-alpine AS install\nWORKDIR \/sandbox\n/m);
  expect(stage).toContain('npm install --omit=dev --omit=optional --omit=peer');
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
