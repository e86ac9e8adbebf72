/**
 * Makes the files of a new app. `npm create latchkey` calls it; it installs nothing and asks nothing.
 *
 * @module
 */
import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * - `bad-usage`: an argument that is not known, or too many.
 * - `not-empty`: the folder has files in it, which are left as they are.
 */
export type CreateErrorCode = 'bad-usage' | 'not-empty';

export class CreateError extends Error {
  override readonly name = 'CreateError';
  readonly code: CreateErrorCode;

  constructor(code: CreateErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** npm leaves a file of this name out of a package, or renames it: it is `_gitignore` in the template. */
const RENAMED = { _gitignore: '.gitignore' } as const;

const template = fileURLToPath(new URL('../template', import.meta.url));

/**
 * Writes the app into the folder, which is made if it is not there, and resolves with its absolute path.
 *
 * @throws CreateError `not-empty`
 */
export async function createApp(folder: string): Promise<string> {
  const target = resolve(folder);
  await mkdir(target, { recursive: true });
  const files = await readdir(target);
  // A repository that was just made is as good as empty.
  if (files.some((file) => file !== '.git'))
    throw new CreateError('not-empty', `${target} is not empty: choose another folder.`);
  await cp(template, target, { recursive: true });
  for (const [from, to] of Object.entries(RENAMED)) await rename(join(target, from), join(target, to));
  const manifest = join(target, 'package.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace('"name": "app"', `"name": "${packageName(basename(target))}"`));
  return target;
}

/** A name that npm takes. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z\d-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'app' : name;
}
