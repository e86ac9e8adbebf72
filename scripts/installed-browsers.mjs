import { delimiter, posix, win32 } from 'node:path';

const linuxNames = [
  // The headless shell first: the same browser, and each test takes half the time.
  'chromium-headless-shell',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
];

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Where a browser that Playwright can drive may be installed, the best first.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function browserCandidates(platform, env) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
    return macApplications.flatMap((application) => folders.map((folder) => posix.join(folder, application)));
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    return windowsPrograms.flatMap((program) => folders.map((folder) => win32.join(folder, program)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}
