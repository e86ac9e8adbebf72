import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const devices = { userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } } };
const transactions = () => vi.spyOn(IDBDatabase.prototype, 'transaction');

async function remembered() {
  const journey = await startJourney(devices);
  const tab = journey.open();
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.until((state) => state.view === 'home' && state.device === 'remembered');
  return { journey, tab };
}

describe('a page that restores its session', () => {
  it('reads key, session and device in one transaction', async () => {
    const { tab } = await remembered();
    const asked = transactions();
    const next = tab.reload();
    expect(await next.at('home')).toMatchObject({ device: 'remembered', session: { status: 'fresh' } });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('reads again when it is there: another tab may have done anything since', async () => {
    const { journey, tab } = await remembered();
    const next = tab.reload();
    await next.at('home');
    const other = journey.open();
    (await other.at('home')).forgetDevice();
    await other.until((state) => state.view === 'home' && state.device === 'none');
    (await next.at('home')).signOut();
    (await next.at('signedOut')).signIn({ username: 'ann', password });
    await next.at('home');
    expect(journey.calls()).not.toContain('RespondToAuthChallenge DEVICE_SRP_AUTH');
  });

  it('reads the storage when `takeOver` is done, not before', async () => {
    const { journey, tab } = await remembered();
    const takeOver = async () => {
      tab.auth.actions.signOut();
      await tab.at('signedOut');
    };
    const next = journey.open({ takeOver });
    expect((await next.at('signedOut')).fault).toBeNull();
  });
});
