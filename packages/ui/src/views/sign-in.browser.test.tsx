import type { SignInFlow } from '@latchkey/auth';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { show } from '../../test/show.tsx';

const refused = { kind: 'credentials', code: 'NotAuthorizedException' } as const;

describe('the sign-in form', () => {
  it.each([
    ['passwordChanged', 'Your password has been changed. Sign in with the new one.'],
    ['confirmed', 'Your account is confirmed. You can sign in now.'],
  ] as const)('names the steps that succeeded before it: %s', async (notice, text) => {
    const { screen } = await show({ view: 'signIn', notice });
    await expect.element(screen.getByRole('status').getByText(text)).toBeVisible();
  });

  it('signs in by keyboard alone', async () => {
    const { auth, screen } = await show({ view: 'signIn' });
    const username = screen.getByLabelText('Username or email');
    (username.element() as HTMLElement).focus();
    await userEvent.keyboard(' ada ');
    await userEvent.tab();
    await userEvent.keyboard('correct horse');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls).toEqual([
      { action: 'signIn', args: [{ username: 'ada', password: 'correct horse' }] },
    ]);
  });

  it('asks how long to stay signed in where the app wants it, by a box that the keyboard reaches', async () => {
    const { auth, screen } = await show({ view: 'signIn' }, {}, { keepSignedIn: 'unticked' });
    const box = screen.getByRole('checkbox', { name: 'Keep me signed in' });
    await expect.element(box).not.toBeChecked();
    await screen.getByLabelText('Username or email').fill('ada');
    await screen.getByLabelText('Password', { exact: true }).fill('correct horse');
    await userEvent.keyboard('{Enter}');
    (box.element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    await expect.element(box).toBeChecked();
    await screen.getByRole('button', { name: 'Sign in' }).click();
    const request = { username: 'ada', password: 'correct horse' };
    expect(auth.calls).toEqual([
      { action: 'signIn', args: [{ ...request, remember: 'session' }] },
      { action: 'signIn', args: [{ ...request, remember: 'browser' }] },
    ]);
  });

  it('gives the choice to the buttons of providers, and keeps it while the form is refused', async () => {
    const chosen: unknown[] = [];
    const providers = [{ id: 'g', name: 'Google', onSelect: (choice: object) => chosen.push(choice) }];
    const { auth, screen } = await show({ view: 'signIn' }, {}, { keepSignedIn: 'ticked', providers });
    await screen.getByRole('checkbox').click();
    auth.setState({ view: 'signIn', fault: refused });
    await expect.element(screen.getByRole('checkbox')).not.toBeChecked();
    await screen.getByRole('button', { name: 'Continue with Google' }).click();
    expect(chosen).toEqual([{ remember: 'session' }]);
  });

  it('has no such box, and makes no choice, where the app does not ask for it', async () => {
    const chosen: unknown[] = [];
    const providers = [{ id: 'g', name: 'Google', onSelect: (choice: object) => chosen.push(choice) }];
    const { screen } = await show({ view: 'signIn' }, {}, { providers });
    await screen.getByRole('button', { name: 'Continue with Google' }).click();
    await expect.element(screen.getByRole('checkbox')).not.toBeInTheDocument();
    expect(chosen).toEqual([{}]);
  });

  it('can be submitted with a missing field: the focus moves there, with a hint', async () => {
    const { auth, screen } = await show({ view: 'signIn' });
    const username = screen.getByLabelText('Username or email');
    await expect.element(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await expect.element(username).toHaveFocus();
    await expect.element(username).toHaveAccessibleDescription('Enter your username or email.');
    await expect.element(username).toBeInvalid();
    await expect.element(screen.getByLabelText('Password', { exact: true })).toBeInvalid();

    await userEvent.keyboard('ada');
    await expect.element(username).not.toHaveAttribute('aria-invalid');
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await expect.element(screen.getByLabelText('Password', { exact: true })).toHaveFocus();
    expect(auth.calls).toEqual([]);
  });

  it('moves the focus to a refusal, which names it, and keeps the typed text', async () => {
    const { auth, screen } = await show({ view: 'signIn' });
    await screen.getByLabelText('Username or email').fill('ada');
    await screen.getByLabelText('Password', { exact: true }).fill('wrong');
    auth.setState({ view: 'signIn', username: 'ada', fault: refused });
    const refusal = screen.getByRole('group', { name: 'Incorrect username or password.' });
    await expect.element(refusal).toHaveFocus();
    await expect.element(screen.getByLabelText('Username or email')).toHaveValue('ada');
  });

  it('clears the fault when the person edits, and not before', async () => {
    const { auth, screen } = await show({ view: 'signIn' });
    const password = screen.getByLabelText('Password', { exact: true });
    await password.fill('w');
    expect(auth.calls).toEqual([]);
    auth.setState({ view: 'signIn', fault: refused });
    await expect.element(screen.getByRole('group', { name: /^Incorrect/ })).toBeVisible();
    await password.fill('r');
    expect(auth.calls).toEqual([{ action: 'clearFault', args: [] }]);
  });

  it('does not submit twice while it is busy, keeps the focus and says so', async () => {
    const { auth, screen } = await show({ view: 'signIn', username: 'ada', busy: true });
    await screen.getByLabelText('Password', { exact: true }).fill('x');
    const button = screen.getByRole('button', { name: 'Sign in' });
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
    await button.click({ force: true });
    await expect.element(button).toHaveFocus();
    expect(auth.calls).toEqual([]);
    await expect.element(screen.getByText('One moment')).toBeInTheDocument();
  });

  it('shows and hides the password with a button that says which', async () => {
    const { screen } = await show({ view: 'signIn' });
    const password = screen.getByLabelText('Password', { exact: true });
    const toggle = screen.getByRole('button', { name: 'Show password' });
    await expect.element(password).toHaveAttribute('type', 'password');
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
    await toggle.click();
    await expect.element(password).toHaveAttribute('type', 'text');
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'true');
  });

  it('counts the wait down when throttled', async () => {
    const { screen } = await show({
      view: 'signIn',
      fault: { kind: 'throttled', code: 'TooManyRequestsException', retryAt: Date.now() + 90_000 },
    });
    await expect.element(screen.getByText(/Try again in 1:(30|29)/)).toBeVisible();
  });

  it('announces the wait again to a person who does not wait, and sends nothing', async () => {
    const { auth, screen } = await show({
      view: 'signIn',
      fault: { kind: 'throttled', code: 'TooManyRequestsException', retryAt: Date.now() + 90_000 },
    });
    await screen.getByLabelText('Username or email').fill('ada');
    await screen.getByLabelText('Password', { exact: true }).fill('secret');
    await userEvent.keyboard('{Enter}');
    const refusal = screen.getByRole('group', { name: /Too many/ });
    await expect.element(refusal).toHaveFocus();
    await expect.element(refusal).toHaveAccessibleDescription(/^Try again in 1:/);
    expect(auth.calls.filter(({ action }) => action === 'signIn')).toEqual([]);
  });
});

describe('the sign-in form of a pool that offers ways', () => {
  const showForm = (flow: SignInFlow, lastUsername: string | null = null) =>
    show({ view: 'signIn' }, {}, { defaultFlow: flow, passkeyUsername: lastUsername });

  it('asks for the name alone', async () => {
    const { auth, screen } = await showForm('USER_AUTH');
    await expect.element(screen.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect.element(screen.getByLabelText('Password', { exact: true })).not.toBeInTheDocument();
    await screen.getByLabelText('Username or email').fill('ada');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls).toEqual([{ action: 'signIn', args: [{ username: 'ada', flow: 'USER_AUTH' }] }]);
  });

  it('goes straight to the passkey on request', async () => {
    const { auth, screen } = await showForm('USER_AUTH');
    await screen.getByLabelText('Username or email').fill('ada');
    await screen.getByRole('button', { name: 'Use a passkey' }).click();
    expect(auth.calls).toEqual([
      { action: 'signIn', args: [{ username: 'ada', flow: 'USER_AUTH', factor: 'WEB_AUTHN' }] },
    ]);
  });

  it('offers the passkey of the last user in the autofill', async () => {
    const { auth } = await showForm('USER_AUTH', 'ada');
    await expect
      .poll(() => auth.calls)
      .toEqual([
        {
          action: 'signIn',
          args: [{ username: 'ada', flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true }],
        },
      ]);
  });

  it('takes a password or none where the pool asks something of its own', async () => {
    const { auth, screen } = await showForm('CUSTOM_AUTH');
    await screen.getByLabelText('Username or email').fill('ada');
    await userEvent.keyboard('{Enter}');
    await screen.getByLabelText('Password', { exact: true }).fill('x');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls.map(({ args }) => args)).toEqual([
      [{ username: 'ada', flow: 'CUSTOM_AUTH' }],
      [{ username: 'ada', flow: 'CUSTOM_AUTH', password: 'x' }],
    ]);
  });
});
