/**
 * The public API of each entry as a checked-in report (packages/NAME/api), so that changes show up in review. API Extractor
 * writes them from the built types.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { root } from './child.mjs';

/** @typedef {{ types?: string, default?: string }} Conditions */

/**
 * Returns the entries of a package that have our types.
 * @param {string} folder
 * @returns {{ name: string, types: string }[]}
 */
function entriesOf(folder) {
  const { exports } = /** @type {{ exports: Record<string, Conditions | string> }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  return Object.entries(exports).flatMap(([entry, conditions]) => {
    const types = typeof conditions === 'string' ? undefined : conditions.types;
    // A style sheet only has types so that it can be imported.
    if (types === undefined || entry.endsWith('.css')) return [];
    return [{ name: entry === '.' ? 'index' : entry.slice(2), types }];
  });
}

/**
 * @param {string} folder of the package
 * @param {{ name: string, types: string }} entry
 * @param {boolean} isWriting whether to rewrite a report that differs
 * @returns {string | null} the problem
 */
function report(folder, { name, types }, isWriting) {
  const entryPoint = join(folder, types);
  const none = { default: { logLevel: ExtractorLogLevel.None } };
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entryPoint,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            module: 'nodenext',
            moduleResolution: 'nodenext',
            lib: ['es2023', 'dom', 'dom.iterable'],
            jsx: 'react-jsx',
            skipLibCheck: true,
            types: [],
          },
          files: [entryPoint],
        },
      },
      apiReport: {
        enabled: true,
        reportFolder: join(folder, 'api'),
        reportTempFolder: join(root, '.latchkey', 'api'),
        reportFileName: `${name.replaceAll('/', '-')}.api.md`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: none,
        extractorMessageReporting: none,
        tsdocMessageReporting: none,
      },
    },
  });
  const { apiReportChanged, succeeded } = Extractor.invoke(config, {
    localBuild: isWriting,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  if (isWriting ? succeeded : !apiReportChanged) return null;
  return `packages/${basename(folder)}: the public types of "${name}" are not those of its report`;
}

/**
 * Compares, or writes, the reports of all packages.
 * @param {boolean} isWriting
 * @returns {{ code: number, output: string }}
 */
function reports(isWriting) {
  /** @type {string[]} */
  const problems = [];
  for (const name of readdirSync(join(root, 'packages'))) {
    const folder = join(root, 'packages', name);
    const entries = entriesOf(folder);
    if (isWriting) rmSync(join(folder, 'api'), { recursive: true, force: true });
    if (entries.length > 0) mkdirSync(join(folder, 'api'), { recursive: true });
    for (const entry of entries) {
      const problem = report(folder, entry, isWriting);
      if (problem !== null) problems.push(problem);
    }
  }
  const cure = 'Look at what `pnpm api` writes, and commit it with the change.';
  return {
    code: problems.length === 0 ? 0 : 1,
    output: problems.length === 0 ? '' : `${problems.join('\n')}\n${cure}\n`,
  };
}

export const checkReports = async () => reports(false);
export const writeReports = async () => reports(true);
