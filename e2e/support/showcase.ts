import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Demo } from './demo.ts';
import type { Target } from './target.ts';

/** The demo's URL with a served sandbox, as with `npm start`. */
export function servedAddress({ userPoolId, clientId, endpoint = '' }: Target, scenario: string): string {
  const control = new URL('_sandbox', endpoint).href;
  return `/?${new URLSearchParams({ userPoolId, clientId, endpoint, control, scenario })}`;
}

/** The demo with its own pools: everything around the product's own page. */
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

  /** Opens a scenario. The URL names no pool: the page runs its own. */
  async open(scenario: string): Promise<void> {
    await this.page.goto(`/?scenario=${scenario}`);
    await this.demo.expectSignedOut();
  }

  /** A button of the page itself, not of the demo around it. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: typeof name === 'string' });
  }

  async openSignIn(): Promise<void> {
    await this.button('Sign in').click();
    await expect(this.demo.heading).toHaveText('Sign in');
  }

  /** Signs in with the name and password in the bar. */
  async submit(): Promise<void> {
    await this.openSignIn();
    await this.bar.getByRole('button', { name: 'Fill in' }).click();
    await this.button(/^(Sign in|Continue)$/).click();
  }

  /** Submits the password in the bar, in the step that asks for it. */
  async submitPassword(): Promise<void> {
    await expect(this.demo.password).toBeVisible();
    await this.bar.getByRole('button', { name: 'Fill in' }).click();
    await this.button('Continue').click();
  }

  /** Puts the newest code into the page, and submits it. */
  async submitCode(send = 'Continue'): Promise<void> {
    // It fills in once, so the step has to be visible.
    await expect(this.page.locator('main input[autocomplete="one-time-code"]')).toBeVisible();
    await this.messages.getByRole('button', { name: 'Fill in' }).first().click();
    await this.button(send).click();
  }

  async signOut(): Promise<void> {
    await this.button('Sign out').click();
    await this.demo.expectSignedOut();
  }
}
