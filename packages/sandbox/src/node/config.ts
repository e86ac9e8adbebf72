import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SandboxOptions } from '../options.ts';
import { UsageError } from './arguments.ts';

/**
 * Reads the options of a sandbox from a JSON file, or from the default export of a module.
 *
 * @throws {@link UsageError} that names the file and what is wrong with it
 */
export async function loadConfig(path: string): Promise<SandboxOptions> {
  const file = resolve(path);
  try {
    const config: unknown = file.endsWith('.json')
      ? JSON.parse(await readFile(file, 'utf8'))
      : ((await import(pathToFileURL(file).href)) as { default: unknown }).default;
    // createSandbox checks the members.
    if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config;
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${error instanceof Error ? error.message : 'unknown reason'}`);
  }
  throw new UsageError(`${file} does not hold an object of sandbox options.`);
}
