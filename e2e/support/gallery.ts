import { expect, type Locator, type Page } from '@playwright/test';
import drawn from '../../apps/demo/src/gallery/cards.json' with { type: 'json' };

/** The resting states of the chart, as drawn by the demo. */
export const cards = drawn.cards.map(({ id, state: { view } }) => ({ id, view }));
export type GalleryCard = (typeof cards)[number];

/** The path to a state, without the common root: `signIn.lapsed`. */
export const nameOf = ({ id }: GalleryCard): string => id.slice('auth.'.length);

/** Every state of the demo, each at its own URL. */
export class Gallery {
  readonly page: Page;
  /** The view of a state in full size. */
  readonly main: Locator;
  /** The heading of a state in full size. */
  readonly heading: Locator;
  /** The heading of the index, where each picture has its own. */
  readonly indexHeading: Locator;
  readonly search: Locator;
  /** The links of the index, one for each state. */
  readonly links: Locator;
  /** Errors that the browser has logged since the page was opened. */
  readonly problems: string[] = [];
  readonly #view: Locator;
  readonly #facts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    // That of a step-up comes after that of the page behind it.
    this.heading = page.getByRole('heading', { level: 1 }).last();
    this.indexHeading = page.getByRole('heading', { name: 'Every state at a glance' });
    this.search = page.getByLabel('Find a state');
    this.links = page.locator('.gallery-card > a');
    this.#view = page.locator('[aria-current="step"] code');
    this.#facts = page.getByRole('region', { name: 'This state in the chart' });
    page.on('pageerror', ({ message }) => this.problems.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  async openIndex(): Promise<void> {
    await this.page.goto('/#/gallery');
    await expect(this.indexHeading).toBeVisible();
  }

  /** Types into the search: React does not notice `fill` over WebDriver BiDi. */
  async find(text: string): Promise<void> {
    await this.search.fill('');
    await this.search.pressSequentially(text);
  }

  /** Goes to the URL of a state, and waits for it. */
  async open(card: GalleryCard): Promise<void> {
    await this.goTo(card);
    await this.expectCard(card);
  }

  /** Goes to the URL of a state. */
  async goTo({ id }: GalleryCard): Promise<void> {
    await this.page.goto(`/#/gallery/${id}`);
  }

  /** Expects the state in full size, with its own view. Fails immediately where the browser has logged an error. */
  async expectCard(card: GalleryCard): Promise<void> {
    expect(this.problems).toEqual([]);
    await expect(this.#facts.getByRole('heading', { level: 2 })).toHaveText(nameOf(card));
    await expect(this.#view).toHaveText(card.view);
    await expect(this.heading).toHaveText(/\S/);
    await expect(this.heading).toBeVisible();
    expect(this.problems).toEqual([]);
  }

  /** Leaves only the view and the page around it: the facts of a state change with the chart. */
  async hideFacts(): Promise<void> {
    await this.#facts.evaluate((facts) => {
      facts.style.display = 'none';
    });
  }
}
