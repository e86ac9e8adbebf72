import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const KILLS = Number(process.env.LATCHKEY_KILLS ?? 1);
const AT_A_TIME = 4;
const Password = 'Correct-horse-1';

const CLI = ['--conditions=@latchkey/source', '--import', 'tsx', join(import.meta.dirname, 'cli.ts')];

interface Output {
  readonly AuthenticationResult?: { readonly AccessToken: string; readonly RefreshToken: string };
  readonly __type?: string;
}

/** Starts the command line with a data file. */
async function start(data: string, config: string) {
  const child = spawn(process.execPath, [
    ...CLI,
    '--port',
    '0',
    '--json',
    '--data',
    data,
    '--config',
    config,
  ]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let warnings = '';
  child.stderr.on('data', (text: Buffer) => {
    warnings += text.toString();
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { endpoint, clientId: ClientId } = JSON.parse(line.toString()) as {
    endpoint: string;
    clientId: string;
  };
  const call = async (operation: string, body: object): Promise<Output> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify({ ClientId, ...body }),
    });
    const text = await response.text();
    return text === '' ? {} : (JSON.parse(text) as Output);
  };
  return { child, call, warnings: () => warnings };
}

/** Signs people up and in until the process is killed; returns the names and refresh tokens of all who got an answer. */
async function useUntilKilled(
  child: ChildProcess,
  call: Awaited<ReturnType<typeof start>>['call'],
  round: number,
) {
  const signedIn: { username: string; RefreshToken: string }[] = [];
  const enough = new EventEmitter();
  const person = async (first: number) => {
    for (let n = first; child.exitCode === null && child.signalCode === null; n += AT_A_TIME) {
      const USERNAME = `user-${round}-${n}`;
      await call('SignUp', { Username: USERNAME, Password });
      const { AuthenticationResult } = await call('InitiateAuth', {
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD: Password },
      });
      if (AuthenticationResult) signedIn.push({ username: USERNAME, ...AuthenticationResult });
      // Each time at another moment of a write.
      if (signedIn.length >= 3 + round) enough.emit('reached');
    }
  };
  const reached = once(enough, 'reached');
  const people = Array.from({ length: AT_A_TIME }, (_, n) => person(n).catch(() => undefined));
  await reached;
  child.kill('SIGKILL');
  await once(child, 'exit');
  await Promise.all(people);
  return signedIn;
}

test('a process that is killed while it writes has lost nothing that it had answered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const data = join(folder, 'data.json');
  const config = join(import.meta.dirname, '../testing/no-confirmation.mjs');
  const before: { username: string; RefreshToken: string }[] = [];
  let server = await start(data, config);
  for (let round = 0; round < KILLS; round += 1) {
    before.push(...(await useUntilKilled(server.child, server.call, round)));
    server = await start(data, config);
    for (const { RefreshToken } of before) {
      const output = await server.call('GetTokensFromRefreshToken', { RefreshToken });
      expect(output.AuthenticationResult?.AccessToken).toBeDefined();
    }
    expect(server.warnings()).not.toContain('damaged');
  }
  expect(before.length).toBeGreaterThan(2 * KILLS);
}, 600_000);
