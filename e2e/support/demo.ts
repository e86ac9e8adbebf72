import { expect, type Locator, type Page } from '@playwright/test';
import { demoAddress, type Flow, type Target } from './target.ts';

/** The demo as a person sees it. */
export class Demo {
  readonly page: Page;
  readonly #target: Target;
  readonly #flow: Flow | undefined;
  /** The heading of the present step. */
  readonly heading: Locator;
  /** Why the last try was refused. */
  readonly fault: Locator;
  readonly username: Locator;
  readonly password: Locator;
  /** The one-time code of the present step. */
  readonly code: Locator;
  /** What is known of this browser as a device. */
  readonly device: Locator;
  /** How the tokens are doing. */
  readonly session: Locator;

  constructor(page: Page, target: Target, flow?: Flow) {
    this.page = page;
    this.#target = target;
    this.#flow = flow;
    this.heading = page.getByRole('heading', { level: 1 });
    // Which live region it is, or none, depends on what takes the focus.
    this.fault = page.locator('.lk-fault:not([role="status"])');
    this.username = page.getByLabel('Username or email');
    this.password = page.getByLabel('Password', { exact: true });
    this.code = page.getByLabel('Code', { exact: true });
    this.device = page.getByRole('region', { name: 'This browser' });
    this.session = page.getByRole('region', { name: 'Your tokens' });
  }

  /** Opens the demo, signed out or with the session that this browser has. */
  async open(): Promise<void> {
    await this.page.goto(demoAddress(this.#target, this.#flow));
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

  /** Starts a sign-in that asks for the username alone. */
  async submitUsername(username: string): Promise<void> {
    await this.username.fill(username);
    await this.button('Continue').click();
  }

  /** Answers the step that asks for a password only. */
  async submitPassword(password: string): Promise<void> {
    await this.password.fill(password);
    await this.button('Continue').click();
  }

  async submitCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.button('Continue').click();
  }

  /** One of the ways that a step offers, by what it is called or what it says of itself. */
  choice(text: string): Locator {
    return this.page.getByRole('listitem').getByRole('button').filter({ hasText: text });
  }

  async signOut(): Promise<void> {
    await this.button('Sign out').click();
    await this.expectSignedOut();
  }

  async expectStep(title: string): Promise<void> {
    await expect(this.heading).toHaveText(title);
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
