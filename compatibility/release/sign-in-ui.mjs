/** Signs in to the seven lines of @latchkey/ui: `sign-in-ui.mjs APP FOLDER production|development`. */
import { visitApp } from './visit-app.mjs';

const [app = '', folder = '', environment = ''] = process.argv.slice(2);
await visitApp(app, folder, async (page) => {
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true });
  await page.getByLabel('Username or email').fill('ada');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await signIn.click();
  await page.getByText('Incorrect username or password.').waitFor();
  await page.getByLabel('Password', { exact: true }).fill('Difference-Engine-1');
  await signIn.click();
  const signedIn = page.getByText('You are signed in.');
  await signedIn.waitFor();
  await page.reload();
  await signedIn.waitFor();
  const panels = await page.locator('latchkey-devtools').count();
  if (environment === 'production' && panels > 0) throw new Error('The devtools are in a production build.');
  if (environment !== 'production') {
    await page.locator('latchkey-devtools').getByRole('button').click();
    await page.getByText('What can happen here').waitFor();
  }
});
