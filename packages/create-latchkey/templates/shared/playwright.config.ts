import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  use: {
    baseURL: 'http://localhost:5173',
    // Uses another Chromium if Playwright's own is not installed.
    ...(process.env.BROWSER_PATH && { launchOptions: { executablePath: process.env.BROWSER_PATH } }),
  },
  webServer: { command: 'npm run dev -- --port 5173 --strictPort', url: 'http://localhost:5173' },
});
