import type { SandboxOptions } from '@latchkey/sandbox';
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import { Amplify } from 'aws-amplify';
import { signIn as signInByAmplify } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSessionStorage } from '../../test/fake-session-storage.ts';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import { importFromAmplify } from '../import/index.ts';

// The other libraries' arithmetic takes seconds where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const options: SandboxOptions = { userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } } };

/** Both libraries send their requests by the global fetch, and confirm devices for browsers only. */
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

describe.each([
  ['amazon-cognito-identity-js', byIdentityJs],
  ['Amplify', byAmplify],
] as const)('what %s left', (_, signIn) => {
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
      expect(home).toMatchObject({ user: { username: 'ann' }, device: 'remembered' });
      await tab.until((state) => state.view === 'home' && state.session.status === 'fresh');
      await journey.called('GetTokensFromRefreshToken');
      expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
      expect([items.length, items.getItem('of the app')]).toEqual([1, 'kept']);

      (await tab.at('home')).signOut();
      (await tab.at('signedOut')).signIn({ username: 'ann', password });
      await tab.at('home');
      expect(journey.calls()).toContain('RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER');
    },
  );
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

  it('of what is no session removes it, and signs nobody in', async () => {
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

  it('leaves all where it is when nothing can be kept here', async () => {
    const journey = await startJourney();
    const tab = journey.open({ storage: 'memory' });
    const device = { 'ann.deviceKey': 'k', 'ann.deviceGroupKey': 'g', 'ann.randomPasswordKey': 'p' };
    const items = left(journey.sandbox.clientId, device);
    await expect(importFromAmplify(tab.auth, items)).rejects.toMatchObject({ code: 'import-not-stored' });
    expect(items.length).toBe(3);
  });

  it('does not touch the session of who is signed in', async () => {
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
  });
});
