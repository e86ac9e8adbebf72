import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { show } from '../../test/show.tsx';
import { loadSteps } from '../views/index.ts';
import { cards } from './cards.ts';
import Gallery from './gallery.tsx';
import '../styles/index.css';

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findViolations(runOnly: string[] = ALL): Promise<string[]> {
  // What fades in, or from one theme to the other, shows colours that are on their way.
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
  }
  const { violations } = await axe.run({ exclude: ['.gallery-picture'] }, { runOnly });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('axe finds nothing, light or dark, in', () => {
  it.each(cards)('$id', async ({ state }) => {
    document.documentElement.dataset.theme = 'light';
    const { screen } = await show(state);
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
    expect(await findViolations()).toEqual([]);

    document.documentElement.dataset.theme = 'dark';
    expect(await findViolations(['color-contrast'])).toEqual([]);
  });
});

describe('on a phone', () => {
  afterAll(() => page.viewport(1280, 800));

  it.each(cards)('$id fits the width', async ({ state }) => {
    await page.viewport(320, 640);
    const { screen } = await show(state);
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe('password managers', () => {
  /** The tokens in the order of the fields: what the managers go by. */
  const tokens = () =>
    [...document.querySelectorAll('main input')].map((input) => input.getAttribute('autocomplete'));

  it.each([
    ['signIn', ['username', 'current-password']],
    ['password', ['username', 'current-password']],
    ['newPassword', ['username', 'new-password']],
    ['newPassword-attributes', ['username', 'new-password', 'name', 'tel']],
    ['signUp', ['username', 'email', 'new-password']],
    ['resetPassword', ['username', 'one-time-code', 'new-password']],
    ['smsCode', ['one-time-code']],
    ['emailCode', ['one-time-code']],
    ['totpCode', ['one-time-code']],
    ['confirmSignUp', ['one-time-code']],
    ['forgotPassword', ['username']],
    ['passkey-autofill', ['username webauthn']],
    ['setUpTotp', ['one-time-code', 'off']],
    ['setUpEmail', ['email']],
    ['custom', ['off']],
  ])('find their tokens in %s', async (id, expected) => {
    const card = cards.find((candidate) => candidate.id === id);
    if (card === undefined) throw new Error(`no card ${id}`);
    const { screen } = await show(card.state);
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
    expect(tokens()).toEqual(expected);
  });
});

describe('the index', () => {
  beforeAll(loadSteps);

  it('shows a picture of every state, which is neither read out nor reached by keyboard', async () => {
    const screen = await render(<Gallery card={null} />);
    await expect.element(screen.getByRole('heading', { name: 'Every state at a glance' })).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Choose a factor' })).toBeVisible();
    expect(document.querySelectorAll('.gallery-picture[inert] h1')).toHaveLength(cards.length);
  });

  it('finds states by name and by view', async () => {
    const screen = await render(<Gallery card={null} />);
    await screen.getByLabelText('Find a state').fill('throttled');
    await expect.poll(() => document.querySelectorAll('.gallery-card').length).toBe(1);
    await expect
      .element(screen.getByRole('link', { name: /Throttled/ }))
      .toHaveAttribute('href', '#/gallery/signIn-throttled');
    expect(await findViolations()).toEqual([]);
    await screen.getByLabelText('Find a state').fill('no such state');
    await expect.element(screen.getByText('No state is called that.')).toBeVisible();
  });

  it('opens one state in full by its address', async () => {
    const screen = await render(<Gallery card="chooseMfa" />);
    await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('One more step');
  });
});
