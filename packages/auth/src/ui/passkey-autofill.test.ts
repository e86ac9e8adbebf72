import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTestAuth, type TestState } from '../testing/index.ts';
import { canAutofillPasskeys, offerPasskeyAutofill } from './index.ts';

const available = vi.fn<() => Promise<boolean>>();

beforeEach(() => {
  available.mockResolvedValue(true);
  vi.stubGlobal('PublicKeyCredential', { isConditionalMediationAvailable: available });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

const request = { username: 'ada', flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true };
const started = { action: 'signIn', args: [request] };

it('starts a sign-in by autofill from the idle sign-in form', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  await offerPasskeyAutofill(auth, 'ada');
  expect(auth.calls).toEqual([started]);
});

it('starts it once a page for each username, and for each session', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  await Promise.all([offerPasskeyAutofill(auth, 'ada'), offerPasskeyAutofill(auth, 'ada')]);
  await offerPasskeyAutofill(auth, 'grace');
  expect(auth.calls).toHaveLength(2);
  const other = createTestAuth({ view: 'signIn' });
  await offerPasskeyAutofill(other, 'ada');
  expect(other.calls).toEqual([started]);
});

it('starts nothing when the form was left while the browser was asked, and may start it later', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  const left = new AbortController();
  const offer = offerPasskeyAutofill(auth, 'ada', left.signal);
  left.abort();
  await offer;
  expect(auth.calls).toEqual([]);
  await offerPasskeyAutofill(auth, 'ada');
  expect(auth.calls).toEqual([started]);
});

it('asks the browser nothing when the form was left before', async () => {
  await offerPasskeyAutofill(createTestAuth({ view: 'signIn' }), 'ada', AbortSignal.abort());
  expect(available).not.toHaveBeenCalled();
});

it.each([
  ['there is no username', { view: 'signIn' }, ''],
  ['a sign-in is running', { view: 'signIn', busy: true }, 'ada'],
  ['another view is shown', { view: 'signedOut' }, 'ada'],
] satisfies [string, TestState, string][])('starts nothing when %s', async (_, state, username) => {
  const auth = createTestAuth(state);
  await offerPasskeyAutofill(auth, username);
  expect(auth.calls).toEqual([]);
});

it.each([
  ['has no passkeys', undefined],
  ['is older than the question', {}],
  ['says no', { isConditionalMediationAvailable: async () => false }],
  ['fails to answer', { isConditionalMediationAvailable: () => Promise.reject(new Error('blocked')) }],
])('finds that a browser cannot that %s', async (_, passkeys) => {
  vi.stubGlobal('PublicKeyCredential', passkeys);
  expect(await canAutofillPasskeys()).toBe(false);
  const auth = createTestAuth({ view: 'signIn' });
  await offerPasskeyAutofill(auth, 'ada');
  expect(auth.calls).toEqual([]);
});
