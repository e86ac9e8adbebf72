import type { TestState } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { show } from '../../test/show.tsx';

/** The tokens in the order of the fields, as used by password managers and keyboards. */
const tokens = () =>
  [...document.querySelectorAll('main input')].map((input) => input.getAttribute('autocomplete'));

it.each<[TestState, string[]]>([
  [{ view: 'signIn' }, ['username', 'current-password']],
  [{ view: 'password' }, ['username', 'current-password']],
  [{ view: 'newPassword' }, ['username', 'new-password']],
  [
    { view: 'newPassword', requiredAttributes: ['name', 'phone_number'] },
    ['username', 'new-password', 'name', 'tel'],
  ],
  [{ view: 'signUp' }, ['username', 'email', 'new-password']],
  [{ view: 'resetPassword' }, ['username', 'one-time-code', 'new-password']],
  [{ view: 'smsCode' }, ['one-time-code']],
  [{ view: 'emailCode' }, ['one-time-code']],
  [{ view: 'totpCode' }, ['one-time-code']],
  [{ view: 'confirmSignUp' }, ['one-time-code']],
  [{ view: 'forgotPassword' }, ['username']],
  [{ view: 'passkey', autofill: true }, ['username webauthn']],
  [{ view: 'setUpTotp' }, ['one-time-code', 'off']],
  [{ view: 'setUpEmail' }, ['email']],
  [{ view: 'custom' }, ['off']],
])('$view names its fields for password managers (%#)', async (state, expected) => {
  const { screen } = await show(state);
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
  expect(tokens()).toEqual(expected);
});

it.each(['password', 'newPassword', 'resetPassword'] as const)(
  'get the username whose password is typed in %s',
  async (view) => {
    const { screen } = await show({ view, username: 'grace' });
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
    expect(document.querySelector<HTMLInputElement>('[autocomplete=username]')?.value).toBe('grace');
  },
);
