import { expect, type Locator, type Page } from '@playwright/test';
import { demoAddress, type Target } from './target.ts';

/** The demo as a person sees it. */
export class Demo {
  readonly page: Page;
  readonly #target: Target;
  /** The heading of the present step. */
  readonly heading: Locator;
  /** Why the last try was refused. */
  readonly fault: Locator;
  readonly username: Locator;
  readonly password: Locator;
  /** What is known of this browser as a device. */
  readonly device: Locator;
  /** How the tokens are doing. */
  readonly session: Locator;

  constructor(page: Page, target: Target) {
    this.page = page;
    this.#target = target;
    this.heading = page.getByRole('heading', { level: 1 });
    this.fault = page.getByRole('alert');
    this.username = page.getByLabel('User name or e-mail');
    this.password = page.getByLabel('Password', { exact: true });
    this.device = page.getByRole('region', { name: 'This browser' });
    this.session = page.getByRole('region', { name: 'Your tokens' });
  }

  /** Opens the demo, signed out or with the session that this browser has. */
  async open(): Promise<void> {
    await this.page.goto(demoAddress(this.#target));
  }

  async openSignIn(): Promise<void> {
    await this.open();
    await this.button('Sign in').click();
    await expect(this.heading).toHaveText('Sign in');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Fills in the sign-in form and sends it. */
  async submit(username: string, password: string): Promise<void> {
    await this.username.fill(username);
    await this.password.fill(password);
    await this.button('Sign in').click();
  }

  /** From nothing to signed in, as the target's person unless another is given. */
  async signIn(person: { username: string; password: string } = this.#target): Promise<void> {
    await this.openSignIn();
    await this.submit(person.username, person.password);
    await this.expectSignedIn();
  }

  async expectSignedIn(): Promise<void> {
    await expect(this.heading).toHaveText(/^Hello, /);
  }

  async expectSignedOut(): Promise<void> {
    await expect(this.heading).toHaveText('A sign-in you can watch.');
  }

  /** A fact of the ID token, as the page shows it. */
  claim(name: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator('+ dd');
  }
}
