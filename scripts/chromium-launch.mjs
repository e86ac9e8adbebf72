import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumCandidates, isProgram } from './installed-browsers.mjs';

/**
 * The program to start: what BROWSER_PATH names, else Playwright's own, else one that is installed.
 * @returns {string | undefined} undefined: Playwright's own, or its word that there is none
 */
function program() {
  if (process.env.BROWSER_PATH) return process.env.BROWSER_PATH;
  if (existsSync(chromium.executablePath())) return undefined;
  return chromiumCandidates(process.platform, process.env).find(isProgram);
}

const executablePath = program();

/** How the tests start Chromium, for vitest and Playwright, and quietly. */
export const chromiumLaunch = {
  ...(executablePath && { executablePath }),
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ],
};
