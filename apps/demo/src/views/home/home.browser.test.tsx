import { describe, expect, it } from 'vitest';
import { show } from '../../../test/show.tsx';

const session = (left: number, status: 'fresh' | 'refreshing' | 'stale' = 'fresh') => ({
  status,
  expiresAt: Date.now() + left * 1000,
  refreshAt: Date.now() + (left - 300) * 1000,
  clockDrift: -40,
});

describe('home', () => {
  it('shows what the ID token says', async () => {
    const { screen } = await show({ view: 'home' });
    await expect
      .element(screen.getByRole('heading', { level: 1 }))
      .toHaveTextContent('Hello, ada@example.com');
    await expect.element(screen.getByRole('term').filter({ hasText: 'email_verified' })).toBeVisible();
  });

  it.each([
    { claims: { name: '𠮷田 花子', email: 'hanako@example.com' }, called: '𠮷田 花子', initial: '𠮷' },
    { claims: { email: 'hanako@example.com' }, called: 'hanako@example.com', initial: 'H' },
    { claims: {}, called: '5f0c', initial: '5' },
  ])('calls the person $called', async ({ claims, called, initial }) => {
    const own = { sub: 's', 'cognito:username': '5f0c', iat: 0, exp: 3600, ...claims };
    const { screen } = await show({ view: 'home', user: { username: '5f0c', claims: own } });
    await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent(`Hello, ${called}`);
    expect(screen.container.querySelector('.avatar')?.textContent).toBe(initial);
  });

  it('counts the life of the tokens down, and renews them on request', async () => {
    const { auth, screen } = await show({ view: 'home', session: session(1800) });
    await expect.element(screen.getByRole('timer')).toHaveTextContent(/^(30:00|29:59)$/);
    await expect.element(screen.getByText('0.0 s')).toBeVisible();
    await screen.getByRole('button', { name: 'Renew now' }).click();
    auth.setState({ view: 'home', session: session(1800, 'refreshing') });
    await expect.element(screen.getByText('Renewing', { exact: true })).toBeVisible();
    await screen.getByRole('button', { name: 'Renew now' }).click({ force: true });
    expect(auth.calls).toEqual([{ action: 'refresh', args: [] }]);
  });

  it('ends the session here, or everywhere', async () => {
    const { auth, screen } = await show({ view: 'home' });
    await screen.getByRole('button', { name: 'Sign out', exact: true }).click();
    await screen.getByRole('button', { name: 'Sign out everywhere' }).click();
    expect(auth.calls).toEqual([
      { action: 'signOut', args: [] },
      { action: 'signOut', args: ['global'] },
    ]);
  });

  it('reports a failed renewal, and leaves the focus where it is', async () => {
    const { auth, screen } = await show({ view: 'home' });
    const button = screen.getByRole('button', { name: 'Sign out', exact: true });
    button.element().focus();
    auth.setState({
      view: 'home',
      session: session(60, 'stale'),
      fault: { kind: 'network', code: 'network' },
    });
    await expect.element(screen.getByText('The server cannot be reached.', { exact: false })).toBeVisible();
    await expect.element(button).toHaveFocus();
  });

  it('says when the browser is offline', async () => {
    const { screen } = await show({ view: 'home', online: false });
    await expect.element(screen.getByText(/You are offline/)).toBeVisible();
    await expect.element(screen.getByText('once you are online')).toBeVisible();
  });
});

describe('this browser', () => {
  it.each([
    ['undecided', 'Remember', 'rememberDevice'],
    ['undecided', 'No, thanks', 'declineDevice'],
    ['declined', 'Remember', 'rememberDevice'],
    ['remembered', 'Forget', 'forgetDevice'],
    ['unconfirmed', 'Try again', 'retryDevice'],
  ] as const)('when %s offers "%s"', async (device, button, action) => {
    const { auth, screen } = await show({ view: 'home', device });
    await screen.getByRole('button', { name: button, exact: true }).click();
    expect(auth.calls).toEqual([{ action, args: [] }]);
  });

  it.each([
    ['undecided', 'Remember'],
    ['declined', 'Forget'],
    ['remembered', 'Forget'],
  ] as const)('when %s says that a change of it failed, and offers it again', async (device, button) => {
    const { auth, screen } = await show({ view: 'home', device });
    auth.setState({ view: 'home', device, fault: { kind: 'network', code: 'network' } });
    const card = screen.getByRole('region', { name: 'This browser' });
    await expect.element(card).toHaveTextContent('The server cannot be reached.');
    const tokens = screen.getByRole('region', { name: 'Your tokens' });
    await expect.element(tokens).not.toHaveTextContent('The server cannot be reached.');
    await screen.getByRole('button', { name: button, exact: true }).click();
    expect(auth.calls).toHaveLength(1);
  });

  it('says nothing of a renewal that failed', async () => {
    const fault = { kind: 'network', code: 'network' } as const;
    const { screen } = await show({
      view: 'home',
      device: 'remembered',
      session: session(60, 'stale'),
      fault,
    });
    const tokens = screen.getByRole('region', { name: 'Your tokens' });
    await expect.element(tokens).toHaveTextContent('The server cannot be reached.');
    const card = screen.getByRole('region', { name: 'This browser' });
    await expect.element(card).not.toHaveTextContent('The server cannot be reached.');
  });

  it.each(['confirming', 'remembering', 'forgetting'] as const)('when %s asks nothing', async (device) => {
    const { screen } = await show({ view: 'home', device });
    const card = screen.getByRole('region', { name: 'This browser' });
    await expect.element(card).toBeVisible();
    expect(card.element().querySelector('button')).toBeNull();
  });

  it('is not mentioned in a pool that tracks none', async () => {
    const { screen } = await show({ view: 'home', device: 'none' });
    await expect.element(screen.getByRole('region', { name: 'Your tokens' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'This browser' }).elements()).toEqual([]);
  });

  it('stays where it was forgotten, and says so', async () => {
    const { auth, screen } = await show({ view: 'home', device: 'forgetting' });
    const card = screen.getByRole('region', { name: 'This browser' });
    await expect.element(card).toBeVisible();
    auth.setState({ view: 'home', device: 'none' });
    await expect.element(card).toHaveTextContent('Not remembered');
  });
});
