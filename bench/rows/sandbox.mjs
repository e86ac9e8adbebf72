import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '../../packages/sandbox/dist/index.js';

const cli = fileURLToPath(new URL('../../packages/sandbox/dist/node/cli.js', import.meta.url));
const person = { username: 'ann', password: 'Correct-horse-1!' };

async function signIn({ endpoint, clientId }) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: person.username, PASSWORD: person.password },
    }),
  });
  const { AuthenticationResult } = await response.json();
  if (!AuthenticationResult?.AccessToken) throw new Error('Nobody signed in.');
}

/** Starts the command line, and signs in as soon as it says that it is there, and once more. In milliseconds. */
async function firstSignIn(config) {
  const start = performance.now();
  const child = spawn(process.execPath, [cli, '--port', '0', '--json', '--config', config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
    const pool = JSON.parse(value);
    const ready = performance.now();
    await signIn(pool);
    const first = performance.now();
    await signIn(pool);
    return { start: ready - start, first: first - ready, second: performance.now() - first };
  } finally {
    child.kill();
  }
}

async function addUsers(count) {
  const sandbox = await createSandbox({ userPool: { aliasAttributes: ['email'] } });
  const start = performance.now();
  for (let n = 0; n < count; n += 1)
    await sandbox.users.add({ username: `user${n}`, attributes: { email: `user${n}@example.com` } });
  return (performance.now() - start) / 1000;
}

export async function sandbox(note) {
  note('The sandbox');
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  try {
    const config = join(folder, 'pool.json');
    await writeFile(
      config,
      JSON.stringify({ clients: [{ explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }], users: [person] }),
    );
    const processes = [];
    for (let run = 0; run < 7; run += 1) processes.push(await firstSignIn(config));
    const of = (key) => processes.map((one) => one[key]);
    return [
      {
        what: 'sandbox: first sign-in of a process, over HTTP',
        unit: 'ms',
        ours: of('first'),
        most: 50,
        others: [{ name: 'the second one', numbers: of('second') }],
      },
      { what: 'sandbox: its process starts', unit: 'ms', ours: of('start') },
      {
        what: 'sandbox: 100,000 users with aliases, added',
        unit: 's',
        ours: [await addUsers(100_000), await addUsers(100_000), await addUsers(100_000)],
        most: 30,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
