import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import { sharedCells } from '../../test/shared-cells.ts';
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

  it('are forgotten one by one: the others stay, with their aliases', async () => {
    const devices = store();
    for (const name of ['ann', 'bea']) {
      await devices.save(name, device(name));
      await devices.learn(`${name}@example.com`, name);
    }
    await devices.forget('ann');
    expect(await devices.load('ann@example.com')).toBeNull();
    expect([await devices.load('bea'), await devices.load('bea@example.com')]).toEqual([
      device('bea'),
      device('bea'),
    ]);
  });

  it('are not written again for an alias that is known, or that is the username', async () => {
    const { content, tab } = sharedCells();
    const devices = openDevices(openRecord(Promise.resolve(tab()), 'pool', 'devices'));
    await devices.learn('ann', 'ann');
    expect(content.size).toBe(0);
    await devices.learn('ann@example.com', 'ann');
    await devices.learn('ann@example.com', 'ann');
    expect(content.get('pool|devices')).toMatchObject({ generation: 1 });
    await devices.learn('ann@example.com', 'bea');
    expect(content.get('pool|devices')).toMatchObject({ generation: 2 });
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'distinguish the user %s from a property',
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
