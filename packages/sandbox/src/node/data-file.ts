import { readFile, rename, writeFile } from 'node:fs/promises';
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

/** Writes the snapshot of a sandbox to a file, repeatedly. Only its owner can read it: it contains secrets. */
export class DataFile {
  readonly #path: string;
  readonly #sandbox: Sandbox;
  #writing: Promise<void> | undefined;
  #isStale = false;

  constructor(path: string, sandbox: Sandbox) {
    this.#path = path;
    this.#sandbox = sandbox;
  }

  /** Writes, and once more for all calls made while it writes. A failure rejects, and the next call tries again. */
  save(): Promise<void> {
    this.#isStale = true;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const temporary = `${this.#path}.tmp`;
      await writeFile(temporary, await this.#sandbox.snapshot(), { mode: OWNER_ONLY, flush: true });
      await rename(temporary, this.#path);
    }
  }
}
