import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Sandbox } from '../sandbox.ts';

const OWNER_ONLY = 0o600;

/** Returns the text of a data file; undefined if it does not exist yet. */
export async function readDataFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Moves an unreadable data file out of the way, and returns its new path. */
export async function setAside(path: string): Promise<string> {
  const aside = `${path}.damaged-${Date.now()}`;
  await rename(path, aside);
  return aside;
}

// Files that this process uses: its own locks say nothing.
const inUse = new Set<string>();

/**
 * Writes the snapshot of a sandbox to a file, repeatedly. Only its owner can read it: it contains secrets. A lock file beside
 * it keeps other processes away.
 */
export class DataFile {
  readonly #path: string;
  readonly #sandbox: Sandbox;
  #writing: Promise<void> | undefined;
  #isStale = false;

  private constructor(path: string, sandbox: Sandbox) {
    this.#path = path;
    this.#sandbox = sandbox;
  }

  /** @throws if another sandbox uses the file, or it cannot be written */
  static async open(path: string, sandbox: Sandbox): Promise<DataFile> {
    const absolute = resolve(path);
    await lock(absolute);
    const file = new DataFile(absolute, sandbox);
    // Written immediately, so that an unwritable path is noticed before anything needs it.
    await file.save().catch(async (error: unknown) => {
      await unlock(absolute);
      throw error;
    });
    return file;
  }

  /**
   * Writes, and once more for all calls made while it writes. Resolves when everything up to this call is on the disk. A
   * failure rejects, and the next call tries again.
   */
  save(): Promise<void> {
    this.#isStale = true;
    this.#writing ??= this.#write();
    return this.#writing;
  }

  /** Writes for the last time, and lets others have the file. */
  async close(): Promise<void> {
    try {
      await this.save();
    } finally {
      await unlock(this.#path);
    }
  }

  async #write(): Promise<void> {
    try {
      while (this.#isStale) {
        this.#isStale = false;
        const temporary = `${this.#path}.tmp`;
        await writeFile(temporary, await this.#sandbox.snapshot(), { mode: OWNER_ONLY, flush: true });
        await rename(temporary, this.#path);
      }
    } finally {
      // In the same turn as the last look at #isStale, or a call in between would wait for nothing.
      this.#writing = undefined;
    }
  }
}

const lockOf = (path: string) => `${path}.lock`;

async function lock(path: string): Promise<void> {
  const holder = await holderOf(path);
  if (holder !== undefined) {
    throw new Error(
      `another sandbox uses it (process ${holder}); stop that one, or name another file. If there is none, delete ${lockOf(path)}`,
    );
  }
  // What a process that was killed has left behind.
  await rm(lockOf(path), { force: true });
  await writeFile(lockOf(path), String(process.pid), { flag: 'wx' });
  inUse.add(path);
}

async function unlock(path: string): Promise<void> {
  inUse.delete(path);
  await rm(lockOf(path), { force: true });
}

/** Returns the id of the running process that uses a file. */
async function holderOf(path: string): Promise<number | undefined> {
  if (inUse.has(path)) return process.pid;
  const pid = Number(await readFile(lockOf(path), 'utf8').catch(() => ''));
  return pid > 0 && pid !== process.pid && isRunning(pid) ? pid : undefined;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
