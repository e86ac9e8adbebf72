import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Auth } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { Suspense } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { AuthProvider, Protected, useAuth, useAuthSuspense, useCountdown, useUser } from './index.ts';

function Page() {
  const { view } = useAuth();
  return <p>{`${view} ${useUser()?.username ?? 'nobody'}`}</p>;
}

const Left = () => <p>{useCountdown(10_000, () => 4_000)}</p>;

function Suspending() {
  return <p>{useAuthSuspense().view}</p>;
}

it('renders the splash on a server for any state of the client object', () => {
  const auth = createTestAuth({ view: 'home' });
  const html = renderToString(
    <AuthProvider auth={auth}>
      <Page />
      <Protected fallback="sign in" pending="one moment">
        secret
      </Protected>
    </AuthProvider>,
  );
  expect(html).toBe('<p>splash nobody</p>one moment');
  expect(auth.listeners).toBe(0);
});

it('renders nothing on a server of a provider that makes its Auth, and makes none', () => {
  const create = vi.fn<() => Auth>(() => createTestAuth({ view: 'home' }));
  const html = renderToString(
    <AuthProvider create={create}>
      <Page />
    </AuthProvider>,
  );
  expect(html).toBe('');
  expect(create).not.toHaveBeenCalled();
});

it('counts down on a server too, from the time that it has', () => {
  expect(renderToString(<Left />)).toBe('<p>6</p>');
});

it('sends the fallback of the nearest Suspense for useAuthSuspense()', () => {
  const html = renderToString(
    <AuthProvider auth={createTestAuth({ view: 'home' })}>
      <Suspense fallback={<i>restoring</i>}>
        <Suspending />
      </Suspense>
    </AuthProvider>,
  );
  expect(html).toContain('<i>restoring</i>');
  expect(html).not.toContain('<p>');
});

it('streams the fallback, and ends: a page that a build renders is not held up', async () => {
  const errors: unknown[] = [];
  const html = await new Promise<string>((resolve, reject) => {
    const through = new PassThrough();
    text(through).then(resolve, reject);
    const { pipe } = renderToPipeableStream(
      <AuthProvider auth={createTestAuth({ view: 'home' })}>
        <Suspense fallback={<i>restoring</i>}>
          <Suspending />
        </Suspense>
      </AuthProvider>,
      { onAllReady: () => pipe(through), onShellError: reject, onError: (error) => void errors.push(error) },
    );
  });
  expect(html).toContain('<i>restoring</i>');
  expect(html).not.toContain('<p>');
  expect(errors).toEqual([expect.objectContaining({ digest: 'BAILOUT_TO_CLIENT_SIDE_RENDERING' })]);
});

it('says what is missing when useAuthSuspense() has no Suspense above it', () => {
  const render = () =>
    renderToString(
      <AuthProvider auth={createTestAuth({ view: 'home' })}>
        <Suspending />
      </AuthProvider>,
    );
  expect(render).toThrow(/Wrap the component in <Suspense>/);
});
