import { afterEach, describe, expect, it } from 'vitest';
import { startJourney } from '../test/journey.ts';
import { signIn } from '../test/sign-in.ts';
import type { Auth } from './api.ts';

/** The argument as a JavaScript caller may pass it. */
type Wish = Parameters<Auth['getTokens']>[0];
const circular: { self?: unknown } = {};
circular.self = circular;

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'forceRefresh');
});

async function atHome() {
  const journey = await startJourney();
  const tab = journey.open();
  await signIn(tab);
  return { ...tab, refreshes: () => journey.sandbox.journal.count('GetTokensFromRefreshToken') };
}

describe('a call for tokens', () => {
  it.each([undefined, null, {}, circular, { forceRefresh: null }, { forceRefresh: 'yes' }])(
    'with %o forces nothing',
    async (wish) => {
      const { auth, refreshes } = await atHome();
      expect(await auth.getTokens(wish as Wish)).not.toBeNull();
      expect(await auth.getAccessToken(wish as Wish)).not.toBeNull();
      expect(refreshes()).toBe(0);
    },
  );

  it.each([7, 10n, 'force', true, []])('with %o fails with a typed error', async (wish) => {
    const { auth } = await atHome();
    const refused = { name: 'AuthError', code: 'invalid-input' };
    await expect(auth.getTokens(wish as Wish)).rejects.toMatchObject(refused);
    await expect(auth.getAccessToken(wish as Wish)).rejects.toMatchObject(refused);
  });

  it('takes no addition of other code to Object.prototype for an option', async () => {
    const { auth, refreshes } = await atHome();
    Object.defineProperty(Object.prototype, 'forceRefresh', { value: true, configurable: true });
    expect(await auth.getTokens({})).not.toBeNull();
    expect(await auth.getTokens()).not.toBeNull();
    expect(refreshes()).toBe(0);
  });
});

it.each([undefined, null, {}, 'listener'])('nothing but a function can subscribe: %o', async (listener) => {
  const { auth } = await atHome();
  expect(() => auth.subscribe(listener as Parameters<Auth['subscribe']>[0])).toThrow(
    expect.objectContaining({ name: 'AuthError', code: 'invalid-input' }),
  );
});
