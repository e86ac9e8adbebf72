import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Demo } from './demo.ts';

/** The demo with the pools that it brings along: what plays around the product's own page. */
export class Showcase {
  readonly page: Page;
  readonly demo: Demo;
  readonly bar: Locator;
  /** Phone, inbox and authenticator app. */
  readonly messages: Locator;

  constructor(demo: Demo) {
    this.page = demo.page;
    this.demo = demo;
    this.bar = demo.page.getByRole('complementary', { name: 'Scenario' });
    this.messages = demo.page.getByRole('complementary', { name: 'Messages from the sandbox' });
  }

  /** Opens a scenario. No address names a pool: the page runs its own. */
  async open(scenario: string): Promise<void> {
    await this.page.goto(`/?scenario=${scenario}`);
    await this.demo.expectSignedOut();
  }

  /** A button of the page itself, not of what plays around it. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: typeof name === 'string' });
  }

  async openSignIn(): Promise<void> {
    await this.button('Sign in').click();
    await expect(this.demo.heading).toHaveText('Sign in');
  }

  /** Signs in with the name and password that the bar has ready. */
  async submit(): Promise<void> {
    await this.openSignIn();
    await this.bar.getByRole('button', { name: 'Fill in' }).click();
    await this.button(/^(Sign in|Continue)$/).click();
  }

  /** Has the newest code put into the page, and sends it. */
  async submitCode(send = 'Continue'): Promise<void> {
    // What fills in does so once: the step has to be there.
    await expect(this.page.locator('main input[autocomplete="one-time-code"]')).toBeVisible();
    await this.messages.getByRole('button', { name: 'Fill in' }).first().click();
    await this.button(send).click();
  }

  async signOut(): Promise<void> {
    await this.button('Sign out').click();
    await this.demo.expectSignedOut();
  }
}
