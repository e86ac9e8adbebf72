import { createTestAuth } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { within } from '../test/within.tsx';
import { Protected } from './index.ts';

const page = (
  <Protected fallback="please sign in" pending="one moment">
    <input aria-label="draft" />
  </Protected>
);

it('shows the fallback to people who are not signed in, and the children to those who are', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  const { container } = await render(page, within(auth));
  expect(container.textContent).toBe('please sign in');
  auth.setState({ view: 'home' });
  await expect.poll(() => container.querySelector('input')).not.toBeNull();
});

it('shows neither while a session is restored or ended', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const { container } = await render(page, within(auth));
  expect(container.textContent).toBe('one moment');
  auth.setState({ view: 'home' });
  auth.setState({ view: 'signingOut' });
  await expect.poll(() => container.textContent).toBe('one moment');
});

it('shows nothing to others where it was given nothing', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  const { container } = await render(<Protected>secret</Protected>, within(auth));
  expect(container.textContent).toBe('');
  for (const view of ['splash', 'signedOut', 'signingOut'] as const) {
    auth.setState({ view: 'home' });
    await expect.poll(() => container.textContent).toBe('secret');
    auth.setState({ view });
    await expect.poll(() => container.textContent).toBe('');
  }
});

it('keeps the page, with the typed text, when the session expires', async () => {
  const auth = createTestAuth({ view: 'home' });
  const screen = await render(page, within(auth));
  await userEvent.type(screen.getByLabelText('draft'), 'half a sentence');
  auth.setState({ view: 'expired' });
  await expect.element(screen.getByLabelText('draft')).toHaveValue('half a sentence');
});

it('keeps the page beside the sign-in of the same person, and mounts it again for another', async () => {
  const auth = createTestAuth({ view: 'home' });
  const { page: mounted } = auth.getState();
  const screen = await render(page, within(auth));
  await userEvent.type(screen.getByLabelText('draft'), 'half a sentence');
  auth.setState({ view: 'expired' });
  auth.setState({ view: 'signIn', page: mounted });
  await expect.element(screen.getByText('please sign in')).toBeInTheDocument();
  await expect.element(screen.getByLabelText('draft')).toHaveValue('half a sentence');
  auth.setState({ view: 'home' });
  await expect.element(screen.getByLabelText('draft')).toHaveValue('half a sentence');
  expect(screen.container.textContent).toBe('');
  const claims = { sub: '2', 'cognito:username': 'grace', exp: 0, iat: 0 };
  auth.setState({ view: 'home', user: { username: 'grace', claims } });
  await expect.element(screen.getByLabelText('draft')).toHaveValue('');
});
