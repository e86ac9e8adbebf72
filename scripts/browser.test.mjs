import { afterEach, expect, test, vi } from 'vitest';
import { ensureBrowser } from './browser.mjs';

afterEach(() => vi.unstubAllEnvs());

test('the browser that BROWSER_PATH names is taken as it is', async () => {
  vi.stubEnv('BROWSER_PATH', process.execPath);
  expect(await ensureBrowser(() => {})).toBe(process.execPath);
});

test('a BROWSER_PATH that is no program is an error, and nothing is installed instead', async () => {
  vi.stubEnv('BROWSER_PATH', '/no/such/browser');
  await expect(ensureBrowser(() => expect.unreachable())).rejects.toThrow(/BROWSER_PATH=\/no\/such\/browser/);
});
