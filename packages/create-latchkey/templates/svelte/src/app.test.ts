import { createTestAuth } from '@latchkey/auth/testing';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import App from './App.svelte';

test('a signed-in person is greeted, and can sign out', async () => {
  const auth = createTestAuth({ view: 'home' });
  render(App, { auth });
  expect(screen.getByRole('heading').textContent).toMatch(/^Hello ./);
  await fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(auth.calls).toEqual([{ action: 'signOut', args: [] }]);
});
