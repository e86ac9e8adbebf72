import { afterEach, describe, expect, it, vi } from 'vitest';
import { tick } from '../../test/browser.ts';
import { password, startJourney } from '../../test/journey.ts';

const MORE = '../services/more.ts';
const notLoaded = { kind: 'network', code: 'not-loaded' };

/** From now on the part of the code that is loaded later does not load; each try is counted. */
function cutOff() {
  const load = vi.fn<() => never>(() => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  vi.doMock(MORE, load);
  return load;
}

/** It loads, and each load is counted. */
function countLoads() {
  const load = vi.fn<(original: () => Promise<object>) => Promise<object>>((original) => original());
  vi.doMock(MORE, load);
  return load;
}

afterEach(() => {
  vi.doUnmock(MORE);
});

describe('code that does not load', () => {
  it('is a network fault on the form that needed it, and is there when it is tried again', async () => {
    const { at } = (await startJourney()).open();
    (await at('signedOut')).showForgotPassword();
    cutOff();
    (await at('forgotPassword')).requestReset('ann');
    expect((await at('forgotPassword')).fault).toEqual(notLoaded);
    (await at('forgotPassword')).requestReset('ann');
    expect((await at('forgotPassword')).fault).toEqual(notLoaded);
    vi.doUnmock(MORE);
    (await at('forgotPassword')).requestReset('ann');
    expect(await at('resetPassword')).toMatchObject({ username: 'ann', fault: null });
  });

  it('keeps the step of a challenge: its Session is not spent', async () => {
    const journey = await startJourney({
      users: [{ username: 'ann', password, status: 'FORCE_CHANGE_PASSWORD' }],
    });
    const { at } = journey.open();
    (await at('signedOut')).signIn({ username: 'ann', password });
    cutOff();
    const proposed = 'Another-horse-2!';
    journey.secrets.add(proposed);
    (await at('newPassword')).submitNewPassword(proposed);
    expect((await at('newPassword')).fault).toEqual(notLoaded);
    vi.doUnmock(MORE);
    (await at('newPassword')).submitNewPassword(proposed);
    expect((await at('home')).user.username).toBe('ann');
    await journey.expectNoLeak();
  });

  it('neither delays nor ends a sign-in whose device can not be confirmed', async () => {
    const journey = await startJourney({
      userPool: {
        deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
      },
    });
    const { at, until, auth } = journey.open();
    cutOff();
    (await at('signedOut')).signIn({ username: 'ann', password });
    await until((state) => state.view === 'home' && state.device === 'unconfirmed');
    vi.doUnmock(MORE);
    auth.actions.retryDevice();
    await until((state) => state.view === 'home' && state.device === 'remembered');
  });
});

it('a worker whose code does not load is asked for again by the next try', async () => {
  const PAGE = '../isolation/page.ts';
  vi.doMock(PAGE, () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const { at } = (await startJourney()).open({ isolation: 'worker' });
  (await at('signedOut')).signIn({ username: 'ann', password });
  expect((await at('signIn')).fault).toEqual(notLoaded);
  // The step that is over is forgotten in the background: that fails, too, before the next try.
  await tick();
  await tick();
  vi.doUnmock(PAGE);
  (await at('signIn')).signIn({ username: 'ann', password });
  expect((await at('home')).user.username).toBe('ann');
});

describe('an idle page', () => {
  async function start() {
    const idle: (() => void)[] = [];
    const { at } = (await startJourney()).open({}, { whenIdle: (run) => void idle.push(run) });
    expect(idle).toEqual([]);
    await at('signedOut');
    await vi.waitFor(() => expect(idle).toHaveLength(1));
    return { becomeIdle: () => idle[0]?.() };
  }

  it('says nothing when what it loads early does not load', async () => {
    const load = cutOff();
    const rejected = vi.fn<() => void>();
    process.on('unhandledRejection', rejected);
    (await start()).becomeIdle();
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
    await tick();
    await tick();
    process.off('unhandledRejection', rejected);
    expect(rejected).not.toHaveBeenCalled();
  });

  it('loads what the page does not show yet, once the start is over', async () => {
    const load = countLoads();
    const { becomeIdle } = await start();
    expect(load).not.toHaveBeenCalled();
    becomeIdle();
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  });
});
