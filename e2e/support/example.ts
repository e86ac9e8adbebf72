import { expect, type Locator, type Page } from '@playwright/test';
import { serveFolder } from './static-server.ts';

/** Serves the bundle of an example. */
export const serveExample = (name: string) =>
  serveFolder(new URL(`../../apps/examples/${name}/dist/`, import.meta.url));

/** An example as a person sees it: all of them look alike. */
export class Example {
  readonly signIn: Locator;
  readonly signOut: Locator;
  readonly fault: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.signIn = page.getByRole('button', { name: 'Sign in', exact: true });
    this.signOut = page.getByRole('button', { name: 'Sign out', exact: true });
    // Next.js has an alert of its own outside of it.
    this.fault = page.getByRole('main').getByRole('alert');
  }

  async submit(username: string, password: string): Promise<void> {
    await this.#page.getByLabel('Username').fill(username);
    await this.#page.getByLabel('Password').fill(password);
    await this.signIn.click();
  }

  async expectSignedIn(username: string): Promise<void> {
    await expect(this.#page.getByRole('heading')).toHaveText(`Hello, ${username}`);
  }

  async expectSignedOut(): Promise<void> {
    await expect(this.#page.getByLabel('Username')).toBeHidden();
    await expect(this.signIn).toBeVisible();
  }
}
