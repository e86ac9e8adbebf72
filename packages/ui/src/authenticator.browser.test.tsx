import type { StateOf } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { show } from '../test/show.tsx';
import { Account } from './account/account.tsx';
import { Authenticator } from './index.ts';
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import './styles/index.css';

const user = {
  username: 'ada',
  claims: { sub: 's', 'cognito:username': 'ada', iat: 0, exp: 3600 },
};

function Mine({ deviceName, submitCode }: StateOf<'totpCode'>) {
  return (
    <button type="button" onClick={() => submitCode('123456')}>
      Code of {deviceName}
    </button>
  );
}

describe('the sign-in', () => {
  it('is the form itself where the app has no page before it, and keeps what was typed when it is refused', async () => {
    const { auth, screen } = await show(
      { view: 'signedOut' },
      { on: { signIn: () => ({ view: 'signIn', fault: { kind: 'credentials', code: 'x' } }) } },
    );
    await screen.getByLabelText('Username or email').fill('ada');
    await screen.getByLabelText('Password', { exact: true }).fill('wrong');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByRole('group', { name: 'Incorrect username or password.' }))
      .toBeVisible();
    await expect.element(screen.getByLabelText('Username or email')).toHaveValue('ada');
    await expect.element(screen.getByLabelText('Password', { exact: true })).toHaveValue('wrong');
    await expect.element(screen.getByRole('button', { name: 'Cancel' })).not.toBeInTheDocument();
    expect(auth.calls[0]).toEqual({ action: 'signIn', args: [{ username: 'ada', password: 'wrong' }] });
  });

  it.each([
    ['credentials', false, false],
    ['credentials', true, true],
    ['unexpected', false, true],
  ] as const)(
    'shows the code of a fault of kind %s, with faultCodes %s: %s',
    async (kind, faultCodes, isShown) => {
      const fault = { kind, code: 'SomeException' };
      const { screen } = await show({ view: 'signIn', fault }, {}, { faultCodes });
      await expect.element(screen.getByRole('group')).toBeVisible();
      expect(screen.getByText('SomeException').elements()).toHaveLength(isShown ? 1 : 0);
    },
  );

  it('fills the window and no more, in a page without styles of its own', async () => {
    const { screen } = await show({ view: 'totpCode' });
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
    const page = screen.container.querySelector('.lk-page')?.getBoundingClientRect();
    expect(page?.height).toBe(window.innerHeight);
  });

  it('says on its form why the session ended', async () => {
    const { screen } = await show({ view: 'signedOut', reason: 'deleted' });
    await expect.element(screen.getByText('Your account has been deleted.')).toBeVisible();
  });

  it('says that other devices stay signed in where the server was not reached', async () => {
    const { screen } = await show({ view: 'signedOut', reason: 'signOut', notice: 'signedOutHereOnly' });
    await expect
      .element(screen.getByText(/other devices stay signed in until you’re back online/))
      .toBeVisible();
  });

  it('gives way to its children, for signed-in people', async () => {
    const { auth, screen } = await show({ view: 'splash' }, {}, { children: <p>The app</p> });
    await expect.element(screen.getByRole('heading', { name: 'One moment' })).toBeInTheDocument();
    await expect.element(screen.getByText('The app')).not.toBeInTheDocument();
    auth.setState({ view: 'home' });
    await expect.element(screen.getByText('The app')).toBeVisible();
    await expect.element(screen.getByRole('heading')).not.toBeInTheDocument();
  });

  it('gives its look to the account inside of it, which may have its own', async () => {
    const { screen } = await show(
      { view: 'home', user },
      {},
      {
        theme: 'dark',
        density: 'compact',
        children: [<Account key="a" />, <Account key="b" theme="light" />],
      },
    );
    await expect.poll(() => screen.getByRole('heading', { name: 'Your account' }).elements().length).toBe(2);
    const looks = [...document.querySelectorAll<HTMLElement>('.lk-root')].map(
      ({ dataset: { lkTheme, lkDensity } }) => ({ lkTheme, lkDensity }),
    );
    expect(looks).toEqual([
      { lkTheme: 'dark', lkDensity: 'compact' },
      { lkTheme: 'light', lkDensity: 'compact' },
    ]);
  });

  it('takes the auth of the provider around it', async () => {
    const auth = createTestAuth({ view: 'signIn' });
    const inner = await render(
      <Authenticator auth={auth} views={{ signIn: () => <Authenticator layout="inline" /> }} />,
    );
    await expect.element(inner.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

describe('content of the app', () => {
  it('can be any view, typed by its data', async () => {
    const { auth, screen } = await show(
      { view: 'totpCode', deviceName: 'my phone' },
      {},
      { views: { totpCode: Mine } },
    );
    await screen.getByRole('button', { name: 'Code of my phone' }).click();
    expect(auth.calls).toEqual([{ action: 'submitCode', args: ['123456'] }]);
    auth.setState({ view: 'emailCode' });
    await expect.element(screen.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  });

  it('can be above, below and beside the form', async () => {
    const { screen } = await show(
      { view: 'signIn' },
      {},
      {
        header: <p>Acme</p>,
        footer: (view) => <p>You are in {view}</p>,
        links: <a href="/terms">Terms</a>,
      },
    );
    await expect.element(screen.getByText('Acme')).toBeVisible();
    await expect.element(screen.getByText('You are in signIn')).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Terms' })).toBeVisible();
  });

  it('can be a button for each provider', async () => {
    const onSelect = vi.fn<() => void>();
    const { screen } = await show(
      { view: 'signIn' },
      {},
      { providers: [{ id: 'google', name: 'Google', onSelect }] },
    );
    await screen.getByRole('button', { name: 'Continue with Google' }).click();
    expect(onSelect).toHaveBeenCalledTimes(1);
  });

  it('includes the kind of identifier', async () => {
    const { screen } = await show({ view: 'signIn' }, {}, { identifier: 'email' });
    await expect.element(screen.getByLabelText('Email')).toHaveAttribute('autocomplete', 'username');
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await expect.element(screen.getByText('Enter your email.')).toBeVisible();
  });

  it('includes the fields of a new account, whose email is the username if there is no other', async () => {
    const { auth, screen } = await show(
      { view: 'signUp' },
      {},
      {
        signUpFields: [
          'email',
          'password',
          'given_name',
          { name: 'custom:team', label: 'Team', required: false, hint: 'If you have one.' },
        ],
      },
    );
    await screen.getByLabelText('Email address').fill('grace@example.com');
    await screen.getByLabelText('Password', { exact: true }).fill('Nanosecond-Wire-1');
    await screen.getByLabelText('First name').fill('Grace');
    await expect.element(screen.getByLabelText('Team')).toHaveAccessibleDescription('If you have one.');
    await userEvent.keyboard('{Enter}');
    expect(auth.calls).toEqual([
      {
        action: 'signUp',
        args: [
          {
            username: 'grace@example.com',
            password: 'Nanosecond-Wire-1',
            attributes: { email: 'grace@example.com', given_name: 'Grace' },
          },
        ],
      },
    ]);
  });

  it('includes whether people can sign up or reset a password', async () => {
    const { screen } = await show({ view: 'signIn' }, {}, { signUpFields: [], canResetPassword: false });
    await expect.element(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Create an account' })).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: /Forgot/ })).not.toBeInTheDocument();
  });

  it('is the rules of a password, which are shown as it is typed', async () => {
    const { screen } = await show(
      { view: 'newPassword' },
      {},
      { passwordRules: { minLength: 12, symbol: false } },
    );
    const rules = screen.getByRole('listitem');
    await screen.getByLabelText('New password', { exact: true }).fill('Twelve-letters1');
    await expect
      .poll(() => rules.elements().map(({ textContent }) => textContent))
      .toEqual([
        '12 characters, done',
        'an uppercase letter, done',
        'a lowercase letter, done',
        'a number, done',
      ]);
  });
});

describe('its words', () => {
  it('are those of another language', async () => {
    const { screen } = await show({ view: 'smsCode' }, {}, { words: de });
    await expect.element(screen.getByRole('heading', { name: 'Schauen Sie auf Ihr Handy' })).toBeVisible();
    await screen.getByRole('button', { name: 'Weiter' }).click();
    await expect.element(screen.getByText('Geben Sie den Code ein.')).toBeVisible();
    expect(screen.container.querySelector('[lang=de]')).not.toBeNull();
  });

  it('go from right to left where the language does', async () => {
    const { screen } = await show({ view: 'totpCode' }, {}, { words: ar });
    const code = screen.getByLabelText('الرمز');
    await expect.element(code).toBeVisible();
    expect(getComputedStyle(screen.getByRole('main').element()).direction).toBe('rtl');
    // Digits do not.
    expect(getComputedStyle(code.element()).direction).toBe('ltr');
  });

  it('are never the server’s, but for the sentence of a trigger', async () => {
    const { auth, screen } = await show({
      view: 'signUp',
      fault: { kind: 'policy', code: 'UserLambdaValidationException', message: 'Use your company address.' },
    });
    await expect.element(screen.getByRole('group')).toHaveTextContent('Use your company address.');
    auth.setState({ view: 'signUp', fault: { kind: 'policy', code: 'toString' } });
    await expect
      .element(screen.getByRole('group'))
      .toHaveTextContent('Something in this form wasn’t accepted.');
  });
});

describe('the browser’s Back', () => {
  const landing = () => <h1>Welcome</h1>;

  it('goes back one step, and a step that ends otherwise leaves nothing behind', async () => {
    const { auth, screen } = await show(
      { view: 'signedOut' },
      { on: { back: () => ({ view: 'signIn' }), cancel: () => ({ view: 'signedOut' }) } },
      { stepHistory: true, views: { signedOut: landing } },
    );
    const length = history.length;
    auth.setState({ view: 'totpCode' });
    await expect.poll(() => history.length).toBe(length + 1);
    history.back();
    await expect.element(screen.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect.poll(() => 'latchkey-step' in (history.state as object)).toBe(true);
    history.back();
    await expect.element(screen.getByRole('heading', { name: 'Welcome' })).toBeVisible();
    expect(auth.calls.map(({ action }) => action)).toEqual(['back', 'cancel']);

    auth.setState({ view: 'signIn' });
    await expect.poll(() => 'latchkey-step' in ((history.state as object | null) ?? {})).toBe(true);
    auth.setState({ view: 'signedOut' });
    await expect.poll(() => 'latchkey-step' in ((history.state as object | null) ?? {})).toBe(false);
  });
});
