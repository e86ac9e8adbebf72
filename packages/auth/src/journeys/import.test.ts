import type { SandboxOptions } from '@latchkey/sandbox';
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import { Amplify } from 'aws-amplify';
import { signIn as signInByAmplify } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { faultyDatabase } from '../../test/database.ts';
import { FakeSessionStorage } from '../../test/fake-session-storage.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';
import { importFromAmplify } from '../import/index.ts';
import { exportSession } from '../session/index.ts';
import type { AuthState } from '../views.ts';

// The other libraries' arithmetic takes seconds if the machine is busy.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const options: SandboxOptions = { userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } } };

/** Both libraries send their requests with the global fetch, and confirm devices only in browsers. */
function standIn({ sandbox, clock }: Journey) {
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) =>
    sandbox.fetch(new Request(input, init)),
  );
  vi.stubGlobal('navigator', {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0',
    platform: 'Linux',
  });
  vi.spyOn(Date, 'now').mockImplementation(clock.now);
}

async function byIdentityJs(journey: Journey, Storage: FakeSessionStorage): Promise<void> {
  const { userPoolId, clientId, endpoint } = journey.sandbox;
  const Pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint, Storage });
  const user = new CognitoUser({ Username: 'ann', Pool, Storage });
  await new Promise((onSuccess, onFailure) =>
    user.authenticateUser(new AuthenticationDetails({ Username: 'ann', Password: password }), {
      onSuccess,
      onFailure,
    }),
  );
}

async function byAmplify(journey: Journey, items: FakeSessionStorage): Promise<void> {
  const { userPoolId, clientId, endpoint } = journey.sandbox;
  Amplify.configure({
    Auth: {
      Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: endpoint },
    },
  });
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: async (key, value) => items.setItem(key, value),
    getItem: async (key) => items.getItem(key),
    removeItem: async (key) => items.removeItem(key),
    clear: async () => items.clear(),
  });
  await signInByAmplify({ username: 'ann', password });
}

const isSettled = (state: AuthState) =>
  state.view === 'home' && state.session.status === 'fresh' && state.device !== 'confirming';

function deviceOf({ auth }: JourneyTab) {
  const state = auth.getState();
  return state.view === 'home' ? state.device : null;
}

describe.each([
  ['amazon-cognito-identity-js', byIdentityJs],
  ['Amplify', byAmplify],
] as const)('the session of %s', (_, signIn) => {
  it.each([['encrypted', {}] as const, ['worker', { isolation: 'worker' }] as const])(
    'keeps the person signed in and the device remembered (%s)',
    async (_tier, tier) => {
      const journey = await startJourney(options);
      standIn(journey);
      const items = new FakeSessionStorage();
      items.setItem('of the app', 'kept');
      await signIn(journey, items);
      vi.unstubAllGlobals();
      expect(items.length).toBeGreaterThan(5);
      journey.calls();

      const tab = journey.open(tier);
      expect(await importFromAmplify(tab.auth, items)).toEqual({
        session: true,
        devices: 1,
        managedLogin: false,
      });
      const home = await tab.at('home');
      expect(home).toMatchObject({ user: { username: 'ann' } });
      await tab.until(isSettled);
      expect(deviceOf(tab)).toBe('remembered');
      await journey.called('GetTokensFromRefreshToken');
      expect(journey.calls().toSorted()).toEqual(['GetDevice', 'GetTokensFromRefreshToken']);
      expect([items.length, items.getItem('of the app')]).toEqual([1, 'kept']);

      (await tab.at('home')).signOut();
      (await tab.at('signedOut')).signIn({ username: 'ann', password });
      await tab.at('home');
      expect(journey.calls()).toContain('RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER');
    },
  );
});

/** Amplify signs Ann in, and is gone. */
async function leftByAmplify(journey: Journey): Promise<FakeSessionStorage> {
  standIn(journey);
  const items = new FakeSessionStorage();
  await byAmplify(journey, items);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  journey.calls();
  return items;
}

describe('a device that Amplify left in a pool that asks first', () => {
  const asking = { userPool: { deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: true } } };

  it('is asked about where the person has not been', async () => {
    const journey = await startJourney(asking);
    const items = await leftByAmplify(journey);
    const tab = journey.open({ takeOver: (auth) => importFromAmplify(auth, items) });
    await tab.until(isSettled);
    expect(deviceOf(tab)).toBe('undecided');
    (await tab.at('home')).rememberDevice();
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');

    const [device] = journey.sandbox.users.get('ann')?.devices ?? [];
    expect(device).toMatchObject({ remembered: true });
    const later = tab.reload();
    await later.until(isSettled);
    expect(deviceOf(later)).toBe('remembered');
    expect(journey.calls().filter((call) => call.startsWith('GetDevice'))).toHaveLength(1);
  });

  it('is asked about in the next page where the access token is over', async () => {
    const journey = await startJourney(asking);
    const items = await leftByAmplify(journey);
    journey.clock.advance(2 * 3_600_000);
    const tab = journey.open({ takeOver: (auth) => importFromAmplify(auth, items) });
    await tab.until(isSettled);
    const later = tab.reload();
    await later.until(isSettled);
    expect(deviceOf(later)).toBe('undecided');
    expect(journey.calls().toSorted()).toEqual([
      'GetDevice !ResourceNotFoundException',
      'GetTokensFromRefreshToken',
    ]);
  });
});

describe('an import', () => {
  const left = (clientId: string, members: Record<string, string>) => {
    const items = new FakeSessionStorage();
    for (const [name, value] of Object.entries(members))
      items.setItem(`CognitoIdentityServiceProvider.${clientId}.${name}`, value);
    return items;
  };

  it('of nothing does nothing', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const items = left('another', { LastAuthUser: 'ann', 'ann.accessToken': 'a' });
    expect(await importFromAmplify(tab.auth, items)).toEqual({
      session: false,
      devices: 0,
      managedLogin: false,
    });
    expect(items.length).toBe(2);
    expect((await tab.auth.ready()).view).toBe('signedOut');
  });

  it('of an invalid session removes it, and signs nobody in', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const members = {
      LastAuthUser: 'a.b',
      'a.b.accessToken': 'x',
      'a.b.idToken': 'y',
      'a.b.refreshToken': 'z',
    };
    const items = left(journey.sandbox.clientId, members);
    expect(await importFromAmplify(tab.auth, items)).toEqual({
      session: false,
      devices: 0,
      managedLogin: false,
    });
    expect(items.length).toBe(0);
    expect(tab.auth.getState().view).toBe('signedOut');
  });

  it('takes no session of another pool', async () => {
    const theirs = (await startJourney()).open({ storage: 'memory' });
    await signIn(theirs);
    const { accessToken = '', idToken = '', refreshToken = '' } = (await exportSession(theirs.auth)) ?? {};
    const journey = await startJourney();
    const tab = journey.open();
    const items = left(journey.sandbox.clientId, {
      LastAuthUser: 'ann',
      'ann.accessToken': accessToken,
      'ann.idToken': idToken,
      'ann.refreshToken': refreshToken,
    });
    expect(await importFromAmplify(tab.auth, items)).toMatchObject({ session: false });
    expect(tab.auth.getState().view).toBe('signedOut');
  });

  it('leaves all where it is when nothing can be kept here', async () => {
    const journey = await startJourney();
    const tab = journey.open({ storage: 'memory' });
    const device = { 'ann.deviceKey': 'k', 'ann.deviceGroupKey': 'g', 'ann.randomPasswordKey': 'p' };
    const items = left(journey.sandbox.clientId, device);
    await expect(importFromAmplify(tab.auth, items)).rejects.toMatchObject({ code: 'import-not-stored' });
    expect(items.length).toBe(3);
  });

  it.each([{}, { isolation: 'worker' }] as const)(
    'leaves all where it is while the database fails, with %o',
    async (tier) => {
      const journey = await startJourney();
      const disk = faultyDatabase(journey.browser.indexedDB);
      const tab = journey.open(tier, { indexedDB: disk.indexedDB });
      await tab.at('signedOut');
      disk.fail();
      const device = { 'ann.deviceKey': 'k', 'ann.deviceGroupKey': 'g', 'ann.randomPasswordKey': 'p' };
      const items = left(journey.sandbox.clientId, device);
      await expect(importFromAmplify(tab.auth, items)).rejects.toMatchObject({ code: 'import-not-stored' });
      expect(items.length).toBe(3);
      disk.mend();
      await tab.auth.getTokens();
      expect(await importFromAmplify(tab.auth, items)).toMatchObject({ devices: 1 });
      expect(items.length).toBe(0);
    },
  );

  it('reads the local storage of the environment, or else that of the page', async () => {
    const journey = await startJourney();
    const device = { 'ann.deviceKey': 'k', 'ann.deviceGroupKey': 'g', 'ann.randomPasswordKey': 'p' };
    const [own, ofPage] = [left(journey.sandbox.clientId, device), left(journey.sandbox.clientId, device)];
    vi.stubGlobal('localStorage', ofPage);
    expect(await importFromAmplify(journey.open({}, { localStorage: own }).auth)).toMatchObject({
      devices: 1,
    });
    expect([own.length, ofPage.length]).toEqual([0, 3]);
    const bare = journey.open({}, { localStorage: null });
    await importFromAmplify(bare.auth);
    expect(ofPage.length).toBe(0);
    vi.stubGlobal('localStorage', undefined);
    await expect(importFromAmplify(bare.auth)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it.each([{}, { isolation: 'worker' }] as const)(
    'follows a sign-in in another tab that this one had missed, with %o',
    async (tier) => {
      const journey = await startJourney();
      const deaf = journey.open(tier, { openChannel: null });
      await deaf.at('signedOut');
      await signIn(journey.open(tier));
      const device = { 'bob.deviceKey': 'k', 'bob.deviceGroupKey': 'g', 'bob.randomPasswordKey': 'p' };
      await importFromAmplify(deaf.auth, left(journey.sandbox.clientId, device));
      expect(deaf.auth.getState()).toMatchObject({ view: 'home', user: { username: 'ann' } });
    },
  );

  it('does not touch the present session', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await tab.at('home');
    const before = await tab.auth.getTokens();
    const session = { 'bob.accessToken': 'x', 'bob.idToken': 'y', 'bob.refreshToken': 'z' };
    const items = left(journey.sandbox.clientId, { LastAuthUser: 'bob', ...session });
    expect(await importFromAmplify(tab.auth, items)).toEqual({
      session: false,
      devices: 0,
      managedLogin: false,
    });
    expect(await tab.auth.getTokens()).toEqual(before);
    // What is not taken is removed as well: it would stay in plain text.
    expect(items.length).toBe(0);
  });
});
