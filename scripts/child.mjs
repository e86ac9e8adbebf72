import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

/**
 * Returns the environment for child processes: the root's tools on PATH, and none of npm's variables, which pnpm would treat
 * as its settings.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(env = process.env) {
  const kept = Object.entries(env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name));
  const path = [join(root, 'node_modules', '.bin'), env.PATH ?? env.Path ?? ''].join(delimiter);
  return {
    ...Object.fromEntries(kept.filter(([name]) => name.toUpperCase() !== 'PATH')),
    PATH: path,
    TURBO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    // The compiler and the linter's types are Go programs, which collect too often by default for a short run.
    GOGC: env.GOGC ?? '400',
  };
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let stopping = false;

/**
 * @typedef {object} ChildOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 */

/**
 * Starts a program in its own process group, so that {@link stopAll} also ends what it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions & { stdio: import('node:child_process').StdioOptions }} options
 */
export function launch(command, args, { cwd = root, env = {}, stdio }) {
  const child = spawn(command, [...args], {
    cwd,
    env: { ...childEnvironment(), ...env },
    stdio,
    detached: !windows,
    shell: windows,
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Passes on a child's output line by line, so that several children can print at the same time.
 * @param {import('node:stream').Readable | null} stream
 * @param {string} label
 */
function printLines(stream, label) {
  if (stream === null) return;
  createInterface({ input: stream }).on('line', (line) => console.log(`${label.padEnd(7)} | ${line}`));
}

/**
 * Runs a program to its end. Never settles once the children are being ended: nothing may be started after it then.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ChildOptions & { show?: boolean, label?: string }} [options] show: pass on its output immediately, instead of
 *   collecting it; label: do both, with this before each line
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { show = false, label, ...options } = {}) {
  return new Promise((resolve) => {
    const output = show ? 'inherit' : 'pipe';
    const child = launch(command, args, { ...options, stdio: ['ignore', output, output] });
    /** @type {Buffer[]} */
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
      if (label !== undefined) printLines(stream, label);
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => {
      if (!stopping) resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
}

/** Whether the children are being ended, so that their exit is expected. */
export function isStopping() {
  return stopping;
}

/** Ends every running child and its processes: asks like Ctrl-C, and kills them after five seconds. */
export async function stopAll() {
  stopping = true;
  const children = [...running];
  const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of children) signalGroup(child, 'SIGINT');
  const insist = setTimeout(() => {
    for (const child of children) signalGroup(child, 'SIGKILL');
  }, 5_000);
  await Promise.all(ended);
  clearTimeout(insist);
  // A finished child may have left one of its own behind.
  for (const child of children) signalGroup(child, 'SIGKILL');
}

/**
 * Ends all children, then this process, when the person or the system asks for it.
 * @param {(signal: NodeJS.Signals) => number} exitCode
 */
export function stopOnSignals(exitCode) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (stopping) return;
      void stopAll().then(() => process.exit(exitCode(signal)));
    });
  }
}
