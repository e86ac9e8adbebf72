import { expect, type Locator, type Page } from '@playwright/test';
import drawn from '../../apps/demo/src/gallery/cards.json' with { type: 'json' };

/** The states in which the chart can rest, as the demo has them drawn. */
export const cards = drawn.cards.map(({ id, state: { view } }) => ({ id, view }));
export type GalleryCard = (typeof cards)[number];

/** The way to a state without the root that all have: `signIn.lapsed`. */
export const nameOf = ({ id }: GalleryCard): string => id.slice('auth.'.length);

/** Every state of the demo, each at an address of its own. */
export class Gallery {
  readonly page: Page;
  /** The view of a state that is shown in full. */
  readonly main: Locator;
  /** The heading of a state that is shown in full. */
  readonly heading: Locator;
  /** The heading of the index, where each picture has one of its own. */
  readonly indexHeading: Locator;
  readonly search: Locator;
  /** The links of the index, one a state. */
  readonly links: Locator;
  /** What the browser complained about since the page was opened. */
  readonly problems: string[] = [];
  readonly #view: Locator;
  readonly #facts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.heading = page.getByRole('heading', { level: 1 });
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

  /** Types into the search: React does not hear of what Playwright puts into a field over WebDriver BiDi. */
  async find(text: string): Promise<void> {
    await this.search.fill('');
    await this.search.pressSequentially(text);
  }

  /** Goes to the address of a state, and finds it there. */
  async open(card: GalleryCard): Promise<void> {
    await this.goTo(card);
    await this.expectCard(card);
  }

  /** Goes to the address of a state. */
  async goTo({ id }: GalleryCard): Promise<void> {
    await this.page.goto(`/#/gallery/${id}`);
  }

  /** That the state is shown in full, by the view that is its own. */
  async expectCard(card: GalleryCard): Promise<void> {
    await expect(this.#facts.getByRole('heading', { level: 2 })).toHaveText(nameOf(card));
    await expect(this.#view).toHaveText(card.view);
    await expect(this.heading).toHaveText(/\S/);
    await expect(this.heading).toBeVisible();
    expect(this.problems).toEqual([]);
  }

  /** Leaves the view and the page around it: what the chart says of the state changes with the chart. */
  async hideFacts(): Promise<void> {
    await this.#facts.evaluate((facts) => {
      facts.style.display = 'none';
    });
  }
}
