/**
 * Creates the files of a new app. `npm create latchkey` calls it; it installs nothing and asks nothing.
 *
 * @module
 */
import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateError } from './create-error.ts';
import { checkTemplate, LAYERS, type Template } from './templates.ts';

export { CreateError, type CreateErrorCode } from './create-error.ts';
export { TEMPLATES, type Template } from './templates.ts';

export interface CreateOptions {
  /** Default: `react`. */
  readonly template?: Template;
}

/** npm leaves a file with this name out of a package, or renames it: it is `_gitignore` in the templates. */
const RENAMED = { _gitignore: '.gitignore' } as const;

const templates = fileURLToPath(new URL('../templates', import.meta.url));

/**
 * Writes the app into the folder, which is created if it does not exist, and resolves with its absolute path.
 *
 * @throws CreateError `not-empty`, `bad-usage`
 */
export async function createApp(folder: string, options: CreateOptions = {}): Promise<string> {
  if (typeof folder !== 'string' || folder === '' || folder.includes('\0'))
    throw new CreateError('bad-usage', 'folder must be the path of a folder.');
  if (typeof options !== 'object' || options === null)
    throw new CreateError('bad-usage', 'options must be an object with "template", or left out.');
  const unknown = Object.keys(options).find((name) => name !== 'template');
  if (unknown !== undefined)
    throw new CreateError('bad-usage', `${unknown} is not an option. The only one is template.`);
  const template = checkTemplate(options.template ?? 'react');
  const target = resolve(folder);
  const files = await filesIn(target);
  // A repository that was just created counts as empty.
  if (files.some((file) => file !== '.git'))
    throw new CreateError('not-empty', `${target} is not empty: choose another folder.`);
  for (const layer of LAYERS[template]) await cp(join(templates, layer), target, { recursive: true });
  for (const [from, to] of Object.entries(RENAMED)) await rename(join(target, from), join(target, to));
  const manifest = join(target, 'package.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace('"name": "app"', `"name": "${packageName(basename(target))}"`));
  return target;
}

/** Returns the names of the files in a folder, which is created if it does not exist. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (error) {
    // It is a file, in a file, or in a folder of somebody else.
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new CreateError('bad-usage', `${folder} cannot be the folder of the app: ${reason}`);
  }
}

/** Returns a valid package name. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z\d-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'app' : name;
}
