import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import type { Device } from './device-reader.ts';
import { openDevices } from './devices.ts';
import { openRecord } from './record.ts';
import { openStorage } from './storage.ts';

const device = (deviceKey: string): Device => ({
  deviceKey,
  deviceGroupKey: 'group',
  devicePassword: 'swordfish',
  standing: 'remembered',
});

function store() {
  const { environment } = createBrowser(() => Promise.reject(new Error('no network here'))).tab();
  return openDevices(openRecord(openStorage(environment), 'pool|client', 'devices'));
}

describe('the devices of a browser', () => {
  it('are kept for each user apart', async () => {
    const devices = store();
    await devices.save('ann', device('a'));
    await devices.save('bea', device('b'));
    expect([await devices.load('ann'), await devices.load('bea')]).toEqual([device('a'), device('b')]);
    expect(await devices.load('cleo')).toBeNull();
  });

  it('are found by an alias once it is known, and follow it to another user', async () => {
    const devices = store();
    await devices.save('ann', device('a'));
    await devices.save('bea', device('b'));
    await devices.learn('shared@example.com', 'ann');
    expect(await devices.load('shared@example.com')).toEqual(device('a'));
    await devices.learn('shared@example.com', 'bea');
    expect(await devices.load('shared@example.com')).toEqual(device('b'));
  });

  it('are found by a name or an alias in other letters, where only one user is meant', async () => {
    const devices = store();
    await devices.save('ann', device('a'));
    await devices.learn('ann@example.com', 'ann');
    for (const name of ['ann', 'ANN', 'Ann@Example.com'])
      expect(await devices.find(name)).toEqual(device('a'));
    expect([await devices.load('ANN'), await devices.find('cleo')]).toEqual([null, null]);

    await devices.save('Ann', device('b'));
    expect([await devices.find('ann'), await devices.find('Ann'), await devices.find('ANN')]).toEqual([
      device('a'),
      device('b'),
      null,
    ]);
  });

  it('are forgotten by username or alias, with every alias of the user', async () => {
    const devices = store();
    await devices.save('ann', device('a'));
    await devices.learn('ann@example.com', 'ann');
    await devices.learn('+15550100', 'ann');
    await devices.forget('ann@example.com');
    for (const name of ['ann', 'ann@example.com', '+15550100']) expect(await devices.load(name)).toBeNull();
    await devices.save('ann', device('new'));
    expect(await devices.load('+15550100')).toBeNull();
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'tell the user %s from a property',
    async (name) => {
      const devices = store();
      expect(await devices.load(name)).toBeNull();
      await devices.save(name, device('a'));
      await devices.learn('alias', name);
      expect(await devices.load('alias')).toEqual(device('a'));
      await devices.forget(name);
      expect(await devices.load(name)).toBeNull();
    },
  );
});
