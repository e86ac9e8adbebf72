import { expect, test } from 'vitest';
import { browserCandidates } from './installed-browsers.mjs';

test('on Linux every folder of PATH is looked through for the headless shell before any other browser', () => {
  const found = browserCandidates('linux', { PATH: '/usr/local/bin:/usr/bin' });
  expect(found.slice(0, 3)).toEqual([
    '/usr/local/bin/chromium-headless-shell',
    '/usr/bin/chromium-headless-shell',
    '/usr/local/bin/google-chrome',
  ]);
  expect(found).toContain('/usr/bin/chromium');
});

test('on macOS the applications of the machine and of the person count', () => {
  const found = browserCandidates('darwin', { HOME: '/Users/ada' });
  expect(found).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(found).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium');
});

test('on Windows the program folders that are set count', () => {
  const found = browserCandidates('win32', { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Local' });
  expect(found).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  expect(found).toContain('C:\\Local\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(found.join()).not.toContain('undefined');
});
