import type { Auth } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { StrictMode, Suspense } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToReadableStream, renderToString } from 'react-dom/server';
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

it('hydrates the splash without a mismatch and shows the session immediately', async () => {
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
  // React subscribes in an effect, which it may run after the page has changed.
  await expect.poll(() => auth.listeners).toBe(1);
});

const digestOf = (value: unknown) => (value as { readonly digest?: string }).digest;

const suspending = (auth: Auth) => (
  <AuthProvider auth={auth}>
    <Suspense fallback={<p>restoring</p>}>
      <Suspending />
    </Suspense>
  </AuthProvider>
);

it('renders in the browser the part that a server left to useAuthSuspense()', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const container = document.createElement('div');
  container.innerHTML = renderToString(suspending(auth));

  root = hydrateRoot(container, suspending(auth), { onRecoverableError: () => undefined });
  auth.setState({ view: 'home' });
  await expect.poll(() => container.querySelector('h2')?.textContent).toBe('home');
});

it('streams the fallback to its end, and says by its digest that nothing has failed', async () => {
  const auth = createTestAuth({ view: 'home' });
  // Like Next.js: the result of onError is sent to the browser.
  const onError = vi.fn<(error: unknown) => string | undefined>(digestOf);
  const stream = await renderToReadableStream(suspending(auth), { onError });
  await stream.allReady;
  const container = document.createElement('div');
  container.innerHTML = await new Response(stream).text();
  expect(container.querySelector('p')?.textContent).toBe('restoring');
  expect(onError.mock.results.map(({ value }) => value)).toEqual(['BAILOUT_TO_CLIENT_SIDE_RENDERING']);

  const digests: unknown[] = [];
  root = hydrateRoot(container, suspending(auth), {
    // React 19 has it on the error, React 18 beside it.
    onRecoverableError: (error, info) => digests.push(digestOf(error) ?? digestOf(info)),
  });
  await expect.poll(() => container.querySelector('h2')?.textContent).toBe('home');
  expect(digests).toEqual(['BAILOUT_TO_CLIENT_SIDE_RENDERING']);
  // React subscribes in an effect, which it may run after the page has changed.
  await expect.poll(() => auth.listeners).toBe(1);
});
