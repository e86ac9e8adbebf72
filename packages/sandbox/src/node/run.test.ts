import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { run } from './run.ts';

async function runTo(...args: string[]) {
  let output = '';
  const server = await run(args, (text) => {
    output += text;
  });
  if (server) onTestFinished(() => server.close());
  return { output, server };
}

async function configFile(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('latchkey-sandbox', () => {
  test('prints one line of JSON with all that a client needs', async () => {
    const config = await configFile(
      'pool.json',
      '{"userPool":{"id":"eu-west-1_Abc123"},"clients":[{"clientId":"web"}]}',
    );
    const { output, server } = await runTo('--port', '0', '--json', '--config', config);
    expect(output.split('\n')).toHaveLength(2);
    expect(JSON.parse(output)).toEqual({
      endpoint: server?.url,
      userPoolId: 'eu-west-1_Abc123',
      clientId: 'web',
      domain: server?.url.slice(0, -1),
      controlUrl: `${server?.url}_sandbox`,
    });
  });

  test('takes a module with triggers', async () => {
    const config = await configFile(
      'pool.mjs',
      'export default { triggers: { preSignUp: (event) => event }, users: [{ username: "ada" }] };',
    );
    const { server } = await runTo('--port', '0', '--config', config);
    const users = await fetch(`${server?.controlUrl}/pools/main/users`);
    expect(await users.json()).toMatchObject([{ username: 'ada' }]);
  });

  test('explains itself', async () => {
    const { output, server } = await runTo('--help');
    expect(output).toContain('--port <number>');
    expect(server).toBeUndefined();
  });

  test.each([['--port', 'x'], ['--port', '70000'], ['--colour', 'red'], ['stray']])(
    'refuses %s %s',
    (...args) => {
      expect(() => readArguments(args)).toThrow(expect.objectContaining({ code: 'usage' }));
    },
  );

  test('names a config file that it cannot use', async () => {
    await expect(runTo('--config', '/nowhere/pool.json')).rejects.toThrow('/nowhere/pool.json');
    await expect(runTo('--config', await configFile('pool.json', '7'))).rejects.toMatchObject({
      code: 'usage',
    });
    await expect(runTo('--config', await configFile('pool.json', '[]'))).rejects.toMatchObject({
      code: 'usage',
    });
    for (const user of ['{"name":"ada"}', '{"username":"ada","password":"weak"}']) {
      const config = await configFile('pool.json', `{"users":[${user}]}`);
      await expect(runTo('--config', config)).rejects.toMatchObject({ code: 'invalid-options' });
    }
  });
});
