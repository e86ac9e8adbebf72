/**
 * Checks the packages' own published types, as the compiler does without `skipLibCheck`, but no other library's: with those
 * of Angular, Playwright and Node it takes ten times as long.
 *
 * `node own-types.mjs TYPESCRIPT FOLDER`: a compiler of this package, and the folder of a tsconfig.json.
 */
import { join } from 'node:path';
import { root } from '../scripts/child.mjs';

const [, , name = '', folder = ''] = process.argv;
const module = join(root, 'compatibility/node_modules', name, 'lib/typescript.js');
const { default: ts } = /** @type {{ default: typeof import('typescript') }} */ (await import(module));

const { config } = /** @type {{ config?: unknown }} */ (
  ts.readConfigFile(join(folder, 'tsconfig.json'), (file) => ts.sys.readFile(file))
);
const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
const program = ts.createProgram(fileNames, options);
const own = program.getSourceFiles().filter(({ fileName }) => !fileName.includes('/node_modules/'));
const published = own.filter(({ isDeclarationFile }) => isDeclarationFile).length;
if (published < 100) throw new Error(`Only ${published} files of published types were found.`);

const found = [
  ...errors,
  ...program.getOptionsDiagnostics(),
  ...program.getGlobalDiagnostics(),
  ...program.getSyntacticDiagnostics(),
  ...own.flatMap((file) => program.getSemanticDiagnostics(file)),
];
if (found.length > 0) process.exitCode = 1;
console.log(
  ts.formatDiagnostics(found, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  }),
);
