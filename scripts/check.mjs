/** Runs a check function as a program for turbo: `node scripts/check.mjs baseline`. */
import { checkReports, writeReports } from './api-reports.mjs';
import { weighApp } from './app-weight.mjs';
import { checkBaseline } from './baseline.mjs';
import { weighManagedLogin } from './managed-login-weight.mjs';
import { weighModules } from './module-weight.mjs';
import { weighSignInPage } from './page-weight.mjs';
import { weighUi } from './ui-weight.mjs';

/** @type {Record<string, () => Promise<{ code: number, output: string }>>} */
const checks = {
  'api-reports': checkReports,
  'write-api': writeReports,
  baseline: checkBaseline,
  'page-weight': weighSignInPage,
  size: process.argv.includes('--by-module') ? weighModules : weighAll,
};

async function weighAll() {
  const weighed = [await weighApp(), await weighManagedLogin(), await weighUi()];
  return {
    code: Math.max(...weighed.map(({ code }) => code)),
    output: weighed.map(({ output }) => output).join(''),
  };
}

const name = process.argv[2] ?? '';
const check = checks[name];
if (check === undefined)
  throw new Error(`There is no check '${name}', but ${Object.keys(checks).join(', ')}.`);
const { code, output } = await check();
process.stdout.write(output);
process.exitCode = code;
