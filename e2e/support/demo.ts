import { expect, type Locator, type Page } from '@playwright/test';
import { demoAddress, type Flow, type Target } from './target.ts';

/** The demo as a person sees it. */
export class Demo {
  readonly page: Page;
  readonly #target: Target;
  readonly #flow: Flow | undefined;
  /** The heading of the current step. */
  readonly heading: Locator;
  /** Why the last attempt was refused. */
  readonly fault: Locator;
  readonly username: Locator;
  readonly password: Locator;
  /** The field for the one-time code of the current step. */
  readonly code: Locator;
  /** The state of this browser as a device. */
  readonly device: Locator;
  /** The state of the tokens. */
  readonly session: Locator;

  constructor(page: Page, target: Target, flow?: Flow) {
    this.page = page;
    this.#target = target;
    this.#flow = flow;
    this.heading = page.getByRole('heading', { level: 1 });
    // Which live region it is, if any, depends on what takes the focus.
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

  /** Fills in the sign-in form and submits it. */
  async submit(username: string, password: string): Promise<void> {
    await this.username.fill(username);
    await this.password.fill(password);
    await this.button('Sign in').click();
  }

  /** Signs in from the start, by default as the target's person. */
  async signIn(person: { username: string; password: string } = this.#target): Promise<void> {
    await this.openSignIn();
    await this.submit(person.username, person.password);
    await this.expectSignedIn();
  }

  /** Starts a sign-in that only asks for the username. */
  async submitUsername(username: string): Promise<void> {
    await this.username.fill(username);
    await this.button('Continue').click();
  }

  /** Answers the step that only asks for a password. */
  async submitPassword(password: string): Promise<void> {
    await this.password.fill(password);
    await this.button('Continue').click();
  }

  async submitCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.button('Continue').click();
  }

  /** One of a step's choices, by its label or description. */
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

  /** A claim of the ID token, as the page shows it. */
  claim(name: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator('+ dd');
  }
}
