import { afterEach, expect, it, vi } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';

afterEach(() => vi.restoreAllMocks());

it('actions called during the splash run in the next view, in order', async () => {
  const journey = await startJourney();
  const { auth, at } = journey.open();
  expect(auth.getState().view).toBe('splash');
  auth.actions.showForgotPassword();
  auth.actions.showSignIn();
  auth.actions.signIn({ username: 'ann', password });
  expect((await at('home')).user.username).toBe('ann');
});

it('an action that the view does not offer is reported in development, with those that it offers', async () => {
  const journey = await startJourney();
  const { auth, at } = journey.open();
  await at('signedOut');
  const told = vi.spyOn(console, 'warn').mockImplementation(() => {});
  auth.actions.retryDevice();
  expect(auth.getState().view).toBe('signedOut');
  expect(told.mock.calls).toEqual([
    [
      expect.stringMatching(
        /^Latchkey: retryDevice\(\) does nothing in the view "signedOut", which offers showSignIn, [^I]*, signIn, signUp\.$/,
      ),
    ],
  ]);
});
