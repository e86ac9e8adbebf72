import { createTestAuth } from '@latchkey/auth/testing';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { App, Page } from '../test/quick-start.tsx';
import { within } from '../test/within.tsx';

describe('the quick start of the README', () => {
  it('signs in and out', async () => {
    const auth = createTestAuth(
      { view: 'signedOut' },
      { on: { showSignIn: () => ({ view: 'signIn' }), signIn: () => ({ view: 'home' }) } },
    );
    const screen = await render(<Page />, within(auth));
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await screen.getByLabelText('Username').fill('ada');
    await screen.getByLabelText('Password').fill('correct horse');
    await userEvent.keyboard('{Enter}');
    await screen.getByRole('button', { name: 'Sign ada out' }).click();
    expect(auth.calls).toEqual([
      { action: 'showSignIn', args: [] },
      { action: 'signIn', args: [{ username: 'ada', password: 'correct horse' }] },
      { action: 'signOut', args: [] },
    ]);
  });

  it('says why it was refused, and keeps the typed text until the person changes it', async () => {
    const auth = createTestAuth(
      { view: 'signIn' },
      {
        on: {
          signIn: () => ({
            view: 'signIn',
            fault: { kind: 'credentials', code: 'NotAuthorizedException' },
          }),
          clearFault: () => ({ view: 'signIn' }),
        },
      },
    );
    const screen = await render(<Page />, within(auth));
    await screen.getByLabelText('Username').fill('ada');
    await screen.getByLabelText('Password').fill('wrong');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('The username or the password is wrong.');
    await expect.element(screen.getByLabelText('Username')).toHaveValue('ada');
    await expect.element(screen.getByLabelText('Password')).toHaveValue('wrong');
    await screen.getByLabelText('Password').fill('better');
    await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
  });

  it('starts with a real client', async () => {
    const screen = await render(<App />);
    await expect.element(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });
});
