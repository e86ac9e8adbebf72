import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';

async function dataFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'data.json');
}

async function start(data: string) {
  let output = '';
  const server = await run(['--port', '0', '--json', '--data', data], (text) => {
    output += text;
  });
  if (!server) throw new Error('Nothing was served.');
  const { userPoolId, clientId } = JSON.parse(output) as { userPoolId: string; clientId: string };
  const call = async (operation: string, body: object) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { UserSub?: string; __type?: string };
  };
  return { server, userPoolId, clientId, call };
}

test('a sandbox with a data file goes on where it ended', async () => {
  const data = await dataFile();
  const first = await start(data);
  const Username = 'ada';
  await first.call('SignUp', { ClientId: first.clientId, Username, Password: 'Correct-horse-1' });
  await first.server.close();
  const second = await start(data);
  expect([second.userPoolId, second.clientId]).toEqual([first.userPoolId, first.clientId]);
  expect(
    await second.call('SignUp', { ClientId: second.clientId, Username, Password: 'Correct-horse-1' }),
  ).toMatchObject({ __type: 'UsernameExistsException' });
  await second.server.close();
});

test('the file is its owner’s only', async () => {
  const data = await dataFile();
  const { server } = await start(data);
  await server.close();
  expect((await stat(data)).mode & 0o077).toBe(0);
});

test.each(['{"precious":true}', '{"version":1,"pools":[', ''])(
  'a damaged file is set aside and said: %s',
  async (text) => {
    const data = await dataFile();
    await writeFile(data, text);
    let warnings = '';
    const server = await run(
      ['--port', '0', '--data', data],
      () => undefined,
      (warning) => {
        warnings += warning;
      },
    );
    await server?.close();
    const [, aside = ''] = /is damaged\. It is now (\S+),/.exec(warnings) ?? [];
    expect(await readFile(aside, 'utf8')).toBe(text);
    expect(JSON.parse(await readFile(data, 'utf8'))).toMatchObject({ version: 1 });
  },
);

test('a file that cannot be written is refused at the start', async () => {
  const data = join(await dataFile(), 'below', 'data.json');
  await expect(start(data)).rejects.toMatchObject({ code: 'cannot-save' });
});
