import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  use: {
    baseURL: 'http://localhost:5173',
    // Another Chromium than Playwright's own, where there is none.
    ...(process.env.BROWSER_PATH && { launchOptions: { executablePath: process.env.BROWSER_PATH } }),
  },
  webServer: { command: 'npm run dev -- --port 5173 --strictPort', url: 'http://localhost:5173' },
});
