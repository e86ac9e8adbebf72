import type { Locator, Page, Response } from '@playwright/test';

/** The panel in which the demo shows the chart of its session. */
export class Inspector {
  readonly toggle: Locator;
  readonly panel: Locator;
  /** The drawing, which handles the keys that move it. */
  readonly chart: Locator;
  readonly events: Locator;
  readonly requests: Locator;
  readonly possible: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.toggle = page.getByRole('button', { name: 'Watch the chart' });
    this.panel = page.getByRole('complementary', { name: 'Inspector' });
    this.chart = this.panel.getByRole('group', { name: /^The chart of the session/ });
    this.events = this.panel.getByRole('region', { name: 'Events' }).getByRole('button');
    this.requests = this.panel.getByRole('region', { name: 'Requests' }).getByRole('listitem');
    this.possible = this.panel.getByRole('region', { name: 'What can happen here' }).getByRole('listitem');
    this.close = this.panel.getByRole('button', { name: 'Close the inspector' });
  }

  /** The box of a state, if it is lit. */
  lit(name: string): Locator {
    return this.chart.locator(`[data-box="auth.${name}"].active`);
  }
}

/**
 * Collects every word in the page's traffic that nobody may read: tokens, sessions, proofs, keys. It grows with the traffic.
 */
export function secretsOf(page: Page): { readonly secrets: () => Promise<ReadonlySet<string>> } {
  const words = new Set<string>();
  const readings: Promise<void>[] = [];
  const learn = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(learn);
    // The only shorter secret here is the password, and names of challenges have no digits.
    else if (typeof value === 'string' && value.length >= 24 && /\d/.test(value)) words.add(value);
  };
  const read = async (response: Response) => {
    learn(response.request().postDataJSON());
    learn(await response.json());
  };
  page.on('response', (response) => {
    if (response.request().headers()['x-amz-target']) readings.push(read(response));
  });
  return {
    async secrets() {
      await Promise.all(readings);
      return words;
    },
  };
}
