import { describe, expect, it } from 'vitest';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';

const pool = (opts: { ask?: boolean; alias?: boolean } = {}) => ({
  userPool: {
    deviceConfiguration: {
      challengeRequiredOnNewDevice: true,
      deviceOnlyRememberedOnUserPrompt: opts.ask ?? false,
    },
    ...(opts.alias && { aliasAttributes: ['email' as const] }),
  },
});

const proved = [
  'InitiateAuth',
  'RespondToAuthChallenge PASSWORD_VERIFIER',
  'RespondToAuthChallenge DEVICE_SRP_AUTH',
  'RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER',
];

async function signIn(
  { auth, at, until }: JourneyTab,
  username = 'ann',
  from: 'signedOut' | 'signIn' = 'signedOut',
) {
  await at(from);
  auth.actions.signIn({ username, password });
  await at('home');
  return until((state) => state.view === 'home' && state.device !== 'confirming');
}

async function signOut({ auth, at }: JourneyTab, journey: Journey) {
  auth.actions.signOut();
  await at('signedOut');
  journey.calls();
}

const deviceKeys = (journey: Journey) =>
  journey.sandbox.users.get('ann')?.devices.map((d) => d.deviceKey) ?? [];

describe('this browser as a device', () => {
  it('is named with the first call of a sign-in by an alias, too', async () => {
    const journey = await startJourney(pool({ alias: true }));
    const tab = journey.open();
    await signIn(tab, 'ann@example.com');
    await signOut(tab, journey);
    await signIn(tab, 'ann@example.com');
    expect(journey.calls()).toEqual(proved);
    const first = journey.sandbox.journal.entries.findLast(({ operation }) => operation === 'InitiateAuth');
    expect(first?.request.AuthParameters).toMatchObject({ DEVICE_KEY: deviceKeys(journey)[0] });
  });

  it.each(['', 'x'.repeat(2_000)])('is remembered under any name of the options', async (deviceName) => {
    const tab = (await startJourney(pool())).open({ deviceName });
    expect(await signIn(tab)).toMatchObject({ device: 'remembered' });
  });

  it('is known by an alias that was never used here', async () => {
    const journey = await startJourney(pool({ alias: true }));
    const tab = journey.open();
    await signIn(tab, 'ann');
    await signOut(tab, journey);
    await signIn(tab, 'ann@example.com');
    expect(journey.calls()).toEqual(proved);
  });

  it('is forgotten and confirmed again when it was deleted elsewhere', async () => {
    const journey = await startJourney(pool({ alias: true }));
    const tab = journey.open();
    await signIn(tab, 'ann');
    await signOut(tab, journey);
    const [old = ''] = deviceKeys(journey);
    journey.sandbox.users.forgetDevice('ann', old);

    // By an alias that the browser does not know yet: the record must be found and forgotten by the username in the pool.
    expect(await signIn(tab, 'ann@example.com')).toMatchObject({ view: 'home', device: 'remembered' });
    expect(journey.calls()).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER !ResourceNotFoundException',
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
      'ConfirmDevice',
    ]);
    expect(deviceKeys(journey)).not.toContain(old);
    await signOut(tab, journey);
    await signIn(tab, 'ann');
    expect(journey.calls()).toEqual(proved);
  });

  it('is asked about in an opt-in pool, remembered, and proved next time', async () => {
    const journey = await startJourney(pool({ ask: true }));
    const tab = journey.open();
    expect(await signIn(tab)).toMatchObject({ device: 'undecided' });
    tab.auth.actions.rememberDevice();
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');
    expect(journey.sandbox.users.get('ann')?.devices).toMatchObject([{ remembered: true }]);
    await signOut(tab, journey);
    expect(await signIn(tab)).toMatchObject({ device: 'remembered' });
    expect(journey.calls()).toEqual(proved);
  });

  it('is still to be decided about after a reload, and stays declined', async () => {
    const journey = await startJourney(pool({ ask: true }));
    const tab = journey.open();
    await signIn(tab);
    const reloaded = tab.reload();
    expect(await reloaded.at('home')).toMatchObject({ device: 'undecided' });
    reloaded.auth.actions.declineDevice();
    await journey.called('UpdateDeviceStatus');
    await signOut(reloaded, journey);
    expect(await signIn(reloaded)).toMatchObject({ device: 'declined' });
    expect(journey.calls()).toEqual(['InitiateAuth', 'RespondToAuthChallenge PASSWORD_VERIFIER']);
    expect(deviceKeys(journey)).toHaveLength(1);
  });

  it('can be forgotten; the next sign-in gets a new one', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open();
    await signIn(tab);
    const [old] = deviceKeys(journey);
    tab.auth.actions.forgetDevice();
    await tab.until((state) => state.view === 'home' && state.device === 'none');
    expect(deviceKeys(journey)).toEqual([]);
    await signOut(tab, journey);
    expect(await signIn(tab)).toMatchObject({ device: 'remembered' });
    expect(deviceKeys(journey)).not.toContain(old);
  });

  it('is confirmed later when the confirmation failed, and never fails the sign-in', async () => {
    const journey = await startJourney(pool());
    journey.sandbox.faults.add({
      operation: 'ConfirmDevice',
      kind: 'error',
      type: 'InvalidParameterException',
      times: 1,
    });
    const tab = journey.open();
    expect(await signIn(tab)).toMatchObject({
      view: 'home',
      device: 'unconfirmed',
      session: { status: 'fresh' },
    });
    tab.auth.actions.retryDevice();
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');
  });

  it('is confirmed after a reload that came before the confirmation', async () => {
    const journey = await startJourney(pool());
    const hold = journey.sandbox.faults.add({ operation: 'ConfirmDevice', kind: 'hold' });
    const tab = journey.open();
    await tab.at('signedOut');
    tab.auth.actions.signIn({ username: 'ann', password });
    await tab.at('home');
    hold.release();
    const reloaded = tab.reload();
    await reloaded.until((state) => state.view === 'home' && state.device === 'remembered');
    expect(deviceKeys(journey)).toHaveLength(1);
  });

  it.each([false, true])('is known by an alias in other letters (by password: %s)', async (byPassword) => {
    const journey = await startJourney(pool({ alias: true }));
    const tab = journey.open(byPassword ? { flow: 'USER_PASSWORD_AUTH' } : {});
    await signIn(tab, 'ann@example.com');
    const [first] = deviceKeys(journey);
    await signOut(tab, journey);
    expect(await signIn(tab, 'Ann@Example.com')).toMatchObject({ view: 'home', device: 'remembered' });
    expect(journey.calls()).toContain('RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER');
    expect(deviceKeys(journey)).toEqual([first]);
  });

  it('is not mistaken for that of another user in a case-sensitive pool', async () => {
    const journey = await startJourney({
      userPool: { ...pool().userPool, usernameConfiguration: { caseSensitive: true } },
      users: ['ann', 'Ann'].map((username) => ({ username, password })),
    });
    const tab = journey.open({ flow: 'USER_PASSWORD_AUTH' });
    await signIn(tab, 'ann');
    await signOut(tab, journey);
    expect(await signIn(tab, 'Ann')).toMatchObject({ user: { username: 'Ann' }, device: 'remembered' });
    await signOut(tab, journey);
    // The first one's device is still there.
    await signIn(tab, 'ann');
    expect(journey.calls()).toContain('RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER');
  });

  it('whose key the server calls invalid is dropped, and the sign-in continues without it', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open({ flow: 'USER_PASSWORD_AUTH' });
    await signIn(tab);
    await signOut(tab, journey);
    journey.sandbox.faults.add({
      operation: 'InitiateAuth',
      kind: 'error',
      type: 'InvalidParameterException',
      message: 'Invalid device key given.',
      times: 1,
    });
    expect(await signIn(tab)).toMatchObject({ view: 'home', device: 'remembered' });
    expect(journey.calls()).toEqual([
      'InitiateAuth !InvalidParameterException',
      'InitiateAuth',
      'ConfirmDevice',
    ]);
  });

  it('whose key is refused with the proof of the password is not asked for in the next try', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open();
    await signIn(tab);
    await signOut(tab, journey);
    // The pool still has the device: it asks for its proof in a sign-in that began with its key.
    journey.sandbox.faults.add({
      challengeName: 'PASSWORD_VERIFIER',
      kind: 'error',
      type: 'InvalidParameterException',
      message: 'Invalid device key given.',
      times: 1,
    });
    expect(await signIn(tab)).toMatchObject({ view: 'home', device: 'remembered' });
    expect(journey.calls()).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER !InvalidParameterException',
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
      'ConfirmDevice',
    ]);
  });

  it('that a server asks for again and again is given up, and the sign-in continues without it', async () => {
    const journey = await startJourney(pool());
    let asks = false;
    const fetch = async (...given: Parameters<typeof globalThis.fetch>) => {
      const request = new Request(...given);
      const body: unknown = await request.clone().json();
      const response = await journey.sandbox.fetch(request);
      const isDeviceStep = JSON.stringify(body).includes('"ChallengeName":"DEVICE_SRP_AUTH"');
      if (!asks || !isDeviceStep) return response;
      return Response.json({
        ChallengeName: 'DEVICE_SRP_AUTH',
        ChallengeParameters: {},
        Session: 's'.repeat(30),
      });
    };
    const tab = journey.open({}, { fetch });
    await signIn(tab);
    await signOut(tab, journey);
    asks = true;
    expect(await signIn(tab)).toMatchObject({ view: 'home', device: 'remembered' });
    expect(journey.calls().filter((call) => call.endsWith('DEVICE_SRP_AUTH'))).toHaveLength(1);
  });

  it('is kept when the server has had enough for now', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open();
    await signIn(tab);
    await signOut(tab, journey);
    const challengeName = 'DEVICE_PASSWORD_VERIFIER';
    journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', challengeName, kind: 'throttle' });
    tab.auth.actions.signIn({ username: 'ann', password });
    const refused = await journey.passing(
      tab.until((state) => state.view === 'signIn' && state.fault?.kind === 'throttled'),
    );
    expect(refused.fault).toMatchObject({ code: 'TooManyRequestsException' });
    const calls = journey.calls();
    expect(calls.filter((call) => call === 'InitiateAuth')).toHaveLength(1);
    journey.sandbox.faults.clear();
    journey.clock.advance(60_000);
    await tab.at('signIn');
    expect(await signIn(tab, 'ann', 'signIn')).toMatchObject({ device: 'remembered' });
    expect(journey.calls()).toEqual(proved);
  });

  it('starts the sign-in again without the device when its secret is refused', async () => {
    const journey = await startJourney(pool());
    const tab = journey.open();
    await signIn(tab);
    await signOut(tab, journey);
    journey.sandbox.faults.add({
      operation: 'RespondToAuthChallenge',
      challengeName: 'DEVICE_PASSWORD_VERIFIER',
      kind: 'error',
      type: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
      times: 1,
    });
    expect(await signIn(tab)).toMatchObject({ view: 'home', device: 'remembered' });
    expect(journey.calls()).toEqual([
      ...proved.slice(0, 3),
      'RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER !NotAuthorizedException',
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
      'ConfirmDevice',
    ]);
  });
});
