import { createTestAuth } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Home } from './home';

test('a signed-in person is greeted, and can sign out', () => {
  const auth = createTestAuth({ view: 'home' });
  render(
    <AuthProvider auth={auth}>
      <Home />
    </AuthProvider>,
  );
  expect(screen.getByRole('heading').textContent).toMatch(/^Hello ./);
  fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(auth.calls).toEqual([{ action: 'signOut', args: [] }]);
});
