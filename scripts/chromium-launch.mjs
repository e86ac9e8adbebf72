/** How the tests start Chromium, for vitest and Playwright: quiet, and the browser that BROWSER_PATH names if it is set. */
export const chromiumLaunch = {
  ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ],
};
