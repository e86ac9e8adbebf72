import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium-launch.mjs';
import { firefoxLaunch } from '../scripts/firefox-launch.mjs';
import { portFrom } from '../scripts/ports.mjs';

// localhost, not 127.0.0.1: WebAuthn refuses an IP address.
const port = portFrom(process.env, 'LATCHKEY_E2E_PORT', 41_730);
const firefox = process.env.FIREFOX_PATH;

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // A real pool has one person, who cannot be in several tests at once: some end all sessions of that person.
  workers: process.env.LATCHKEY_POOL_ID ? 1 : 2,
  // One retry, in case a shared machine stalled; the list names each test that needed it.
  retries: process.env.CI ? 1 : 0,
  // Generous, for busy machines: nothing waits for real time.
  timeout: 120_000,
  expect: {
    timeout: 30_000,
    // Half of the smallest difference between two cards: the text of a button, black or pale.
    toHaveScreenshot: { maxDiffPixels: 200 },
  },
  snapshotPathTemplate: 'baselines/{arg}{ext}',
  // A picture without a baseline fails, and none is created: baselines are only drawn on purpose.
  updateSnapshots: 'none',
  globalTeardown: './support/tidy-baselines.ts',
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    // A trace of each test doubles the time. To see why one failed here: `--trace on`.
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: chromiumLaunch } },
    ...(firefox
      ? [
          {
            name: 'firefox',
            use: { browserName: 'firefox' as const, launchOptions: firefoxLaunch(firefox) },
            // A sample, because all of them take longer than in Chromium: `FIREFOX_TESTS=all` runs all.
            ...(process.env.FIREFOX_TESTS === 'all' ? {} : { grep: /@firefox/ }),
            // Its pictures are drawn by Chromium.
            testIgnore: '**/visual.spec.ts',
          },
        ]
      : []),
  ],
  webServer: {
    // Started with Node directly: pnpm may not be on PATH, and a signal has to reach it.
    command: `node node_modules/vite/bin/vite.js preview --host localhost --port ${port} --strictPort`,
    cwd: '../apps/demo',
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
