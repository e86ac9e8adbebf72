import { expect, it } from 'vitest';
import { startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';

/** What Chromium and Firefox do where site data is blocked, and in a sandboxed frame without `allow-same-origin`. */
const refuse = (): never => {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
};
const refusing = Object.defineProperties({} as Storage, {
  getItem: { value: refuse },
  setItem: { value: refuse },
  removeItem: { value: refuse },
});

const blocked = {
  indexedDB: { open: refuse } as unknown as IDBFactory,
  locks: { request: async () => refuse() } as unknown as LockManager,
  openChannel: refuse,
};

it.each([
  ['encrypted', 'facilities that refuse', {}, {}],
  ['worker', 'facilities that refuse', { isolation: 'worker' }, {}],
  ['encrypted', 'storages that refuse, too', {}, { localStorage: refusing, sessionStorage: refusing }],
  [
    'worker',
    'storages that refuse, too',
    { isolation: 'worker' },
    { localStorage: refusing, sessionStorage: refusing },
  ],
  [
    'encrypted',
    'nothing',
    {},
    { indexedDB: null, locks: null, openChannel: null, localStorage: null, sessionStorage: null },
  ],
  [
    'worker',
    'nothing',
    { isolation: 'worker' },
    { indexedDB: null, locks: null, openChannel: null, localStorage: null, sessionStorage: null },
  ],
] as const)(
  'a tab (%s) of a browser with %s signs in, renews and signs out',
  async (_, __, tier, changes) => {
    const journey = await startJourney();
    const tab = journey.open(tier, { ...blocked, ...changes });
    await signIn(tab);
    expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    expect(journey.sandbox.journal.count('GetTokensFromRefreshToken')).toBe(1);
    expect(tab.auth.getState()).toMatchObject({ view: 'home', fault: null });
    expect(await tab.auth.getCapabilities()).toMatchObject({
      storage: 'memory',
      locks: false,
      channel: false,
    });
    tab.auth.actions.signOut();
    expect(await tab.at('signedOut')).toMatchObject({ fault: null });
    await journey.called('RevokeToken');
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
  },
);
