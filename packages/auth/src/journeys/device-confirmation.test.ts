import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';

const REFRESH = 'GetTokensFromRefreshToken';
const CONFIRM = 'ConfirmDevice';

const pool = (asks = false) => ({
  userPool: {
    deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: asks },
  },
});

async function signIn({ at }: JourneyTab) {
  (await at('signedOut')).signIn({ username: 'ann', password });
  return at('home');
}

const deviceIs = (tab: JourneyTab, device: string) =>
  tab.until((state) => state.view === 'home' && state.device === device);

const strike = (journey: Journey, kind: 'hold' | 'network' | 'respond-then-drop', operation = CONFIRM) =>
  journey.sandbox.faults.add({ operation, kind, times: 1 });

/** The calls for devices and tokens after the sign-in. */
const callsAfterSignIn = (journey: Journey) =>
  journey.calls().filter((call) => !/^(InitiateAuth|RespondToAuthChallenge)/.test(call));

describe('the confirmation of this browser as a device', () => {
  it('is waited for by a refresh', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open();
    const fault = strike(journey, 'hold');
    await signIn(tab);
    await journey.struck(fault);
    const token = tab.auth.getAccessToken({ forceRefresh: true });
    for (let turn = 0; turn < 50; turn += 1) await tick();
    expect(journey.sandbox.journal.count(REFRESH)).toBe(0);
    fault.release();
    expect(await token).not.toBeNull();
    await deviceIs(tab, 'remembered');
    expect(callsAfterSignIn(journey)).toEqual([CONFIRM, REFRESH]);
  });

  it('is tried again before a refresh, which Cognito would refuse', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open();
    const lost = strike(journey, 'network');
    await signIn(tab);
    await journey.struck(lost);
    expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    expect(callsAfterSignIn(journey)).toEqual([CONFIRM, CONFIRM, REFRESH]);
    expect(journey.sandbox.users.get('ann')?.devices).toMatchObject([{ remembered: true }]);
  });

  it('leaves the session as it is while it fails on the way', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open();
    const fault = journey.sandbox.faults.add({ operation: CONFIRM, kind: 'network' });
    await signIn(tab);
    await journey.struck(fault);
    await expect(tab.auth.getTokens({ forceRefresh: true })).rejects.toMatchObject({
      code: 'tokens-unavailable',
    });
    expect(tab.auth.getState()).toMatchObject({ view: 'home', fault: { kind: 'network' } });
    expect(journey.sandbox.journal.count(REFRESH)).toBe(0);
    journey.sandbox.faults.clear();
    expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });

  it('that Cognito refuses does not keep a refresh from being tried', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open();
    journey.sandbox.faults.add({ operation: CONFIRM, kind: 'error', type: 'InvalidParameterException' });
    await signIn(tab);
    await deviceIs(tab, 'unconfirmed');
    expect(await tab.auth.getTokens({ forceRefresh: true })).toBeNull();
    expect(callsAfterSignIn(journey)).toEqual([
      `${CONFIRM} !InvalidParameterException`,
      `${CONFIRM} !InvalidParameterException`,
      `${REFRESH} !NotAuthorizedException`,
    ]);
    await tab.at('signedOut');
  });

  it.each([
    [false, 'remembered'],
    [true, 'undecided'],
  ])(
    'whose answer was lost has happened all the same: the secret was kept before (opt-in: %s)',
    async (asks, standing) => {
      const journey = await startJourney(pool(asks));
      const tab = journey.open();
      const lost = strike(journey, 'respond-then-drop');
      await signIn(tab);
      await journey.struck(lost);
      // Another page continues: nothing of it was only in memory.
      const next = tab.reload();
      await deviceIs(next, standing);
      expect(callsAfterSignIn(journey).slice(0, 2)).toEqual([
        CONFIRM,
        `${CONFIRM} !DeviceKeyExistsException`,
      ]);
      if (asks) next.auth.actions.rememberDevice();
      await deviceIs(next, 'remembered');
      next.auth.actions.signOut();
      await next.at('signedOut');
      journey.calls();
      await signIn(next);
      expect(journey.calls()).toContain('RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER');
    },
  );

  it('may reach Cognito twice in one call: browsers repeat requests of a dropped connection', async () => {
    const journey = await startJourney(pool());
    const fetch = async (...given: Parameters<typeof globalThis.fetch>) => {
      const request = new Request(...given);
      const isConfirmation = request.headers.get('x-amz-target')?.endsWith(CONFIRM);
      if (isConfirmation) await journey.sandbox.fetch(request.clone());
      return journey.sandbox.fetch(request);
    };
    const tab = journey.open({}, { fetch });
    await signIn(tab);
    await deviceIs(tab, 'remembered');
    tab.auth.actions.signOut();
    await tab.at('signedOut');
    journey.calls();
    await signIn(tab);
    expect(journey.calls()).toContain('RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER');
  });

  it('leaves its secret in the worker, also before the device is confirmed', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open({ isolation: 'worker' });
    const fault = journey.sandbox.faults.add({ operation: CONFIRM, kind: 'network' });
    await signIn(tab);
    await journey.struck(fault);
    // A reply with all that the worker holds, including the stored secret.
    await expect(tab.auth.getTokens({ forceRefresh: true })).rejects.toMatchObject({
      code: 'tokens-unavailable',
    });
    const [worker] = journey.workers;
    expect(worker?.toPage.length).toBeGreaterThan(3);
    expect(JSON.stringify(worker?.toPage)).not.toMatch(/devicePassword|passwordVerifier/);
    fault.release();
    journey.clock.advance(60_000);
    await deviceIs(tab, 'remembered');
  });

  it('is done by one of three tabs; the others follow', async () => {
    const journey = await startJourney(pool());
    const tabs = [journey.open(), journey.open(), journey.open()] as const;
    await Promise.all(tabs.map((tab) => tab.at('signedOut')));
    await signIn(tabs[0]);
    await Promise.all(tabs.map((tab) => deviceIs(tab, 'remembered')));
    expect(callsAfterSignIn(journey)).toEqual([CONFIRM]);
  });

  it('is continued by another tab when the one that began it dies', async () => {
    const journey = await startJourney(pool());
    const [here, there] = [journey.open(), journey.open()];
    await there.at('signedOut');
    const fault = strike(journey, 'hold');
    await signIn(here);
    await journey.struck(fault);
    await there.at('home');
    here.auth.dispose();
    journey.browser.locks.killTab(here.tab.name);
    await deviceIs(there, 'remembered');
    fault.release();
    expect(await there.auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });

  it('confirms no device of somebody who has signed in since', async () => {
    const journey = await startJourney({
      ...pool(),
      users: [
        { username: 'ann', password },
        { username: 'bea', password },
      ],
    });
    const tab = journey.open();
    const fault = strike(journey, 'hold');
    await signIn(tab);
    await journey.struck(fault);
    tab.auth.actions.signOut();
    (await tab.at('signedOut')).signIn({ username: 'bea', password });
    await tab.at('home');
    fault.release();
    await deviceIs(tab, 'remembered');
    expect(journey.sandbox.users.get('bea')?.devices).toMatchObject([{ remembered: true }]);
    expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });
});
