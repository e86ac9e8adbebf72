import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { createServer, defaultClientConditions, type ViteDevServer } from 'vite';

const ui = fileURLToPath(new URL('../../packages/ui', import.meta.url));

const window = { width: 900, height: 640 };
const pictures = [
  { name: 'light', colorScheme: 'light', viewport: window, shows: 'Sign in' },
  { name: 'dark', colorScheme: 'dark', viewport: window, shows: 'Open your authenticator app' },
  { name: 'german', colorScheme: 'light', viewport: window, shows: 'Wie möchten Sie sich anmelden?' },
  { name: 'arabic', colorScheme: 'light', viewport: window, shows: 'تسجيل الدخول' },
  {
    name: 'phone',
    colorScheme: 'light',
    viewport: { width: 390, height: 844 },
    shows: 'Create an account',
  },
  {
    name: 'account',
    colorScheme: 'light',
    viewport: { width: 1100, height: 800 },
    shows: 'Delete account',
  },
] as const;

let server: ViteDevServer;
test.beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root: ui,
    logLevel: 'error',
    resolve: { conditions: ['@latchkey/source', ...defaultClientConditions] },
    server: { port: 0 },
  });
  await server.listen();
});
test.afterAll(() => server.close());

for (const { name, colorScheme, viewport, shows } of pictures) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });

    test(`${name}, for the README of @latchkey/ui`, async ({ page }) => {
      await page.goto(`${server.resolvedUrls?.local[0]}test/pictures/?${name}`);
      await expect(page.getByRole('heading', { name: shows, exact: true })).toBeVisible();
      if (name === 'account') await expect(page.getByText('Safari on iOS')).toBeVisible();
      await page.screenshot({ path: `${ui}/docs/${name}.png`, fullPage: true });
    });
  });
}
