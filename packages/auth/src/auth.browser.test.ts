import { createSandbox } from '@latchkey/sandbox';
import { entries } from 'idb-keyval';
import { afterEach, expect, it } from 'vitest';
import type { Auth, AuthConfig } from './api.ts';
import { createAuth } from './auth.ts';
import { openDatabase } from './vault/database.ts';
import type { AuthState } from './views.ts';

const password = 'Correct-horse-1!';
const open: Auth[] = [];

/** A page of this browser, with its own storage, key, locks and channel. */
async function pool() {
  const sandbox = await createSandbox({
    userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    users: [{ username: 'ann', password }],
  });
  const { userPoolId, clientId, endpoint } = sandbox;
  const page = (options: Partial<AuthConfig> = {}): Auth => {
    const environment = {
      fetch: (...request: Parameters<typeof fetch>) => sandbox.fetch(new Request(...request)),
    };
    const auth = createAuth({ userPoolId, clientId, endpoint, environment, ...options });
    open.push(auth);
    return auth;
  };
  return { sandbox, page };
}

const until = (auth: Auth, check: (state: AuthState) => boolean): Promise<AuthState> =>
  new Promise((resolve) => {
    const look = () => {
      if (check(auth.getState())) resolve(auth.getState());
    };
    auth.subscribe(look);
    look();
  });

const remembered = (state: AuthState) => state.view === 'home' && state.device === 'remembered';

afterEach(() => {
  for (const auth of open.splice(0)) auth.dispose();
});

it('keeps session and device in IndexedDB, encrypted, and restores them', async () => {
  const { sandbox, page } = await pool();
  const first = page();
  expect(await first.getCapabilities()).toEqual({ storage: 'encrypted', locks: true, channel: true });
  await first.ready();
  first.actions.signIn({ username: 'ann', password });
  await until(first, remembered);
  const tokens = await first.getTokens();

  const stored = await entries<IDBValidKey, { content?: Uint8Array | null }>(openDatabase(indexedDB));
  // The key is not a cell, and a cleared record has no content.
  const contents = stored.flatMap(([, { content }]) => content ?? []);
  expect(contents.length).toBeGreaterThanOrEqual(2);
  const text = contents.map((content) => new TextDecoder('latin1').decode(content)).join();
  expect(text).not.toContain(tokens?.accessToken);
  const [device] = sandbox.users.get('ann')?.devices ?? [];
  expect(device).toBeDefined();
  expect(text).not.toContain(device?.deviceKey);

  first.dispose();
  const second = page();
  expect((await second.ready()).view).toBe('home');
  expect(await second.getTokens()).toEqual(tokens);
});

it('notifies the other pages over the channel, and refreshes once for all under the lock', async () => {
  const { sandbox, page } = await pool();
  const [one, other] = [page(), page()];
  await Promise.all([one.ready(), other.ready()]);
  one.actions.signIn({ username: 'ann', password });
  await Promise.all([until(one, remembered), until(other, ({ view }) => view === 'home')]);
  const before = sandbox.journal.count('GetTokensFromRefreshToken');
  const tokens = await Promise.all([one, other].map((auth) => auth.getAccessToken({ forceRefresh: true })));
  expect(new Set(tokens).size).toBe(1);
  expect(sandbox.journal.count('GetTokensFromRefreshToken')).toBe(before + 1);
  other.actions.signOut();
  await until(one, ({ view }) => view === 'signedOut');
});
