import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { isSnapshot } from '../snapshot/read.ts';
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

test('a sandbox with a data file continues where it stopped', async () => {
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

test('an answer is only given when its change is on the disk', async () => {
  const data = await dataFile();
  const { server, call, clientId } = await start(data);
  for (let n = 0; n < 5; n += 1) {
    const Username = `user${n}`;
    await call('SignUp', { ClientId: clientId, Username, Password: 'Correct-horse-1' });
    expect(await readFile(data, 'utf8')).toContain(`"username":"${Username}"`);
  }
  await server.close();
});

test('the file is its owner’s only', async () => {
  const data = await dataFile();
  const { server } = await start(data);
  await server.close();
  expect((await stat(data)).mode & 0o077).toBe(0);
});

/** Starts with a file that has this text; returns the warning, and the text of the file that was set aside. */
async function startWith(text: string) {
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
  const [, aside = ''] = /It is now (\S+),/.exec(warnings) ?? [];
  expect(JSON.parse(await readFile(data, 'utf8'))).toMatchObject({ version: 1 });
  return { warnings, aside: await readFile(aside, 'utf8') };
}

test.each(['{"precious":true}', '{"version":1,"pools":[', '', '\0'.repeat(100)])(
  'a damaged file is set aside, and reported: %j',
  async (text) => {
    const { warnings, aside } = await startWith(text);
    expect([warnings, aside]).toEqual([expect.stringContaining('is damaged.'), text]);
  },
);

test('a file of another version is set aside, and reported', async () => {
  const text = '{"version":2,"pools":[{"later":true}]}';
  const { warnings, aside } = await startWith(text);
  expect([warnings, aside]).toEqual([expect.stringContaining('is of another version of the sandbox.'), text]);
});

test('a file that was cut anywhere counts as damaged, never as a state', async () => {
  const sandbox = await createSandbox({ users: [{ username: 'ada', attributes: { name: 'Ada €' } }] });
  const bytes = Buffer.from(await sandbox.snapshot());
  const taken = Array.from(bytes.keys()).filter((end) => isSnapshot(bytes.toString('utf8', 0, end)));
  expect([bytes.length > 500, taken]).toEqual([true, []]);
});

test('two sandboxes never write to one file', async () => {
  const data = await dataFile();
  const first = await start(data);
  await expect(start(data)).rejects.toMatchObject({
    code: 'cannot-save',
    message: expect.stringContaining(`another sandbox uses it (process ${process.pid})`),
  });
  await first.server.close();
  const again = await start(data);
  await again.server.close();
  // As if another process had it: this test's parent runs, and the last one does not.
  await writeFile(`${data}.lock`, String(process.ppid));
  await expect(start(data)).rejects.toMatchObject({ code: 'cannot-save' });
  await writeFile(`${data}.lock`, '999999999');
  const last = await start(data);
  await last.server.close();
  await expect(stat(`${data}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a disk that does not take a change is reported, and the call is answered', async () => {
  const data = await dataFile();
  const { server, call, clientId } = await start(data);
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  await mkdir(`${data}.tmp`);
  const signUp = (Username: string) =>
    call('SignUp', { ClientId: clientId, Username, Password: 'Correct-horse-1' });
  expect(await signUp('ada')).toHaveProperty('UserSub');
  await signUp('bob');
  expect(warned.mock.calls).toEqual([[expect.stringContaining(`Cannot write ${data}: EISDIR`)]]);
  await rm(`${data}.tmp`, { recursive: true });
  await signUp('eve');
  expect(await readFile(data, 'utf8')).toContain('"username":"ada"');
  await server.close();
});

test('a file that cannot be written is refused at the start', async () => {
  const data = join(await dataFile(), 'below', 'data.json');
  await expect(start(data)).rejects.toMatchObject({ code: 'cannot-save' });
});
