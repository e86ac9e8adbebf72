import { expect, it } from 'vitest';
import { attemptOf } from '../../test/services.ts';
import { stubWorld } from '../../test/stub-world.ts';
import { forgetServices } from './forget.ts';

it('a device that the server does not recognise is forgotten, by the name that was typed', async () => {
  const { open } = stubWorld();
  const { context, devices } = open();
  const device = {
    deviceKey: 'key',
    deviceGroupKey: 'group',
    devicePassword: 'secret',
    standing: 'remembered',
  } as const;
  await devices.save('ann', device);
  await devices.save('bea', device);
  const { signal } = new AbortController();
  const { forgetLocalDevice } = forgetServices(context);
  expect(await forgetLocalDevice({ attempt: attemptOf('ann', 'swordfish') }, signal)).toEqual({
    kind: 'done',
  });
  expect(await devices.load('ann')).toBeNull();
  expect(await devices.load('bea')).toEqual(device);
});
