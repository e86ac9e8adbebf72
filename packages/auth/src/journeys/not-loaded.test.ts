import { afterEach, describe, expect, it, vi } from 'vitest';
import { tick } from '../../test/browser.ts';
import { password, startJourney } from '../../test/journey.ts';
import { countLoads, cutOff, letLoad, parts, REST, SESSION, SIGN_IN, WIRE } from '../../test/late-code.ts';
import type { AuthConfig } from '../api.ts';

const notLoaded = { kind: 'network', code: 'not-loaded' };

afterEach(letLoad);

describe('code that does not load', () => {
  it('is a network fault on the form that needed it, and is there when it is tried again', async () => {
    const { at } = (await startJourney()).open();
    (await at('signedOut')).showForgotPassword();
    cutOff(REST);
    (await at('forgotPassword')).requestReset('ann');
    expect((await at('forgotPassword')).fault).toEqual(notLoaded);
    (await at('forgotPassword')).requestReset('ann');
    expect((await at('forgotPassword')).fault).toEqual(notLoaded);
    await letLoad();
    (await at('forgotPassword')).requestReset('ann');
    expect(await at('resetPassword')).toMatchObject({ username: 'ann', fault: null });
  });

  it('is a network fault on the sign-in form, before any request, and is there when it is tried again', async () => {
    const journey = await startJourney();
    const { at } = journey.open();
    cutOff(SIGN_IN);
    (await at('signedOut')).signIn({ username: 'ann', password });
    expect(await at('signIn')).toMatchObject({ username: 'ann', fault: notLoaded });
    expect(journey.calls()).toEqual([]);
    await letLoad();
    (await at('signIn')).signIn({ username: 'ann', password });
    expect((await at('home')).user.username).toBe('ann');
    await journey.expectNoLeak();
  });

  it('is a network fault in the place of a refusal that it would explain; the next one is explained', async () => {
    const { at } = (await startJourney()).open();
    cutOff(SESSION);
    (await at('signedOut')).signIn({ username: 'ann', password: 'Wrong-horse-1!' });
    expect((await at('signIn')).fault).toEqual(notLoaded);
    await letLoad();
    (await at('signIn')).signIn({ username: 'ann', password: 'Wrong-horse-1!' });
    expect((await at('signIn')).fault).toMatchObject({ kind: 'credentials', reason: 'incorrect' });
  });

  it('of a session of one tab revokes the grant, and the session is not kept otherwise', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    cutOff(SESSION);
    (await tab.at('signedOut')).signIn({ username: 'ann', password, remember: 'session' });
    const form = await tab.at('signIn');
    expect(form.fault).toEqual(notLoaded);
    expect(tab.auth.getClaims()).toBeNull();
    await journey.open().at('signedOut');
    await letLoad();
    tab.tab.page.tell('visible');
    await journey.called('RevokeToken');
    form.signIn({ username: 'ann', password, remember: 'session' });
    await tab.at('home');
    cutOff(SESSION);
    await tab.reload().at('signedOut');
    await letLoad();
    await tab.reload().at('home');
  });

  it('leaves a session that cannot be renewed as it is: stale, until it loads', async () => {
    const journey = await startJourney();
    const first = journey.open();
    (await first.at('signedOut')).signIn({ username: 'ann', password });
    await first.at('home');
    first.auth.dispose();
    journey.clock.advance(2 * 3_600_000);
    journey.calls();

    cutOff(SESSION);
    const { until, auth } = first.reload();
    await until((state) => state.view === 'home' && state.session.status === 'stale');
    await expect(auth.getAccessToken()).rejects.toMatchObject({ code: 'tokens-unavailable' });
    expect(journey.calls()).toEqual([]);

    await letLoad();
    auth.actions.refresh();
    await until((state) => state.view === 'home' && state.session.status === 'fresh');
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
  });

  it('does not keep a user signed in who signs out', async () => {
    const journey = await startJourney();
    const { at, reload } = journey.open();
    (await at('signedOut')).signIn({ username: 'ann', password });
    const { signOut } = await at('home');
    cutOff(SESSION);
    signOut();
    await at('signedOut');
    expect(await reload().at('signedOut')).toMatchObject({ fault: null });
  });

  it('neither delays nor ends a sign-in whose device can not be confirmed', async () => {
    const journey = await startJourney({
      userPool: {
        deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
      },
    });
    const { at, until } = journey.open();
    const load = cutOff(SESSION);
    (await at('signedOut')).signIn({ username: 'ann', password });
    expect(await at('home')).toMatchObject({ device: 'confirming', session: { status: 'fresh' } });
    await expect.poll(() => load).toHaveBeenCalled();
    for (let turn = 0; turn < 20; turn += 1) await tick();
    await letLoad();
    journey.clock.advance(60_000);
    await until((state) => state.view === 'home' && state.device === 'remembered');
  });
});

it('a worker whose code does not load is asked for again by the next try', async () => {
  cutOff(WIRE);
  const { at } = (await startJourney()).open({ isolation: 'worker' });
  (await at('signedOut')).signIn({ username: 'ann', password });
  expect((await at('signIn')).fault).toEqual(notLoaded);
  // The finished step is forgotten in the background: that fails, too, before the next attempt.
  await tick();
  await tick();
  await letLoad();
  (await at('signIn')).signIn({ username: 'ann', password });
  expect((await at('home')).user.username).toBe('ann');
});

describe('an idle page', () => {
  async function start(config: Partial<AuthConfig> = {}) {
    const idle: (() => void)[] = [];
    const { at, auth } = (await startJourney()).open(config, { whenIdle: (run) => void idle.push(run) });
    expect(idle).toEqual([]);
    await at('signedOut');
    // The chunks of every page, and those of a sign-in.
    await expect.poll(() => idle).toHaveLength(2);
    await vi.dynamicImportSettled();
    return {
      auth,
      becomeIdle: () => {
        for (const run of idle) run();
      },
    };
  }

  it.each(parts)('is silent when code that it loads early does not load: %s', async (part) => {
    const load = cutOff(part);
    const rejected = vi.fn<() => void>();
    process.on('unhandledRejection', rejected);
    (await start()).becomeIdle();
    await expect.poll(() => load).toHaveBeenCalled();
    await tick();
    await tick();
    process.off('unhandledRejection', rejected);
    expect(rejected).not.toHaveBeenCalled();
  });

  it.each(parts)(
    'loads the code that the page does not need yet, once the start is over: %s',
    async (part) => {
      const load = countLoads(part);
      const { becomeIdle } = await start();
      expect(load).not.toHaveBeenCalled();
      becomeIdle();
      await expect.poll(() => load).toHaveBeenCalledOnce();
    },
  );

  it('loads nothing when it is over before', async () => {
    const loads = parts.map(countLoads);
    const { auth, becomeIdle } = await start();
    auth.dispose();
    becomeIdle();
    await vi.dynamicImportSettled();
    for (const load of loads) expect(load).not.toHaveBeenCalled();
  });

  it('loads nothing where a worker has it all', async () => {
    const loads = parts.map(countLoads);
    const { becomeIdle } = await start({ isolation: 'worker' });
    becomeIdle();
    await vi.dynamicImportSettled();
    for (const load of loads) expect(load).not.toHaveBeenCalled();
  });
});
