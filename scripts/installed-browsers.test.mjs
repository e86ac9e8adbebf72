import { expect, test } from 'vitest';
import { chromiumCandidates, firefoxCandidates } from './installed-browsers.mjs';

test('on Linux every folder of PATH is looked through for the headless shell before any other browser', () => {
  const found = chromiumCandidates('linux', { PATH: '/usr/local/bin:/usr/bin' });
  expect(found.slice(0, 3)).toEqual([
    '/usr/local/bin/chromium-headless-shell',
    '/usr/bin/chromium-headless-shell',
    '/usr/local/bin/google-chrome',
  ]);
  expect(found).toContain('/usr/bin/chromium');
});

test('on macOS the applications of the machine and of the person count', () => {
  const found = chromiumCandidates('darwin', { HOME: '/Users/ada' });
  expect(found).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(found).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium');
});

test('on Windows the program folders that are set count', () => {
  const found = chromiumCandidates('win32', { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Local' });
  expect(found).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  expect(found).toContain('C:\\Local\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(found.join()).not.toContain('undefined');
});

test('a Firefox is looked for where each system keeps it, the one with extended support first', () => {
  expect(firefoxCandidates('linux', { PATH: '/usr/local/bin:/usr/bin' })).toEqual([
    '/usr/local/bin/firefox-esr',
    '/usr/bin/firefox-esr',
    '/usr/local/bin/firefox',
    '/usr/bin/firefox',
  ]);
  expect(firefoxCandidates('darwin', {})).toEqual(['/Applications/Firefox.app/Contents/MacOS/firefox']);
  expect(firefoxCandidates('win32', { ProgramFiles: 'C:\\Program Files' })).toEqual([
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ]);
});
