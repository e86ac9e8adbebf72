import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { isStopping, launch, root, stopAll, stopOnSignals } from './child.mjs';
import { pnpm } from './pnpm.mjs';
import { isFree, portFrom } from './ports.mjs';
import { Problem } from './problem.mjs';
import { startedBlock } from './started-block.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const poolConfig = join(root, 'scripts', 'demo-pool.json');

/** The packages for the demo and the sandbox: not the other adapters, the examples and their compilers. */
export const needed = ['latchkey', '@latchkey/demo...', '@latchkey/sandbox...'].map(
  (name) => `--filter=${name}`,
);

/** Nothing is built: Node runs the packages' TypeScript, which Vite serves as well. */
const fromSources = ['--conditions=@latchkey/source', '--import=tsx'];

export const demoFolder = join(root, 'apps', 'demo');

/**
 * Returns Node's arguments to serve the demo.
 * @param {number} port
 */
export const viteArguments = (port) => [
  ...fromSources,
  join(demoFolder, 'node_modules', 'vite', 'bin', 'vite.js'),
  '--host=localhost',
  `--port=${port}`,
  '--strictPort',
  '--logLevel=warn',
  // With Node itself, which finds the sources that the configuration imports; Vite's own loader looks for built files.
  '--configLoader=native',
];

/**
 * @param {string} name
 * @param {string} variable
 * @param {number} standard
 */
async function freePort(name, variable, standard) {
  const port = portFrom(process.env, variable, standard);
  if (await isFree(port)) return port;
  throw new Problem(
    `Port ${port}, for the ${name}, is taken. Stop what listens there, or choose another: ${variable}=${port + 1} npm start`,
  );
}

/**
 * Runs pnpm, and only shows its output if it fails.
 * @param {string} what
 * @param {readonly string[]} args
 */
export async function prepare(what, args) {
  console.log(what);
  const { code, output } = await pnpm(args);
  if (code !== 0) throw new Problem(`${output}\nFailed: pnpm ${args.join(' ')}`);
}

/**
 * Rejects if the program ends without having been asked to.
 * @param {ChildProcess} child
 * @param {string} name
 * @returns {Promise<never>}
 */
function ended(child, name) {
  return new Promise((_resolve, reject) => {
    child.once('error', ({ message }) => reject(new Problem(`The ${name} could not be started: ${message}`)));
    child.once('close', (code) => {
      if (!isStopping()) reject(new Problem(`The ${name} ended by itself, with code ${code}.`));
    });
  });
}

/**
 * Reads the line of JSON that the sandbox prints when it listens; later output is passed on.
 * @param {ChildProcess} sandbox
 * @returns {Promise<import('./started-block.mjs').SandboxAddress>}
 */
function announced({ stdout }) {
  return new Promise((resolve) => {
    if (stdout === null) return;
    const lines = createInterface({ input: stdout });
    lines.once('line', (first) => {
      lines.on('line', (line) => console.log(line));
      resolve(/** @type {import('./started-block.mjs').SandboxAddress} */ (JSON.parse(first)));
    });
  });
}

/**
 * @param {string} url
 * @returns {Promise<Response>} once something listens there
 */
export async function answers(url) {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response;
    await delay(100);
  }
}

/**
 * Starts the pool of the demo and of the examples.
 * @param {number} port
 */
export async function startSandbox(port) {
  const cli = join(root, 'packages', 'sandbox', 'src', 'node', 'cli.ts');
  const args = [...fromSources, cli, '--port', String(port), '--config', poolConfig, '--json'];
  const sandbox = launch(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const sandboxEnded = ended(sandbox, 'sandbox');
  const address = await Promise.race([announced(sandbox), sandboxEnded]);
  const { users } = /** @type {{ users: [import('./started-block.mjs').DemoUser] }} */ (
    JSON.parse(readFileSync(poolConfig, 'utf8'))
  );
  return { address, user: users[0], ended: sandboxEnded };
}

async function startServers() {
  const demoPort = await freePort('demo', 'LATCHKEY_DEMO_PORT', 5173);
  const sandboxPort = await freePort('sandbox', 'LATCHKEY_SANDBOX_PORT', 4599);
  await prepare('Installing ...', ['install', '--frozen-lockfile', ...needed]);

  const { address, user, ended: sandboxEnded } = await startSandbox(sandboxPort);

  const demo = launch(process.execPath, viteArguments(demoPort), {
    cwd: demoFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      VITE_LATCHKEY_ENDPOINT: address.endpoint,
      VITE_LATCHKEY_USER_POOL_ID: address.userPoolId,
      VITE_LATCHKEY_CLIENT_ID: address.clientId,
      VITE_LATCHKEY_CONTROL: address.controlUrl,
      VITE_LATCHKEY_USERNAME: user.username,
      VITE_LATCHKEY_PASSWORD: user.password,
    },
  });
  const demoEnded = ended(demo, 'demo');
  const demoUrl = `http://localhost:${demoPort}/`;
  await Promise.race([answers(demoUrl), demoEnded, sandboxEnded]);

  console.log(startedBlock(demoUrl, address, user));
  await Promise.race([demoEnded, sandboxEnded]);
}

/**
 * Runs servers until Ctrl-C, or until one fails.
 * @param {() => Promise<unknown>} servers
 */
export async function serve(servers) {
  stopOnSignals(() => 0);
  try {
    await servers();
  } catch (error) {
    await stopAll();
    if (!(error instanceof Problem)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/** `npm start`: the sandbox and the demo. */
export const start = () => serve(startServers);
