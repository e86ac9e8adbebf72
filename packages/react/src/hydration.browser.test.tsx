import { createTestAuth } from '@latchkey/auth/testing';
import { StrictMode, Suspense } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { AuthProvider, useAuth, useAuthSuspense } from './index.ts';

let root: Root | undefined;
afterEach(() => root?.unmount());

function View() {
  return <h1>{useAuth().view}</h1>;
}

function Suspending() {
  return <h2>{useAuthSuspense().view}</h2>;
}

it('hydrates the splash without a mismatch and shows the session at once', async () => {
  const auth = createTestAuth({ view: 'home' });
  const page = (
    <StrictMode>
      <AuthProvider auth={auth}>
        <View />
      </AuthProvider>
    </StrictMode>
  );
  const container = document.createElement('div');
  container.innerHTML = renderToString(page);
  expect(container.textContent).toBe('splash');

  const onRecoverableError = vi.fn<(error: unknown) => void>();
  root = hydrateRoot(container, page, { onRecoverableError });
  await expect.poll(() => container.textContent).toBe('home');
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(auth.listeners).toBe(1);
});

it('renders in the browser what a server left to useAuthSuspense()', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const page = (
    <AuthProvider auth={auth}>
      <Suspense fallback={<p>restoring</p>}>
        <Suspending />
      </Suspense>
    </AuthProvider>
  );
  const container = document.createElement('div');
  container.innerHTML = renderToString(page);

  root = hydrateRoot(container, page, { onRecoverableError: () => undefined });
  auth.setState({ view: 'home' });
  await expect.poll(() => container.querySelector('h2')?.textContent).toBe('home');
});
