import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';

const HOUR = 3_600_000;
const REFRESH = 'GetTokensFromRefreshToken';

const rotating = (retryGracePeriodSeconds: number) => ({
  clients: [{ refreshTokenRotation: { feature: 'ENABLED' as const, retryGracePeriodSeconds } }],
});

async function signedIn(tab: JourneyTab) {
  await tab.at('signedOut');
  tab.auth.actions.signIn({ username: 'ann', password });
  return tab.at('home');
}

const isFresh = (tab: JourneyTab) =>
  tab.until((state) => state.view === 'home' && state.session.status === 'fresh');

const hold = (journey: Journey, operation = REFRESH) =>
  journey.sandbox.faults.add({ operation, kind: 'hold', times: 1 });

describe('a refresh whose answer takes long', () => {
  it.each([0, 10])('is waited for, and asked for once, with a grace of %i s', async (grace) => {
    const journey = await startJourney(rotating(grace));
    const tab = journey.open();
    await signedIn(tab);
    const before = await tab.auth.getAccessToken();
    journey.calls();
    const fault = hold(journey);
    const call = tab.auth.getAccessToken({ forceRefresh: true });
    const givenUp = expect(call).rejects.toMatchObject({ code: 'tokens-unavailable' });
    await journey.struck(fault);
    journey.clock.advance(20_000);
    await givenUp;
    // The valid token is returned meanwhile.
    expect(await tab.auth.getAccessToken()).toBe(before);
    journey.clock.advance(120_000);
    expect(tab.auth.getState()).toMatchObject({ view: 'home', session: { status: 'refreshing' } });

    fault.release();
    await isFresh(tab);
    expect(await tab.auth.getAccessToken()).not.toBe(before);
    expect(journey.calls()).toEqual([REFRESH]);
    const reloaded = tab.reload();
    await reloaded.at('home');
    expect(await reloaded.auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });

  it('keeps the others waiting, which look again later and use its result', async () => {
    const journey = await startJourney(rotating(0));
    const [here, there] = [journey.open(), journey.open()];
    await signedIn(here);
    await there.at('home');
    journey.calls();
    const fault = hold(journey);
    here.auth.actions.refresh();
    await journey.struck(fault);
    const late = expect(there.auth.getAccessToken({ forceRefresh: true })).rejects.toMatchObject({
      code: 'tokens-unavailable',
    });
    while (!journey.browser.locks.isAwaited(lockOf(journey))) await tick();
    journey.clock.advance(20_000);
    await late;
    fault.release();
    await isFresh(here);
    await isFresh(there);
    expect(await there.auth.getAccessToken()).toBe(await here.auth.getAccessToken());
    expect(journey.calls()).toEqual([REFRESH]);
  });

  it('does not restore a user who signed out meanwhile; its tokens are revoked', async () => {
    const journey = await startJourney(rotating(0));
    const tab = journey.open();
    await signedIn(tab);
    const fault = hold(journey);
    tab.auth.actions.refresh();
    await journey.struck(fault);
    tab.auth.actions.signOut();
    await tab.at('signedOut');
    fault.release();
    await journey.called(REFRESH);
    await tab.reload().at('signedOut');
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
  });

  it('is asked for once more, immediately, where the connection failed', async () => {
    const journey = await startJourney(rotating(10));
    const tab = journey.open();
    await signedIn(tab);
    journey.calls();
    journey.sandbox.faults.add({ operation: REFRESH, kind: 'respond-then-drop', times: 1 });
    expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    expect(journey.calls()).toEqual([REFRESH, REFRESH]);
  });

  it('is followed by another when its tokens have run out as they come: the computer slept', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    journey.calls();
    const fault = hold(journey);
    const call = tab.auth.getTokens({ forceRefresh: true });
    await journey.struck(fault);
    journey.clock.sleep(2 * HOUR);
    fault.release();
    expect((await call)?.expiresAt).toBeGreaterThan(journey.clock.now());
    expect(journey.calls()).toEqual([REFRESH, REFRESH]);
  });
});

const lockOf = ({ sandbox }: Journey) => `latchkey|${sandbox.userPoolId}|${sandbox.clientId}|refresh`;

describe('a browser that says that it is offline', () => {
  it('is believed for the state only: a call asks all the same', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    tab.tab.page.tell('offline');
    await tab.until((state) => state.view === 'home' && !state.online);
    journey.clock.sleep(2 * HOUR);
    journey.calls();
    expect(await tab.auth.getAccessToken()).not.toBeNull();
    expect(journey.calls()).toEqual([REFRESH]);
    expect(tab.auth.getState()).toMatchObject({ view: 'home', online: false });
  });

  it('and is right costs a call nothing but its try; all is renewed when the network is back', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    journey.sandbox.faults.add({ kind: 'network' });
    tab.tab.page.tell('offline');
    await tab.until((state) => state.view === 'home' && !state.online);
    journey.clock.sleep(2 * HOUR);
    await expect(tab.auth.getAccessToken()).rejects.toMatchObject({ code: 'tokens-unavailable' });
    journey.sandbox.faults.clear();
    journey.calls();
    tab.tab.page.tell('online');
    expect(await tab.auth.getAccessToken()).not.toBeNull();
    expect(journey.calls()).toEqual([REFRESH]);
  });
});

/** The pool, with other tokens in the responses of one operation. */
const answering = (
  journey: Journey,
  operation: string,
  change: (result: Record<string, unknown>) => object,
) => ({
  fetch: async (...given: Parameters<typeof fetch>) => {
    const request = new Request(...given);
    const response = await journey.sandbox.fetch(request);
    if (!request.headers.get('x-amz-target')?.endsWith(operation)) return response;
    const body = (await response.json()) as { AuthenticationResult?: Record<string, unknown> };
    const { AuthenticationResult: result } = body;
    return Response.json(result ? { ...body, AuthenticationResult: { ...result, ...change(result) } } : body);
  },
});

describe('tokens that have no life', () => {
  const lifeless = () => ({
    AccessToken: `e30.${Buffer.from(JSON.stringify({ username: 'ann', iat: 5, exp: 5 })).toString('base64url')}.sig`,
  });

  it('make no session at a sign-in', async () => {
    const journey = await startJourney();
    const tab = journey.open({}, answering(journey, 'RespondToAuthChallenge', lifeless));
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    expect(await tab.at('signIn')).toMatchObject({ fault: { kind: 'server', code: 'tokens-without-life' } });
    await tab.reload().at('signedOut');
  });

  it('are a failure at a refresh, which backs off; the refresh token that came with them is kept', async () => {
    const journey = await startJourney(rotating(0));
    let isBroken = false;
    const tab = journey.open(
      {},
      answering(journey, REFRESH, () => (isBroken ? lifeless() : {})),
    );
    await signedIn(tab);
    const other = journey.open();
    await other.at('home');
    const before = await tab.auth.getAccessToken();
    isBroken = true;
    journey.calls();
    await expect(tab.auth.getTokens({ forceRefresh: true })).rejects.toMatchObject({
      code: 'tokens-unavailable',
    });
    expect(tab.auth.getState()).toMatchObject({
      view: 'home',
      fault: { kind: 'server', code: 'tokens-without-life' },
      session: { status: 'stale' },
    });
    expect(await tab.auth.getAccessToken()).toBe(before);
    expect(journey.calls()).toEqual([REFRESH]);
    // The other tab is notified of a new record, and not of an end.
    for (let turn = 0; turn < 50; turn += 1) await tick();
    expect(await other.at('home')).toMatchObject({ session: { status: 'fresh' } });
    isBroken = false;
    const reloaded = tab.reload();
    await reloaded.at('home');
    expect(await reloaded.auth.getAccessToken({ forceRefresh: true })).not.toBe(before);
  });
});

it.each([5, '', ['x'], { x: 1 }])(
  'a refresh token %j, with tokens or without, does not replace the present one',
  async (junk) => {
    const journey = await startJourney();
    let change: object | null = null;
    const tab = journey.open(
      {},
      answering(journey, 'GetTokensFromRefreshToken', () => ({ ...change })),
    );
    await signedIn(tab);
    for (const given of [{ RefreshToken: junk }, { RefreshToken: junk, IdToken: junk }]) {
      change = given;
      await tab.auth.getTokens({ forceRefresh: true }).catch(() => {});
      change = null;
      expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    }
    expect(await tab.reload().at('home')).toMatchObject({ user: { username: 'ann' } });
  },
);

it('a refresh is announced to the other tabs, which hold the new tokens without a request', async () => {
  const journey = await startJourney();
  const [here, there] = [journey.open(), journey.open()];
  await signedIn(here);
  const { session } = await there.at('home');
  journey.clock.advance(60_000);
  const token = await here.auth.getAccessToken({ forceRefresh: true });
  await there.until((state) => state.view === 'home' && state.session.expiresAt > session.expiresAt);
  expect(await there.auth.getAccessToken()).toBe(token);
});
