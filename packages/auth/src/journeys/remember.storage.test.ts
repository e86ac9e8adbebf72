import { expect, it, vi } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import { settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { users } from '../../test/two-people.ts';

const kept = { username: 'ann', password, remember: 'session' } as const;

it('a session of one tab stays in it, also after the tab had kept one that does not open', async () => {
  const journey = await startJourney();
  const tab = journey.open();
  (await tab.at('signedOut')).signIn(kept);
  await tab.at('home');
  const items = tab.tab.sessionStorage;
  items.setItem(items.key(0) ?? '', '{');
  const reloaded = tab.reload();
  (await reloaded.at('signedOut')).signIn(kept);
  await reloaded.at('home');
  expect(items.length).toBe(1);
  await journey.open().at('signedOut');
});

it('a full session storage costs the session at a reload, nothing now', async () => {
  const journey = await startJourney();
  const tab = journey.open();
  vi.spyOn(tab.tab.sessionStorage, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  (await tab.at('signedOut')).signIn(kept);
  await tab.at('home');
  expect(await tab.auth.getAccessToken({ forceRefresh: true })).not.toBeNull();
  await tab.reload().at('signedOut');
});

it('without session storage a session of one tab ends with its page', async () => {
  const journey = await startJourney();
  const tab = journey.open({}, { sessionStorage: null });
  (await tab.at('signedOut')).signIn(kept);
  await tab.at('home');
  expect((await tab.reload().at('signedOut')).fault).toBeNull();
});

it.each([{}, { isolation: 'worker' }] as const)(
  'a session storage that removes nothing gives no ended session back, with %o',
  async (tier) => {
    const journey = await startJourney({ users });
    const tab = journey.open(tier);
    vi.spyOn(tab.tab.sessionStorage, 'removeItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    (await tab.at('signedOut')).signIn(kept);
    (await tab.at('home')).signOut();
    await tab.at('signedOut');
    await signIn(tab, 'bob');
    (await tab.at('home')).signOut();
    await tab.at('signedOut');
    const { auth } = tab.reload();
    expect((await auth.ready()).view).not.toBe('home');
    expect(await auth.getTokens()).toBeNull();
  },
);

it.each([
  ['nobody', 'session'],
  ['bob', 'session'],
  ['bob', 'browser'],
] as const)(
  'the late refresh of a disposed Auth changes nothing for %s, who is there by then (%s)',
  async (who, remember) => {
    const journey = await startJourney({ users });
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked = () => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const tab = journey.open(
      {},
      {
        fetch: async (...request) => {
          const sent = new Request(...request);
          const isRefresh = sent.headers.get('x-amz-target')?.endsWith('GetTokensFromRefreshToken');
          const response = await journey.sandbox.fetch(sent);
          if (isRefresh) {
            asked();
            await answered;
          }
          return response;
        },
      },
    );
    (await tab.at('signedOut')).signIn(kept);
    (await tab.at('home')).refresh();
    await begun;
    tab.auth.dispose();
    // In the same page.
    const next = journey.open({}, { sessionStorage: tab.tab.sessionStorage, page: tab.tab.page });
    (await next.at('home')).signOut();
    await next.at('signedOut');
    if (who === 'bob') {
      next.auth.actions.signIn({ ...kept, username: 'bob', remember });
      await next.at('home');
    }
    answer();
    await settle();
    const reloaded = journey.open({}, { sessionStorage: tab.tab.sessionStorage });
    const state = await reloaded.auth.ready();
    expect(state.view === 'home' ? state.user.username : 'nobody').toBe(who);
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
  },
);
