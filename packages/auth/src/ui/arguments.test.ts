import { expect, it, vi } from 'vitest';
import { AuthError } from '../errors.ts';
import { createTestAuth } from '../testing/index.ts';
import * as ui from './index.ts';

/** From JavaScript, where any value can be passed. */
const given = (call: (value: never) => unknown, value: unknown) => () => call(value as never);

it.each([
  ['accessOf', given(ui.accessOf, null), 'state must be what useAuth() or auth.getState() returns.'],
  ['userOf', given(ui.userOf, {}), 'state must be what useAuth() or auth.getState() returns.'],
  ['digitsOf', given(ui.digitsOf, 123_456), 'text must be a string.'],
  ['returnPath', given(ui.returnPath, ['?to=/']), 'query must be a string, such as location.search.'],
  [
    'createCountdown',
    given(ui.createCountdown, Number.NaN),
    'until must be a time in epoch milliseconds, or null.',
  ],
  ['ownAuth', given(ui.ownAuth, {}), 'create must be a function that returns an Auth.'],
])('%s says what its argument must be', (_, call, message) => {
  expect(call).toThrow(new AuthError('invalid-input', message));
});

it.each([
  ['hasAccess', given(ui.hasAccess, {})],
  ['whenSettled', given(ui.whenSettled, null)],
  ['offerPasskeyAutofill', given((auth) => ui.offerPasskeyAutofill(auth, 'ada'), undefined)],
  ['assertLive', given(ui.assertLive, { getState: null })],
  ['toStore', given(ui.toStore, 'auth')],
])('%s rejects what is not an Auth', async (_, call) => {
  await expect((async () => call())()).rejects.toMatchObject({ code: 'foreign-auth' });
});

it('an SMS is still received after a call without a signal', async () => {
  vi.stubGlobal('OTPCredential', class {});
  vi.stubGlobal('navigator', { credentials: { get: async () => ({ code: '123456' }) } });
  const wrong = given(ui.receiveSmsCode, undefined)();
  await expect(wrong).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await ui.receiveSmsCode(new AbortController().signal)).toBe('123456');
  vi.unstubAllGlobals();
});

it('a function that creates no Auth is named, and may create one for the next subscriber', () => {
  const auth = createTestAuth({ view: 'home' });
  const create = vi.fn<() => typeof auth>(() => auth).mockReturnValueOnce(undefined as never);
  const owned = ui.ownAuth(create);
  expect(() => owned.subscribe(() => {})).toThrow(expect.objectContaining({ code: 'foreign-auth' }));
  owned.subscribe(() => {});
  expect(owned.get()).toBe(auth);
});
