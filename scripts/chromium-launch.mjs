import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumCandidates, isProgram } from './installed-browsers.mjs';

/**
 * The program to start: the one in BROWSER_PATH, otherwise Playwright's own, otherwise an installed one.
 * @returns {string | undefined} undefined: Playwright's own, or its message that there is none
 */
function program() {
  if (process.env.BROWSER_PATH) return process.env.BROWSER_PATH;
  if (existsSync(chromium.executablePath())) return undefined;
  return chromiumCandidates(process.platform, process.env).find(isProgram);
}

const executablePath = program();

/** How the tests start Chromium, with Vitest and Playwright, without its log output. */
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
