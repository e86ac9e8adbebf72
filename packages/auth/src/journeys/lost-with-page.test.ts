import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import type { Environment } from '../api.ts';

const HOUR = 3_600_000;
const REFRESH = 'GetTokensFromRefreshToken';
const GRACE = 10;

const start = () =>
  startJourney({
    clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: GRACE } }],
  });

/** A network that delivers one request, but not its response. */
function deafOnce(journey: Journey): Pick<Environment, 'fetch'> {
  let isDeaf = true;
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const response = await journey.sandbox.fetch(request);
      if (!isDeaf || !request.headers.get('x-amz-target')?.endsWith(REFRESH)) return response;
      isDeaf = false;
      return new Promise<never>(() => {});
    },
  };
}

/** A network that delays the responses to refreshes. */
function slowNetwork(journey: Journey) {
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const fetch: Environment['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    const response = await journey.sandbox.fetch(request);
    if (request.headers.get('x-amz-target')?.endsWith(REFRESH)) await waiting;
    return response;
  };
  return { fetch, goOn };
}

/** The first of these tabs starts a refresh, and the pool has answered it. */
async function lost(journey: Journey, config = {}) {
  const tab = journey.open(config, deafOnce(journey));
  await tab.at('signedOut');
  tab.auth.actions.signIn({ username: 'ann', password });
  await tab.at('home');
  const other = journey.open(config);
  await other.at('home');
  const before = await other.auth.getAccessToken();
  journey.calls();
  // Long before it is due.
  tab.auth.actions.refresh();
  await journey.called(REFRESH);
  return { tab, other, before };
}

const close = ({ auth, tab }: JourneyTab, { browser }: Journey) => {
  auth.dispose();
  browser.locks.killTab(tab.name);
};

const hasOther =
  ({ auth }: JourneyTab, before: string | null) =>
  async () =>
    (await auth.getAccessToken()) !== before;

const expectStillSignedIn = async ({ auth }: JourneyTab, { clock, sandbox }: Journey) => {
  clock.advance(HOUR);
  expect(await auth.getTokens({ forceRefresh: true })).not.toBeNull();
  expect(sandbox.users.get('ann')?.sessions).toBe(1);
};

async function comes(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await tick();
}

describe('a page that goes away with the answer to a rotation', () => {
  it.each([{}, { isolation: 'worker' }] as const)(
    'asks again, immediately, when it is loaded again: %o',
    async (config) => {
      const journey = await start();
      const { tab, other, before } = await lost(journey, config);
      close(other, journey);
      const reloaded = tab.reload();
      await reloaded.at('home');
      await comes(hasOther(reloaded, before));
      expect(journey.calls()).toEqual([REFRESH, REFRESH]);
      await expectStillSignedIn(reloaded, journey);
    },
  );

  it('asks again also where the tab has a session of its own', async () => {
    const journey = await start();
    const tab = journey.open({}, deafOnce(journey));
    await tab.at('signedOut');
    tab.auth.actions.signIn({ username: 'ann', password, remember: 'session' });
    await tab.at('home');
    const before = await tab.auth.getAccessToken();
    tab.auth.actions.refresh();
    await journey.called(REFRESH);
    const reloaded = tab.reload();
    await reloaded.at('home');
    await comes(hasOther(reloaded, before));
    await expectStillSignedIn(reloaded, journey);
  });

  it.each([{}, { isolation: 'worker' }] as const)(
    'leaves it to another tab to ask again: %o',
    async (config) => {
      const journey = await start();
      const { tab, other, before } = await lost(journey, config);
      close(tab, journey);
      other.tab.page.tell('hidden');
      journey.clock.advance(2_000);
      await comes(hasOther(other, before));
      expect(journey.calls()).toEqual([REFRESH, REFRESH]);
      await expectStillSignedIn(other, journey);
    },
  );

  it('costs the session where nobody is there until the grace ends', async () => {
    const journey = await start();
    const { tab, other } = await lost(journey);
    close(other, journey);
    close(tab, journey);
    journey.clock.advance(GRACE * 1_000);
    expect(await journey.open().at('signedOut')).toMatchObject({
      fault: { code: 'RefreshTokenReuseException' },
    });
  });
});

describe('a page that is slow, and there', () => {
  it.each([
    ['works', REFRESH],
    ['fails', `${REFRESH} !InternalErrorException`],
  ])('is waited for: one that %s', async (how, call) => {
    const journey = await start();
    const slow = slowNetwork(journey);
    const tab = journey.open({}, { fetch: slow.fetch });
    await tab.at('signedOut');
    tab.auth.actions.signIn({ username: 'ann', password });
    await tab.at('home');
    const other = journey.open();
    await other.at('home');
    journey.calls();
    if (how === 'fails') journey.sandbox.faults.add({ operation: REFRESH, kind: 'server', times: 1 });
    tab.auth.actions.refresh();
    await journey.called(REFRESH);
    journey.clock.advance(2_000);
    const { userPoolId, clientId } = journey.sandbox;
    while (!journey.browser.locks.isAwaited(`latchkey|${userPoolId}|${clientId}|refresh`)) await tick();
    slow.goOn();
    await other.until((state) => state.view === 'home' && state.session.status === 'fresh');
    expect(journey.calls()).toEqual([call]);
    expect(await other.auth.getAccessToken()).toBe(await tab.auth.getAccessToken());
  });
});
