import { readFileSync } from 'node:fs';
import { createSandbox, type SandboxOptions } from '@latchkey/sandbox';
import { expect, test } from '@playwright/test';
import { Example, serveExample } from '../support/example.ts';
import { noBodies } from '../support/firefox.ts';
import { ada } from '../support/test.ts';

/** The pool of every example, as served by `npm run example`. */
const ENDPOINT = 'http://localhost:4599/';
const pool = JSON.parse(
  readFileSync(new URL('../../scripts/demo-pool.json', import.meta.url), 'utf8'),
) as SandboxOptions;

for (const name of ['react', 'next', 'vue', 'svelte', 'angular', 'vanilla']) {
  test(`the example for ${name} signs in, survives a reload, follows another tab and signs out`, async ({
    context,
    page,
    browserName,
  }) => {
    test.skip(browserName === 'firefox', noBodies);
    const problems: string[] = [];
    context.on('weberror', (error) => problems.push(error.error().message));
    const sandbox = await createSandbox(pool);
    await context.route(`${ENDPOINT}**`, async (route) => {
      const request = route.request();
      const response = await sandbox.fetch(
        new Request(request.url(), {
          method: request.method(),
          headers: await request.allHeaders(),
          body: request.postData(),
        }),
      );
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      });
    });
    const { url, close } = await serveExample(name);

    await page.goto(url);
    const first = new Example(page);
    await first.signIn.click();
    await first.submit(ada.username, 'wrong');
    await expect(first.fault).toContainText('credentials');
    await first.submit(ada.username, ada.password);
    await first.expectSignedIn(ada.username);

    await page.reload();
    await first.expectSignedIn(ada.username);

    const other = await context.newPage();
    await other.goto(url);
    const second = new Example(other);
    await second.expectSignedIn(ada.username);
    await second.signOut.click();
    await second.expectSignedOut();
    await first.expectSignedOut();
    expect(problems).toEqual([]);
    await close();
  });
}
