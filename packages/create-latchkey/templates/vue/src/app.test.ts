import { createTestAuth } from '@latchkey/auth/testing';
import { authPlugin } from '@latchkey/vue';
import { fireEvent, render, screen } from '@testing-library/vue';
import { expect, test } from 'vitest';
import App from './App.vue';

test('a signed-in person is greeted, and can sign out', async () => {
  const auth = createTestAuth({ view: 'home' });
  render(App, { global: { plugins: [[authPlugin, auth]] } });
  expect(screen.getByRole('heading').textContent).toMatch(/^Hello ./);
  await fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(auth.calls).toEqual([{ action: 'signOut', args: [] }]);
});
