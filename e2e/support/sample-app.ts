import { expect, type Locator, type Page } from '@playwright/test';
import type { Target } from './target.ts';

/** The sample apps of apps/migration, each with Amplify and with Latchkey. */
export type Sample = 'functions' | 'hooks' | 'cookies';
export type Side = 'before' | 'after';

/** One sample app in a page. Its labels and roles are the same on both sides. */
export class SampleApp {
  readonly #page: Page;
  readonly #url: string;
  readonly #target: Target;

  constructor(page: Page, url: string, target: Target) {
    this.#page = page;
    this.#url = url;
    this.#target = target;
  }

  async open(side: Side): Promise<void> {
    const { userPoolId, clientId, endpoint = '' } = this.#target;
    const query = new URLSearchParams({ userPoolId, clientId, endpoint });
    await this.#page.goto(`${this.#url}${side}/?${query}`);
  }

  async submitPassword(password: string): Promise<void> {
    const form = this.#page.getByRole('form', { name: 'Sign in' });
    await form.getByLabel('Username').fill(this.#target.username);
    await form.getByLabel('Password').fill(password);
    await form.getByRole('button', { name: 'Sign in' }).click();
  }

  async submitCode(code: string): Promise<void> {
    const form = this.#page.getByRole('form', { name: 'Code' });
    await form.getByLabel('Code').fill(code);
    await form.getByRole('button', { name: 'Confirm' }).click();
  }

  button(name: string): Locator {
    return this.#page.getByRole('button', { name });
  }

  get alert(): Locator {
    return this.#page.getByRole('alert');
  }

  get notes(): Locator {
    return this.#page.getByRole('listitem');
  }

  /** A form of the settings. */
  form(name: 'Profile' | 'Password'): Locator {
    return this.#page.getByRole('form', { name });
  }

  get devices(): Locator {
    return this.#page.getByRole('list', { name: 'Devices' }).getByRole('listitem');
  }

  async signOut(): Promise<void> {
    await this.button('Sign out').click();
    await this.expectSignedOut();
  }

  async expectSignedIn(): Promise<void> {
    await expect(this.#page.getByRole('heading', { name: `Hello ${this.#target.username}` })).toBeVisible();
  }

  async expectSignedOut(): Promise<void> {
    await expect(this.#page.getByRole('form', { name: 'Sign in' })).toBeVisible();
  }
}

/** Lists the names of Amplify's items in the page, in any storage. */
export function leftByAmplify(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cookies = document.cookie
      .split('; ')
      .map((cookie) => decodeURIComponent(cookie.split('=', 1).join()));
    return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...cookies].filter((name) =>
      /cognito|amplify/i.test(name),
    );
  });
}
