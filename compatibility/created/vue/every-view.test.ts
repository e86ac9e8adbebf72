import type { AuthState } from '@latchkey/auth';
import { createGallery } from '@latchkey/auth/chart';
import { createTestAuth } from '@latchkey/auth/testing';
import { cleanup, fireEvent, render, screen } from '@testing-library/vue';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { nextTick } from 'vue';
import SignIn from './sign-in/SignIn.vue';
import type { SignInState } from './sign-in/steps';

const isSignIn = (state: AuthState): state is SignInState => state.view !== 'home';
const states = createGallery()
  .map(({ state }) => state)
  .filter(isSignIn);
const kinds = new Map(states.map((state) => [`${state.view}${state.fault ? ', refused' : ''}`, state]));

afterEach(cleanup);

test.each([...kinds])('%s: can be read and operated', async (_kind, state) => {
  render(SignIn, { props: { state } });
  expect(screen.getByRole('heading').textContent).not.toBe('');
  if (!['splash', 'signingOut', 'managedLogin'].includes(state.view))
    expect(screen.getAllByRole('button').length).toBeGreaterThan(0);
  // jsdom paints nothing: contrast is checked elsewhere.
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('typed text stays while it is sent, and the next step is read from its title', async () => {
  const stateOf = (view: 'signedOut' | 'signIn' | 'totpCode', busy = false) =>
    createTestAuth({ view, busy }).getState() as SignInState;
  const { rerender } = render(SignIn, { props: { state: stateOf('signedOut') } });
  await fireEvent.update(screen.getByLabelText('Username'), 'ada');
  await rerender({ state: stateOf('signIn', true) });
  expect(screen.getByLabelText<HTMLInputElement>('Username').value).toBe('ada');
  await rerender({ state: stateOf('totpCode') });
  await nextTick();
  expect(document.activeElement).toBe(screen.getByRole('heading'));
});
