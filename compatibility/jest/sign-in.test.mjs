import { createAuth, waitFor } from '@latchkey/auth';
import { getUser } from '@latchkey/auth/account';
import { createTestAuth } from '@latchkey/auth/testing';
import { AuthProvider, useAuth } from '@latchkey/react';
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

/** @type {Set<{ dispose(): void }>} */
const opened = new Set();
// Also after a failure: Jest waits for a session that is still running.
afterEach(() => {
  for (const auth of opened) auth.dispose();
  opened.clear();
});

const View = () => createElement('h1', null, useAuth().view);

test('a component follows a double, and its account functions work', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  const container = document.createElement('div');
  const root = createRoot(container);
  await act(async () => root.render(createElement(AuthProvider, { auth }, createElement(View))));
  expect(container.textContent).toBe('signIn');
  await act(async () => auth.setState({ view: 'home' }));
  expect(container.textContent).toBe('home');
  expect((await getUser(auth)).username).toBe('ada');
  await act(async () => root.unmount());
});

test('a session proves a password, and shows the refusal of the pool', async () => {
  const refusal = { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
  const seen = [];
  const auth = createAuth({
    userPoolId: 'eu-west-2_AbC123',
    clientId: '1example23456789',
    environment: {
      async fetch(request) {
        seen.push(await request.json());
        return Response.json(refusal, { status: 400 });
      },
    },
  });
  opened.add(auth);
  await waitFor(auth, 'signedOut');
  auth.actions.signIn({ username: 'ada', password: 'Correct-horse-7!' });
  const { fault } = await waitFor(auth, (state) => state.view === 'signIn' && state.fault !== null);
  expect(fault).toMatchObject({ kind: 'credentials' });
  expect(seen[0].AuthParameters.SRP_A).toMatch(/^[0-9a-f]{700,}$/);
});
