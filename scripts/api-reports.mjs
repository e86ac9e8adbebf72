/**
 * The public API of each entry as a checked-in report (packages/NAME/api), so that changes show up in review. API Extractor
 * writes them from the built types.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
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
 */
function configOf(folder, { name, types }) {
  const entryPoint = join(folder, types);
  const none = { default: { logLevel: ExtractorLogLevel.None } };
  return ExtractorConfig.prepare({
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
}

/**
 * @param {ExtractorConfig} config
 * @param {CompilerState} compilerState
 * @param {boolean} isWriting whether to rewrite a report that differs
 * @returns {boolean} whether the report is the entry's
 */
function matches(config, compilerState, isWriting) {
  const { apiReportChanged, succeeded } = Extractor.invoke(config, {
    compilerState,
    localBuild: isWriting,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  return isWriting ? succeeded : !apiReportChanged;
}

/**
 * Compares, or writes, the reports of all packages.
 * @param {boolean} isWriting
 * @returns {{ code: number, output: string }}
 */
function reports(isWriting) {
  const entries = readdirSync(join(root, 'packages')).flatMap((name) => {
    const folder = join(root, 'packages', name);
    const found = entriesOf(folder);
    if (isWriting) rmSync(join(folder, 'api'), { recursive: true, force: true });
    if (found.length > 0) mkdirSync(join(folder, 'api'), { recursive: true });
    return found.map((entry) => ({ name, entry: entry.name, config: configOf(folder, entry) }));
  });
  const [first, ...others] = entries.map(({ config }) => config);
  if (first === undefined) throw new Error('No package has an entry.');
  // The types of all entries are read once.
  const compilerState = CompilerState.create(first, {
    additionalEntryPoints: others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
  });
  const problems = entries
    .filter(({ config }) => !matches(config, compilerState, isWriting))
    .map(({ name, entry }) => `packages/${name}: the public types of "${entry}" are not those of its report`);
  const cure = 'Look at what `pnpm api` writes, and commit it with the change.';
  return {
    code: problems.length === 0 ? 0 : 1,
    output: problems.length === 0 ? '' : `${problems.join('\n')}\n${cure}\n`,
  };
}

export const checkReports = async () => reports(false);
export const writeReports = async () => reports(true);
