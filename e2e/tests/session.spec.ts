import type { SandboxPool } from '@latchkey/sandbox';
import type { BrowserContext } from '@playwright/test';
import { Demo } from '../support/demo.ts';
import { calls } from '../support/journal.ts';
import { ada, expect, test } from '../support/test.ts';

/** Lets time pass in the pool and in the browser, without waiting. */
async function passMinutes(count: number, pool: SandboxPool, context: BrowserContext): Promise<void> {
  pool.clock.advance(count * 60_000);
  await context.clock.fastForward(count * 60_000);
}

test('a reload keeps the session @firefox', async ({ demo }) => {
  await demo.signIn();
  await demo.page.reload();
  await demo.expectSignedIn();
});

test('a person who comes back when the tokens have expired gets new ones, and proves nothing again @firefox', async ({
  demo,
  pool,
  context,
}) => {
  await context.clock.install();
  await demo.signIn();
  // The demo does not run while the time passes.
  await demo.page.goto('about:blank');
  pool.journal.clear();
  await passMinutes(61, pool, context);

  await demo.open();
  await demo.expectSignedIn();
  await expect(demo.session).toContainText('Fresh');
  expect(calls(pool.journal)).toEqual(['GetTokensFromRefreshToken']);
});

test('tokens are renewed before they expire, without the person doing anything @firefox', async ({
  demo,
  pool,
  context,
}) => {
  await context.clock.install();
  await demo.signIn();
  pool.journal.clear();
  const firstExpiry = await demo.claim('exp').textContent();

  await passMinutes(59, pool, context);
  await expect(demo.claim('exp')).not.toHaveText(firstExpiry ?? '');
  await demo.expectSignedIn();
  expect(calls(pool.journal)).toEqual(['GetTokensFromRefreshToken']);
});

test('a person renews the tokens by hand', async ({ demo, pool }) => {
  await demo.signIn();
  pool.journal.clear();
  await demo.button('Renew now').click();
  await expect.poll(() => calls(pool.journal)).toEqual(['GetTokensFromRefreshToken']);
  await expect(demo.session).toContainText('Fresh');
});

test('where the pool lacks GetTokensFromRefreshToken the tokens are renewed by REFRESH_TOKEN_AUTH, also the next time', async ({
  demo,
  pool,
}) => {
  await demo.signIn();
  pool.faults.add({
    kind: 'error',
    operation: 'GetTokensFromRefreshToken',
    type: 'UnsupportedOperationException',
  });
  pool.journal.clear();
  await demo.button('Renew now').click();
  const first = ['GetTokensFromRefreshToken', 'InitiateAuth:REFRESH_TOKEN_AUTH'];
  await expect.poll(() => calls(pool.journal)).toEqual(first);
  await expect(demo.session).toContainText('Fresh');

  await demo.page.reload();
  await demo.expectSignedIn();
  await demo.button('Renew now').click();
  await expect.poll(() => calls(pool.journal)).toEqual([...first, 'InitiateAuth:REFRESH_TOKEN_AUTH']);
});

test('a session that was ended on the server is over when its tokens are due', async ({
  demo,
  pool,
  context,
}) => {
  await context.clock.install();
  await demo.signIn();
  pool.users.signOut(ada.username);
  await passMinutes(59, pool, context);
  await expect(demo.heading).not.toHaveText(/^Hello, /);
});

test('signing out ends the session here, for reloads too @firefox', async ({ demo }) => {
  await demo.signIn();
  await demo.button('Sign out').click();
  await demo.expectSignedOut();
  await demo.page.reload();
  await demo.expectSignedOut();
});

test('signing out revokes the refresh token', async ({ demo, pool }) => {
  await demo.signIn();
  pool.journal.clear();
  await demo.button('Sign out').click();
  await demo.expectSignedOut();
  expect(calls(pool.journal)).toEqual(['RevokeToken']);
  expect(pool.users.get(ada.username)?.sessions).toBe(0);
});

test('signing out everywhere ends the session of another browser', async ({ demo, browser, target }) => {
  const elsewhere = await browser.newContext();
  const other = new Demo(await elsewhere.newPage(), target);
  await other.signIn();
  await demo.signIn();

  await demo.button('Sign out everywhere').click();
  await demo.expectSignedOut();
  await other.button('Renew now').click();
  await expect(other.heading).not.toHaveText(/^Hello, /);
  await elsewhere.close();
});
