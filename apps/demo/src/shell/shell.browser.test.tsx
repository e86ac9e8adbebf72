import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { show } from '../../test/show.tsx';
import '../styles/index.css';

describe('a step', () => {
  it('takes the focus to its heading, or to its one field', async () => {
    const { screen } = await show(
      { view: 'signedOut' },
      { on: { showSignIn: () => ({ view: 'signIn' }), signIn: () => ({ view: 'totpCode' }) } },
    );
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await expect.element(screen.getByRole('heading', { name: 'Sign in', level: 1 })).toHaveFocus();

    await screen.getByLabelText('Username or email').fill('ada');
    await screen.getByLabelText('Password', { exact: true }).fill('x');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByRole('heading', { level: 1 }))
      .toHaveTextContent('Open your authenticator app');
    // If a step only asks for a code, its field has the focus.
    await expect.element(screen.getByLabelText('Code')).toHaveFocus();
  });

  it('has its heading where the one before had it, also when it is refused', async () => {
    const { auth, screen } = await show({ view: 'signIn' });
    const heading = screen.getByRole('heading', { level: 1 });
    const top = () => heading.element().getBoundingClientRect().top;
    await expect.element(heading).toHaveTextContent('Sign in');
    const before = top();
    expect(before).toBeGreaterThan(0);
    auth.setState({ view: 'signIn', fault: { kind: 'credentials', code: 'NotAuthorizedException' } });
    await expect.element(screen.getByRole('group', { name: /^Incorrect/ })).toBeVisible();
    expect(top()).toBe(before);
    auth.setState({ view: 'totpCode' });
    await expect.element(heading).toHaveTextContent('Open your authenticator app');
    await expect.poll(top).toBe(before);
  });

  it('is there immediately where its code is', async () => {
    const { auth, screen } = await show({ view: 'signIn' });
    const main = screen.getByRole('main').element();
    let empty = false;
    const observer = new MutationObserver(() => {
      empty ||= main.querySelector('h1') === null;
    });
    observer.observe(main, { childList: true, subtree: true });
    auth.setState({ view: 'unsupported' });
    await expect
      .element(screen.getByRole('heading', { level: 1 }))
      .toHaveTextContent('This step isn’t supported yet');
    observer.disconnect();
    expect(empty).toBe(false);
  });

  it('takes the focus to why it was refused, where it comes with that', async () => {
    const { auth, screen } = await show({ view: 'totpCode' });
    auth.setState({ view: 'signIn', fault: { kind: 'credentials', code: 'NotAuthorizedException' } });
    await expect.element(screen.getByRole('group', { name: /^Incorrect/ })).toHaveFocus();
  });

  it('leaves the focus alone when the page opens, also behind the splash', async () => {
    const { auth, screen } = await show({ view: 'splash' });
    auth.setState({ view: 'signedOut' });
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
    expect(document.activeElement).toBe(document.body);
  });

  it('names the tab of the browser', async () => {
    const { auth } = await show({ view: 'signIn' });
    await expect.poll(() => document.title).toBe('Sign in · Latchkey demo');
    auth.setState({ view: 'emailCode' });
    await expect.poll(() => document.title).toBe('Code by email · Latchkey demo');
  });

  it('is added to the trail', async () => {
    const { auth, screen } = await show({ view: 'signIn' });
    auth.setState({ view: 'totpCode' });
    const current = screen.getByRole('listitem').filter({ hasText: 'totpCode' });
    await expect.element(current).toHaveAttribute('aria-current', 'step');
  });
});

describe('the theme', () => {
  it('is switched, and kept for the next visit', async () => {
    const { screen } = await show({ view: 'signedOut' });
    await screen.getByRole('button', { name: /^Use the (dark|light) theme$/ }).click();
    const chosen = document.documentElement.dataset.theme;
    expect(['dark', 'light']).toContain(chosen);
    expect(localStorage.getItem('latchkey-demo:theme')).toBe(chosen);
    await expect
      .element(screen.getByRole('button', { name: `Use the ${chosen === 'dark' ? 'light' : 'dark'} theme` }))
      .toBeVisible();
    localStorage.removeItem('latchkey-demo:theme');
    delete document.documentElement.dataset.theme;
  });
});
