import { describe, expect, test } from 'vitest';
import { type AtDomain, LOGOUT, REDIRECT, signInAtDomain, startAtDomain } from '../../../test/at-domain.ts';
import { FakeSessionStorage } from '../../../test/fake-session-storage.ts';
import { faultFrom, getUser } from '../../account/index.ts';
import { importFromAmplify } from '../../import/index.ts';
import { exportSession } from '../../session/index.ts';

/** Whether the domain signs in its last user without asking. */
async function isRemembered(journey: AtDomain): Promise<boolean> {
  const tab = journey.show();
  await tab.at('signedOut');
  tab.auth.actions.signInSilently();
  await expect.poll(() => tab.window.left).toHaveLength(1);
  tab.auth.dispose();
  return !(await journey.pass(tab.window.left[0] ?? '')).includes('login_required');
}

describe('the session', () => {
  test('is refreshed at the token endpoint, also where devices are tracked', async () => {
    const journey = await startAtDomain({ userPool: { deviceConfiguration: {} } });
    const tab = await signInAtDomain(journey);
    expect(tab.auth.getState()).toMatchObject({ device: 'none' });
    journey.calls();
    const tokens = await tab.auth.getTokens({ forceRefresh: true });
    expect(tokens?.accessToken).toEqual(expect.any(String));
    expect(journey.calls()).toEqual(['/oauth2/token']);
  });

  test('ends when the token endpoint refuses the refresh token', async () => {
    const journey = await startAtDomain();
    const tab = await signInAtDomain(journey);
    journey.sandbox.users.signOut('ann');
    tab.auth.actions.refresh();
    expect((await tab.at('signedOut')).reason).toBe('expired');
  });

  test('ends at the domain, too: the next person is asked', async () => {
    const journey = await startAtDomain();
    const tab = await signInAtDomain(journey, { logoutUri: LOGOUT });
    tab.auth.actions.signOut();
    await expect.poll(() => tab.window.left).toHaveLength(1);
    expect(await journey.pass(tab.window.left[0] ?? '')).toBe(LOGOUT);
    expect(await isRemembered(journey)).toBe(false);
  });

  test('ends there by a call where no address is configured, and stays where that is wished', async () => {
    const journey = await startAtDomain();
    const one = await signInAtDomain(journey);
    one.auth.actions.signOut({ managedLogin: 'keep' });
    await one.at('signedOut');
    expect(await isRemembered(journey)).toBe(true);
    const two = await signInAtDomain(journey);
    two.auth.actions.signOut();
    await two.at('signedOut');
    expect([...one.window.left, ...two.window.left]).toEqual([]);
    expect(await isRemembered(journey)).toBe(false);
  });

  test('ends there with all others of the person, where no address is configured', async () => {
    const journey = await startAtDomain();
    const tab = await signInAtDomain(journey);
    journey.calls();
    tab.auth.actions.signOut({ everywhere: true });
    await tab.at('signedOut');
    expect(journey.calls()).toEqual(['GlobalSignOut', 'RevokeToken']);
    expect(await isRemembered(journey)).toBe(false);
  });

  test('is cleared here and announced to the other tabs before anything else', async () => {
    const journey = await startAtDomain();
    const tab = await signInAtDomain(journey, { logoutUri: LOGOUT });
    const other = journey.show();
    await other.at('home');
    journey.sandbox.faults.add({ kind: 'hold', operation: 'RevokeToken' });
    tab.auth.actions.signOut();
    await other.at('signedOut');
    expect(tab.window.left).toEqual([]);
  });

  test('without the scope of the user pool opens no account function, and says which one is missing', async () => {
    const journey = await startAtDomain();
    const tab = await signInAtDomain(journey, { scopes: ['openid', 'email'] });
    journey.calls();
    const refused = await getUser(tab.auth).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'scope-missing',
      message: expect.stringContaining('aws.cognito.signin.user.admin'),
    });
    expect(faultFrom(refused)).toEqual({
      kind: 'configuration',
      code: 'scope-missing',
      reason: 'token-scope',
    });
    expect(journey.calls()).toEqual([]);
  });

  test('is refreshed once for all tabs and callers, with rotation', async () => {
    const journey = await startAtDomain({
      clients: [
        {
          callbackURLs: [REDIRECT],
          refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 0 },
        },
      ],
    });
    const one = await signInAtDomain(journey);
    const two = journey.show();
    await two.at('home');
    journey.clock.advance(3_600_001);
    journey.calls();
    const calls = [one, two].flatMap(({ auth }) => Array.from({ length: 10 }, () => auth.getAccessToken()));
    expect(new Set(await journey.passing(Promise.all(calls)))).toHaveProperty('size', 1);
    expect(journey.calls()).toEqual(['/oauth2/token']);
    expect(await one.auth.getAccessToken({ forceRefresh: true })).toEqual(expect.any(String));
  });

  test('stays when the token endpoint is out, throttles or is not reached', async () => {
    const journey = await startAtDomain();
    const tab = await signInAtDomain(journey);
    for (const kind of ['server', 'throttle', 'network'] as const) {
      journey.sandbox.faults.add({ kind, operation: '/oauth2/token' });
      await expect(tab.auth.getTokens({ forceRefresh: true })).rejects.toMatchObject({
        code: 'tokens-unavailable',
      });
      expect(tab.auth.getState().view).toBe('home');
      journey.sandbox.faults.clear();
    }
  });

  test('of an app that has no domain any more is refreshed by the API', async () => {
    const journey = await startAtDomain();
    (await signInAtDomain(journey)).auth.dispose();
    const tab = journey.open();
    await tab.at('home');
    journey.calls();
    await tab.auth.getTokens({ forceRefresh: true });
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
  });

  test('is taken over from Amplify unchanged', async () => {
    const journey = await startAtDomain({ userPool: { deviceConfiguration: {} } });
    const before = await signInAtDomain(journey, { storage: 'memory' });
    const tokens = await exportSession(before.auth);
    before.auth.dispose();
    const items = new FakeSessionStorage();
    const prefix = `CognitoIdentityServiceProvider.${journey.sandbox.clientId}.`;
    items.setItem(`${prefix}LastAuthUser`, 'ann');
    items.setItem(`${prefix}oauthSignIn`, 'true,false');
    for (const [name, value] of Object.entries(tokens ?? {})) items.setItem(`${prefix}ann.${name}`, value);
    const tab = journey.show();
    await tab.at('signedOut');
    journey.calls();
    expect(await importFromAmplify(tab.auth, items)).toEqual({
      session: true,
      devices: 0,
      managedLogin: true,
    });
    expect((await tab.at('home')).sessionOrigin).toBe('managedLogin');
    await tab.auth.getTokens({ forceRefresh: true });
    expect(new Set(journey.calls())).toEqual(new Set(['/oauth2/token']));
    expect(items.length).toBe(0);
  });
});
