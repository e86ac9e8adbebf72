import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childEnvironment, root, run } from './child.mjs';
import { chromiumCandidates, isProgram } from './installed-browsers.mjs';
import { Problem } from './problem.mjs';

/** The newest build whose browser starts on Node 20's Linux without root. */
const packagedChromium = '@sparticuz/chromium@143.0.4';

const noBrowser = `No browser was found, and none could be installed.
Install Chromium or Google Chrome, or set BROWSER_PATH to the program of one, then try again.`;

/** @returns {Promise<string | undefined>} */
async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function installed() {
  return chromiumCandidates(process.platform, childEnvironment()).find(isProgram);
}

async function downloaded() {
  const { code } = await run('playwright', ['install', 'chromium']);
  return code === 0 ? playwrightsOwn() : undefined;
}

async function fromDebian() {
  if (process.platform !== 'linux' || !isProgram('/usr/bin/apt-get')) return undefined;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  /** @param {string[]} args */
  const apt = (args) => {
    const [program = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
    return run(program, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  const update = await apt(['update']);
  if (update.code !== 0) return undefined;
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const { code } = await apt(['install', '-y', '--no-install-recommends', name]);
    if (code === 0) return installed();
  }
  return undefined;
}

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(root, '.latchkey', 'chromium');
  const module = join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'esm', 'index.js');
  if (!existsSync(module)) {
    mkdirSync(folder, { recursive: true });
    const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
    await run('npm', ['install', '--prefix', folder, ...flags, packagedChromium]);
  }
  if (!existsSync(module)) return undefined;
  const imported = /** @type {{ default: { executablePath(): Promise<string> } }} */ (
    await import(pathToFileURL(module).href)
  );
  return imported.default.executablePath();
}

/**
 * Returns the path of a Chromium for the tests: an installed one, otherwise one that can be fetched without asking.
 * @param {(message: string) => void} say called before each step that takes long
 * @returns {Promise<string>} rejects with a {@link Problem} if there is none
 */
export async function ensureBrowser(say) {
  const named = process.env.BROWSER_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Problem(`BROWSER_PATH=${named} is not a program that can be run. Correct it or unset it.`);
  }
  const present = (await playwrightsOwn()) ?? installed();
  if (present) return present;

  const sources = /** @type {const} */ ([
    ['Playwright', downloaded],
    ["the system's packages", fromDebian],
    ['npm', fromNpm],
  ]);
  for (const [name, fetch] of sources) {
    say(`No browser yet: trying ${name} ...`);
    const path = await fetch();
    if (path) return path;
  }
  throw new Problem(noBrowser);
}
