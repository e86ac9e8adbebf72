import { createTestAuth } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { show } from '../test/show.tsx';
import { Authenticator } from './index.ts';
import './styles/index.css';

const user = {
  username: 'ada',
  claims: { sub: 's', 'cognito:username': 'ada', iat: 0, exp: 3600 },
};

const Page = () => (
  <>
    <input aria-label="Draft" />
    <button type="button">Pay</button>
  </>
);

it('leaves the page as it was while its user signs in again, and does not go by Escape', async () => {
  const { auth, screen } = await show({ view: 'home', user }, {}, { children: <input aria-label="Draft" /> });
  await screen.getByLabelText('Draft').fill('half a letter');
  auth.setState({ view: 'expired', username: 'ada', page: { user } });
  const dialog = screen.getByRole('dialog');
  await expect.element(dialog).toHaveTextContent('Your session has ended');
  await userEvent.keyboard('{Escape}{Escape}{Escape}');
  await expect.element(dialog).toBeVisible();
  auth.setState({ view: 'signIn', username: 'ada', page: { user } });
  await expect.element(dialog.getByLabelText('Username or email')).toHaveValue('ada');
  auth.setState({ view: 'home', user });
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(screen.getByLabelText('Draft')).toHaveValue('half a letter');
});

it.each([
  ['children', {}],
  ['a home view', { home: () => <Page /> }],
])(
  'asks for more in a dialog over the page of %s, by keyboard, and gives the focus back',
  async (_, views) => {
    const { auth, screen } = await show(
      { view: 'home', user },
      { on: { cancel: () => ({ view: 'home', user }) } },
      { children: <Page />, views },
    );
    await screen.getByLabelText('Draft').fill('half a letter');
    await userEvent.keyboard('{Tab}');
    const asking = screen.getByRole('button', { name: 'Pay' });
    await expect.element(asking).toHaveFocus();

    auth.setState({ view: 'home', user, busy: true, stepUp: true });
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
    auth.setState({ view: 'totpCode', username: 'ada', stepUp: true });
    const dialog = screen.getByRole('dialog', { name: 'Confirm it’s you' });
    await expect.element(dialog).toHaveAccessibleDescription('You stay signed in as ada.');
    await expect.element(dialog.getByLabelText('Code')).toHaveFocus();
    for (let presses = 0; presses < 8; presses += 1) {
      await userEvent.keyboard('{Tab}');
      // The browser's own controls may come in between; the page behind never does.
      await expect.element(asking).not.toHaveFocus();
      await expect.element(screen.getByLabelText('Draft')).not.toHaveFocus();
    }

    await userEvent.keyboard('{Escape}');
    expect(auth.calls).toEqual([{ action: 'cancel', args: [] }]);
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(asking).toHaveFocus();
    await expect.element(screen.getByLabelText('Draft')).toHaveValue('half a letter');
    await expect.element(screen.getByText('You’re signed in.')).not.toBeInTheDocument();
  },
);

it('shows each step of a step-up in the same dialog, and nothing of it at its end', async () => {
  const { auth, screen } = await show({ view: 'home', user }, {}, { children: <Page /> });
  auth.setState({ view: 'chooseFactor', username: 'ada', stepUp: true });
  const dialog = screen.getByRole('dialog');
  await expect.element(dialog.getByRole('heading', { name: 'How would you like to confirm?' })).toHaveFocus();
  auth.setState({ view: 'password', username: 'ada', stepUp: true });
  await expect.element(dialog.getByLabelText('Password', { exact: true })).toHaveFocus();
  auth.setState({ view: 'home', user });
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(screen.getByLabelText('Draft')).toBeVisible();
});

it('is not modal in a picture of the page', async () => {
  const auth = createTestAuth({ view: 'smsCode', username: 'ada', stepUp: true });
  const { container } = await render(
    <div inert>
      <Authenticator auth={auth}>
        <Page />
      </Authenticator>
    </div>,
  );
  await expect.poll(() => container.querySelector('dialog')?.matches('[open]:not(:modal)')).toBe(true);
});
