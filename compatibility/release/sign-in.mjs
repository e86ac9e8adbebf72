/** Signs in to a built app: `sign-in.mjs APP FOLDER`. */
import { visitApp } from './visit-app.mjs';

const [app = '', folder = ''] = process.argv.slice(2);
await visitApp(app, folder, async (page) => {
  await page.locator('input[name="username"]').fill('ada');
  await page.locator('input[name="password"]').fill('Difference-Engine-1');
  await page.getByRole('button').click();
  const signedIn = page.getByText('home ada');
  await signedIn.waitFor({ timeout: 30_000 });
  await page.reload();
  await signedIn.waitFor({ timeout: 30_000 });
});
