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
  // A real pool's one person cannot be in several tests at once: some of them end all of a person's sessions.
  workers: process.env.LATCHKEY_POOL_ID ? 1 : 2,
  // One more try where a shared machine stood still; the list names each test that needed it.
  retries: process.env.CI ? 1 : 0,
  // Generous, for machines that are busy: nothing waits for real time.
  timeout: 60_000,
  expect: {
    timeout: 15_000,
    // Half of the least by which two cards differ: the text of a button, black or pale.
    toHaveScreenshot: { maxDiffPixels: 200 },
  },
  snapshotPathTemplate: 'baselines/{arg}{ext}',
  // A picture without a baseline fails and stays without one: baselines are drawn on purpose only.
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
            // It takes about twice as long for each step.
            timeout: 120_000,
            // A sample, because the whole takes longer than in Chromium: `FIREFOX_TESTS=all` asks for that.
            ...(process.env.FIREFOX_TESTS === 'all' ? {} : { grep: /@firefox/ }),
            // Its pictures are drawn by Chromium.
            testIgnore: '**/visual.spec.ts',
          },
        ]
      : []),
  ],
  webServer: {
    // Started by Node itself: pnpm may not be on PATH, and a signal reaches it.
    command: `node node_modules/vite/bin/vite.js preview --host localhost --port ${port} --strictPort`,
    cwd: '../apps/demo',
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
