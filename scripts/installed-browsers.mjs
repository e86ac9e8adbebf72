import { accessSync, constants } from 'node:fs';
import { delimiter, posix, win32 } from 'node:path';

/**
 * The names of a browser's programs on each system, best first.
 * @typedef {{ linux: readonly string[], mac: readonly string[], windows: readonly string[] }} Programs
 */

/** @type {Programs} */
const chromium = {
  linux: [
    // The headless shell first: the same browser, and each test takes half the time.
    'chromium-headless-shell',
    'google-chrome',
    'google-chrome-stable',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
  ],
  mac: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  windows: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** @type {Programs} */
const firefox = {
  // The one with extended support first: the pinned Playwright may not support newer ones yet.
  linux: ['firefox-esr', 'firefox'],
  mac: ['Firefox.app/Contents/MacOS/firefox'],
  windows: ['Mozilla Firefox\\firefox.exe'],
};

/**
 * @param {Programs} programs
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function candidates({ linux, mac, windows }, platform, env) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
    return mac.flatMap((application) => folders.map((folder) => posix.join(folder, application)));
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    return windows.flatMap((program) => folders.map((folder) => win32.join(folder, program)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return linux.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/**
 * Possible paths of a Chromium that Playwright can drive, best first.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export const chromiumCandidates = (platform, env) => candidates(chromium, platform, env);

/**
 * Possible paths of a Firefox, best first.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export const firefoxCandidates = (platform, env) => candidates(firefox, platform, env);

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
