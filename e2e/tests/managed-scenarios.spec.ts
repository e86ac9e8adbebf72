import type { Page } from '@playwright/test';
import { codeAt } from '../support/authenticator-app.ts';
import { Showcase, servedAddress } from '../support/showcase.ts';
import { ada, expect, test } from '../support/test.ts';

/** Of the scenario's user. */
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function signInAtPages(showcase: Showcase): Promise<void> {
  const { page } = showcase;
  await showcase.openSignIn();
  await button(page, 'Continue with the sign-in page').click();
  await page.getByLabel('Username').fill(ada.username);
  await page.getByLabel('Password').fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await showcase.demo.expectSignedIn();
}

test('refused at the provider: the page says so, and works on', async ({ demo, page, target }) => {
  await page.goto(servedAddress(target, 'refused'));
  const showcase = new Showcase(demo);
  await showcase.openSignIn();
  await button(page, 'Continue with Google').click();
  await button(page, 'Cancel').click();
  await expect(demo.fault).toBeVisible();
  await expect(page).toHaveURL(servedAddress(target, 'refused'));
  await expect(demo.fault).toContainText(/refused to sign in/);
  await showcase.submit();
  await demo.expectSignedIn();
});

test('company sign-in: the domain of the email finds the identity provider', async ({
  demo,
  page,
  target,
}) => {
  await page.goto(servedAddress(target, 'company'));
  const showcase = new Showcase(demo);
  await showcase.openSignIn();
  await demo.username.fill('eve@acme.example');
  await button(page, 'Continue with your work email').click();
  await button(page, 'eve@acme.example').click();
  await demo.expectSignedIn();
  await expect(demo.claim('email')).toHaveText('eve@acme.example');
});

test('company sign-in: without an email, the pages of the pool ask', async ({ demo, page, target }) => {
  await page.goto(servedAddress(target, 'company'));
  const showcase = new Showcase(demo);
  await showcase.openSignIn();
  await button(page, 'Continue with your work email').click();
  await expect(page.getByLabel('Username')).toBeVisible();
});

test('hosted pages: the password and the code are asked for there', async ({ demo, page, target }) => {
  const address = servedAddress(target, 'hosted-totp');
  await page.goto(address);
  await new Showcase(demo).openSignIn();
  await button(page, 'Continue with the sign-in page').click();
  await page.getByLabel('Username').fill(ada.username);
  await page.getByLabel('Password').fill(ada.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code from the authenticator app').fill(codeAt(SECRET, Date.now()));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await demo.expectSignedIn();
  await expect(page).toHaveURL(address);
});

test('silent return: the person is signed in again without a question', async ({ demo, page, target }) => {
  await page.goto(servedAddress(target, 'silent'));
  // Nobody is signed in at the domain: the trip there and back shows nothing.
  await demo.expectSignedOut();
  const showcase = new Showcase(demo);
  await signInAtPages(showcase);
  await button(page, 'Sign out').click();
  await demo.expectSignedOut();
  await page.reload();
  await demo.expectSignedIn();
});

test('another account: one button goes straight in, the other asks', async ({ demo, page, target }) => {
  await page.goto(servedAddress(target, 'accounts'));
  const showcase = new Showcase(demo);
  await showcase.openSignIn();
  await button(page, 'Continue with Google').click();
  await button(page, 'ada@gmail.com').click();
  await demo.expectSignedIn();
  await showcase.signOut();

  await showcase.openSignIn();
  await button(page, 'Continue with the sign-in page').click();
  await demo.expectSignedIn();
  await expect(demo.claim('email')).toHaveText('ada@gmail.com');
  await showcase.signOut();

  await showcase.openSignIn();
  await button(page, 'Continue with another account').click();
  await page.getByRole('link', { name: 'Sign in with Google' }).click();
  await button(page, 'grace@gmail.com').click();
  await demo.expectSignedIn();
  await expect(demo.claim('email')).toHaveText('grace@gmail.com');
});
