import { createTestAuth } from '@latchkey/auth/testing';
import { StrictMode, Suspense } from 'react';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { within } from '../test/within.tsx';
import { useAuthSuspense } from './index.ts';

const View = () => <h1>{useAuthSuspense().view}</h1>;
const page = (
  <StrictMode>
    <Suspense fallback={<p>restoring</p>}>
      <View />
    </Suspense>
  </StrictMode>
);

it('suspends until the session is restored', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const screen = await render(page, within(auth));
  await expect.element(screen.getByText('restoring')).toBeVisible();
  auth.setState({ view: 'home' });
  await expect.element(screen.getByRole('heading')).toHaveTextContent('home');
});

it('suspends again when another tab signs in, and comes back', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  const screen = await render(page, within(auth));
  await expect.element(screen.getByRole('heading')).toHaveTextContent('signIn');
  auth.setState({ view: 'splash' });
  await expect.element(screen.getByText('restoring')).toBeVisible();
  auth.setState({ view: 'home' });
  await expect.element(screen.getByRole('heading')).toHaveTextContent('home');
});

it('leaves no listener once settled and unmounted', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const screen = await render(page, within(auth));
  auth.setState({ view: 'home' });
  await expect.element(screen.getByRole('heading')).toHaveTextContent('home');
  await screen.unmount();
  expect(auth.listeners).toBe(0);
});
