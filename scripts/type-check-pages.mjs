import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root, run } from './child.mjs';
import { codeBlocks } from './code-blocks.mjs';

/**
 * @typedef {object} Page
 * @property {string} path of the Markdown file, from the root
 * @property {string} project the folder whose dependencies its code may import, from the root
 */

/**
 * Type-checks the code of Markdown pages against the packages' sources.
 * @param {readonly Page[]} pages
 * @param {string} name of the folder for the code; pages checked at the same time need different ones
 * @returns {Promise<{ blocks: number, problems: string[] }>} problems have the page's own line numbers
 */
export async function typeCheckPages(pages, name) {
  const folder = join(root, '.latchkey', name);
  /** @type {Map<string, string>} */
  const files = new Map();
  // Placed inside the project, so that imports find the project's dependencies.
  const folders = new Map(pages.map(({ project }) => [project, join(root, project, '.latchkey', name)]));
  for (const laidOut of folders.values()) rmSync(laidOut, { recursive: true, force: true });
  for (const { path, project } of pages) {
    const laidOut = folders.get(project) ?? '';
    const blocks = codeBlocks(readFileSync(join(root, path), 'utf8')).filter(({ checked }) => checked);
    for (const { line, language, code } of blocks) {
      const file = join(laidOut, `${path.replaceAll(/[^\w]/g, '_')}_${line}.${language}`);
      mkdirSync(dirname(file), { recursive: true });
      // Empty lines first, so that the compiler's line numbers match the page; `export {}` makes it a module.
      writeFileSync(file, `${'\n'.repeat(line - 1)}${code}export {};\n`);
      files.set(relative(folder, file), path);
    }
  }
  if (files.size === 0) return { blocks: 0, problems: [] };

  mkdirSync(folder, { recursive: true });
  const config = {
    extends: relative(folder, join(root, 'tsconfig.base.json')),
    compilerOptions: {
      composite: false,
      declaration: false,
      declarationMap: false,
      sourceMap: false,
      noEmit: true,
      jsx: 'react-jsx',
      types: ['node'],
      customConditions: ['@latchkey/source'],
      // Next.js has no `exports`: its pages are resolved like in a bundler.
      paths: { 'next/*': [relative(folder, join(root, 'apps/docs/node_modules/next/*.d.ts'))] },
    },
    files: [...files.keys()],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { code, output } = await run('tsc', ['-p', '.', '--pretty', 'false', '--checkers', '1'], {
    cwd: folder,
  });
  const problems = output
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .map((line) => {
      const [place = '', file = '', at = ''] = /^([^(]+)\((\d+),\d+\)/.exec(line) ?? [];
      const page = files.get(file);
      return page === undefined ? line : `${page}:${at}${line.slice(place.length)}`;
    });
  if (code !== 0 && problems.length === 0) problems.push(output);
  for (const laidOut of folders.values()) rmSync(laidOut, { recursive: true, force: true });
  return { blocks: files.size, problems };
}
