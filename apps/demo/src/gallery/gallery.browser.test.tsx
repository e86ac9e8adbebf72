import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { type RenderResult, render } from 'vitest-browser-react';
import { findViolations } from '../../test/find-violations.ts';
import { show } from '../../test/show.tsx';
import { loadHome } from '../views/late-home.ts';
import { cards } from './cards.ts';
import Gallery from './gallery.tsx';
import '../styles/index.css';

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

// `e2e/tests/cards.spec.ts` opens every card, and axe looks at each.

/** One card for each view without a fault, and one with: the others differ in texts and numbers. */
const looks = cards.filter(
  ({ state }, index) =>
    index === cards.findIndex((card) => card.state.view === state.view && !card.state.fault === !state.fault),
);

/** The view is shown, even if its code had to be loaded first. */
const settled = (screen: RenderResult) =>
  expect.element(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();

describe('on a phone', () => {
  afterAll(() => page.viewport(1280, 800));

  it.each(looks)('$id fits the width', async ({ state }) => {
    await page.viewport(320, 640);
    const { screen } = await show(state);
    await settled(screen);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe('the index', () => {
  beforeAll(loadHome);
  afterEach(() => page.viewport(1280, 800));

  const pictures = () => [...document.querySelectorAll<HTMLElement>('.gallery-picture')];
  const isDrawn = (picture: HTMLElement | undefined) => Boolean(picture?.querySelector('h1'));
  /** Scrolls to each picture: it renders when it is near the window. */
  const lookAtAll = async () => {
    await expect.poll(() => pictures().length).toBe(cards.length);
    for (const picture of pictures()) {
      if (isDrawn(picture)) continue;
      picture.scrollIntoView();
      await expect.poll(() => isDrawn(picture)).toBe(true);
    }
  };

  /** The pictures that do not show their whole state. */
  const cut = () =>
    pictures().filter(
      (picture) =>
        (picture.firstElementChild?.getBoundingClientRect().bottom ?? 0) >
        picture.getBoundingClientRect().bottom,
    );

  it('renders the pictures near the window only', async () => {
    const screen = await render(<Gallery card={null} />);
    await expect.element(screen.getByRole('heading', { name: 'Every state at a glance' })).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'lapsed' })).toBeVisible();
    await expect.poll(() => isDrawn(pictures()[0])).toBe(true);
    const last = pictures().at(-1);
    expect(isDrawn(last)).toBe(false);
    last?.scrollIntoView();
    await expect.poll(() => isDrawn(last)).toBe(true);
    expect(pictures().filter(isDrawn).length).toBeLessThan(cards.length / 2);
  });

  it.each([1280, 360])('shows all of each state in its picture, %i pixels wide', async (width) => {
    await page.viewport(width, 800);
    await render(<Gallery card={null} />);
    await lookAtAll();
    await expect.poll(cut).toEqual([]);
    // Neither read out nor reached by keyboard. That of a step-up also has the page behind its dialog.
    expect(document.querySelectorAll('.gallery-picture[inert]:has(h1)')).toHaveLength(cards.length);
  });

  it('shows all of a state also when a part of it comes later', async () => {
    await render(<Gallery card={null} />);
    await expect.poll(() => isDrawn(pictures()[0])).toBe(true);
    await expect.poll(cut).toEqual([]);
    const later = document.createElement('p');
    later.style.height = '400px';
    pictures()[0]?.querySelector('.lk-step')?.append(later);
    expect(cut()).toHaveLength(1);
    await expect.poll(cut).toEqual([]);
  });

  it('finds states by name and by view', async () => {
    const screen = await render(<Gallery card={null} />);
    const shown = () => document.querySelectorAll('.gallery-card').length;
    await screen.getByLabelText('Find a state').fill('SELECT_mfa_type.throttled');
    await expect.poll(shown).toBe(1);
    await expect
      .element(screen.getByRole('link', { name: /SELECT_MFA_TYPE › throttled/ }))
      .toHaveAttribute('href', '#/gallery/auth.signIn.challenge.SELECT_MFA_TYPE.throttled');
    expect(await findViolations()).toEqual([]);
    await screen.getByLabelText('Find a state').fill('setUpEmail');
    await expect.poll(shown).toBe(cards.filter(({ state }) => state.view === 'setUpEmail').length);
    await screen.getByLabelText('Find a state').fill('no such state');
    await expect.element(screen.getByText('No state matches.')).toBeVisible();
  });

  it('has the search in its address', async () => {
    const before = location.hash;
    history.replaceState(null, '', '#/gallery?find=too+many+tries+sms');
    const screen = await render(<Gallery card={null} />);
    await expect.element(screen.getByLabelText('Find a state')).toHaveValue('too many tries sms');
    await expect.element(screen.getByRole('link', { name: /SMS_MFA › throttled/ })).toBeVisible();
    await screen.getByLabelText('Find a state').fill('passkey');
    expect(location.hash).toBe('#/gallery?find=passkey');
    await screen.getByLabelText('Find a state').fill('');
    expect(location.hash).toBe('#/gallery');
    history.replaceState(null, '', before === '' ? location.pathname + location.search : before);
  });
});

describe('one state', () => {
  beforeAll(loadHome);

  it('opens in full by its address, with the way there and the possible next events', async () => {
    const screen = await render(<Gallery card="auth.signIn.challenge.SMS_MFA.entering.rejected" />);
    await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Check your phone');
    const facts = screen.getByRole('region', { name: 'This state in the chart' });
    await expect.element(facts).toHaveTextContent('signIn.challenge.SMS_MFA.entering.rejected');
    await expect.element(facts).toHaveTextContent('from signed outsignIn.submit');
    await expect.element(facts).toHaveTextContent('code.submit');
    const play = facts.getByRole('link', { name: 'Try it yourself' });
    expect(new URLSearchParams(play.element().getAttribute('href') ?? '').get('scenario')).toBe('sms-mfa');
    expect(await findViolations()).toEqual([]);
  });

  it.each([
    { at: 0, previous: undefined, next: cards[1] },
    { at: cards.length - 1, previous: cards.at(-2), next: undefined },
  ])('leads on to its neighbours from card $at', async ({ at, previous, next }) => {
    const screen = await render(<Gallery card={cards[at]?.id ?? null} />);
    const hrefs = [...screen.container.querySelectorAll('.card-facts nav a')].map((link) =>
      link.getAttribute('href'),
    );
    const addresses = [previous && `#/gallery/${previous.id}`, '#/gallery', next && `#/gallery/${next.id}`];
    expect(hrefs).toEqual(addresses.filter((address) => address !== undefined));
  });
});
