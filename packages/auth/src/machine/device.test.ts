import { expect, test } from 'vitest';
import { signedIn } from '../../test/harness.ts';
import { faultReply, session } from '../../test/replies.ts';

const done = { kind: 'done' } as const;

test('a new device is confirmed beside the session', async () => {
  const harness = await signedIn({}, 'new');
  expect(harness.state).toMatchObject({ view: 'home', busy: false, device: 'confirming' });
  expect(await harness.reply('confirmDevice', { kind: 'remembered' })).toEqual({ username: 'ada' });
  expect(harness.state).toMatchObject({ device: 'remembered' });
});

test('a confirmation that is refused leaves the person signed in, and can be tried again', async () => {
  const harness = await signedIn({}, 'new');
  await harness.reply('confirmDevice', faultReply('configuration'));
  expect(harness.state).toMatchObject({ view: 'home', fault: null, device: 'unconfirmed' });
  harness.actions.retryDevice();
  await harness.fail('confirmDevice');
  expect(harness.state).toMatchObject({ view: 'home', device: 'unconfirmed' });
  harness.tell.clock({ type: 'clock.wake' });
  expect(harness.pending).toEqual(['confirmDevice']);
});

test('a confirmation that does not get through is tried again by itself, ever less often', async () => {
  const harness = await signedIn({ refreshAt: 3_600_000, expiresAt: 3_600_001 }, 'new');
  const kinds = ['network', 'server', 'throttled'] as const;
  const waits = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
  for (const [round, wait] of waits.entries()) {
    await harness.reply('confirmDevice', faultReply(kinds[round % 3] ?? 'network'));
    expect(harness.state).toMatchObject({ view: 'home', fault: null, device: 'confirming' });
    harness.clock.increment(wait - 1);
    expect(harness.pending).toEqual([]);
    harness.clock.increment(1);
    expect(harness.pending).toEqual(['confirmDevice']);
  }
  await harness.reply('confirmDevice', { kind: 'remembered' });
  expect(harness.state).toMatchObject({ device: 'remembered' });
});

test.each(['connection.online', 'clock.wake'] as const)('%s is a reason to try immediately', async (type) => {
  const harness = await signedIn({}, 'new');
  await harness.reply('confirmDevice', faultReply('network'));
  if (type === 'clock.wake') harness.tell.clock({ type });
  else harness.tell.connection({ type });
  expect(harness.pending).toEqual(['confirmDevice']);
});

test.each(['declined', 'none'] as const)('another tab may have come first: %s', async (kind) => {
  const harness = await signedIn({}, 'new');
  await harness.reply('confirmDevice', { kind });
  expect(harness.state).toMatchObject({ device: kind });
});

test('in an opt-in pool the person decides', async () => {
  const harness = await signedIn({}, 'new');
  await harness.reply('confirmDevice', { kind: 'undecided' });
  expect(harness.state).toMatchObject({ device: 'undecided' });
  harness.actions.rememberDevice();
  expect(harness.state).toMatchObject({ device: 'remembering' });
  expect(await harness.reply('updateDevice', done)).toEqual({ username: 'ada', to: 'remembered' });
  expect(harness.state).toMatchObject({ device: 'remembered' });
});

test('a person who declines is not asked again, even if Cognito was not reached', async () => {
  const harness = await signedIn({}, 'undecided');
  harness.actions.declineDevice();
  expect(harness.state).toMatchObject({ device: 'declined' });
  expect(await harness.reply('updateDevice', faultReply('network'))).toMatchObject({ to: 'notRemembered' });
  expect(harness.state).toMatchObject({ device: 'declined' });
});

test('a change that fails leads back to where it came from', async () => {
  const harness = await signedIn({}, 'remembered');
  harness.actions.forgetDevice();
  expect(harness.state).toMatchObject({ device: 'forgetting' });
  await harness.reply('updateDevice', faultReply('server'));
  expect(harness.state).toMatchObject({ device: 'remembered' });
  harness.actions.forgetDevice();
  await harness.reply('updateDevice', done);
  expect(harness.state).toMatchObject({ device: 'none' });
});

test.each([
  ['undecided', 'rememberDevice'],
  ['declined', 'rememberDevice'],
  ['declined', 'forgetDevice'],
  ['remembered', 'forgetDevice'],
] as const)('a change that fails is reported until the next one: %s, %s', async (device, action) => {
  const harness = await signedIn({}, device);
  expect(harness.state).toMatchObject({ view: 'home', fault: null });
  harness.actions[action]();
  expect(harness.state).toMatchObject({ fault: null });
  await harness.reply('updateDevice', faultReply('network'));
  expect(harness.state).toMatchObject({ view: 'home', busy: false, device, fault: { kind: 'network' } });
  harness.actions[action]();
  expect(harness.state).toMatchObject({ fault: null });
  await harness.fail('updateDevice');
  expect(harness.state).toMatchObject({ device, fault: { kind: 'unexpected', code: 'unexpected' } });
  harness.actions[action]();
  await harness.reply('updateDevice', done);
  expect(harness.state).toMatchObject({
    device: action === 'rememberDevice' ? 'remembered' : 'none',
    fault: null,
  });
});

test('the fault of a change is gone once the device is looked at again, the tokens are renewed or the person leaves', async () => {
  const refused = async () => {
    const harness = await signedIn({}, 'remembered');
    harness.actions.forgetDevice();
    await harness.reply('updateDevice', faultReply('server'));
    expect(harness.state).toMatchObject({ fault: { kind: 'server' } });
    return harness;
  };
  const looked = await refused();
  looked.tell.tabs({ type: 'tab.deviceChanged' });
  await looked.reply('confirmDevice', { kind: 'remembered' });
  expect(looked.state).toMatchObject({ device: 'remembered', fault: null });
  const renewed = await refused();
  renewed.tell.tabs({ type: 'tab.refreshed', session: session({ expiresAt: 9_000_000 }) });
  expect(renewed.state).toMatchObject({ device: 'remembered', fault: null });
  const left = await refused();
  left.actions.signOut();
  expect(left.state).toMatchObject({ view: 'signingOut', fault: null });
  const elsewhere = await refused();
  elsewhere.tell.tabs({ type: 'tab.signedOut' });
  expect(elsewhere.state).toMatchObject({ fault: null });
});

test('a decision to decline that fails is not reported: it does no harm', async () => {
  const harness = await signedIn({}, 'undecided');
  harness.actions.declineDevice();
  await harness.reply('updateDevice', faultReply('network'));
  expect(harness.state).toMatchObject({ device: 'declined', fault: null });
});

test('an earlier session may have been declined on this device, and the person can change their mind', async () => {
  const harness = await signedIn({}, 'declined');
  expect(harness.state).toMatchObject({ device: 'declined' });
  harness.actions.rememberDevice();
  expect(await harness.reply('updateDevice', faultReply('server'))).toMatchObject({ to: 'remembered' });
  expect(harness.state).toMatchObject({ device: 'declined' });
  harness.actions.forgetDevice();
  expect(await harness.reply('updateDevice', done)).toEqual({ username: 'ada', to: 'forgotten' });
  expect(harness.state).toMatchObject({ device: 'none' });
});

test('a device that was remembered just now is still that when forgetting it fails', async () => {
  const harness = await signedIn({}, 'undecided');
  harness.actions.rememberDevice();
  await harness.reply('updateDevice', done);
  harness.actions.forgetDevice();
  await harness.fail('updateDevice');
  expect(harness.state).toMatchObject({ device: 'remembered' });
});

test('a decision that fails is asked for again, and one to decline counts in any case', async () => {
  const harness = await signedIn({}, 'undecided');
  harness.actions.rememberDevice();
  await harness.fail('updateDevice');
  expect(harness.state).toMatchObject({ device: 'undecided' });
  expect(harness.actor.getSnapshot().hasTag('prompt')).toBe(true);
  harness.actions.declineDevice();
  await harness.fail('updateDevice');
  expect(harness.state).toMatchObject({ device: 'declined' });
  harness.actions.rememberDevice();
  expect(harness.state).toMatchObject({ device: 'remembering' });
});

test.each(['remembered', 'declined', 'undecided'] as const)(
  'a device that was forgotten elsewhere in the app is not used: %s',
  async (device) => {
    const harness = await signedIn({}, device);
    harness.actor.send({ type: 'device.forgotten' });
    expect(harness.state).toMatchObject({ device: 'none' });
    harness.actions.forgetDevice();
    expect(harness.pending).toEqual([]);
  },
);

test('a person who has declined can still change their mind', async () => {
  const harness = await signedIn({}, 'undecided');
  harness.actions.declineDevice();
  await harness.reply('updateDevice', done);
  expect(harness.state).toMatchObject({ device: 'declined' });
  harness.actions.rememberDevice();
  expect(harness.state).toMatchObject({ device: 'remembering' });
});

test.each(['none', 'undecided', 'remembered', 'declined'] as const)(
  'where another tab has changed the device, its standing is read again: from %s',
  async (standing) => {
    const harness = await signedIn({}, standing);
    expect(harness.pending).toEqual([]);
    harness.tell.tabs({ type: 'tab.deviceChanged' });
    expect(harness.state).toMatchObject({ device: standing });
    await harness.reply('confirmDevice', { kind: standing === 'none' ? 'remembered' : 'none' });
    expect(harness.state).toMatchObject({
      view: 'home',
      device: standing === 'none' ? 'remembered' : 'none',
    });
  },
);

test.each([
  ['network', 'lock-timeout'],
  ['unexpected', 'device-missing'],
] as const)('a device that cannot be read again, %s, stays as it was', async (kind, code) => {
  const harness = await signedIn({}, 'remembered');
  harness.tell.tabs({ type: 'tab.deviceChanged' });
  await harness.reply('confirmDevice', { kind: 'fault', fault: { kind, code } });
  expect(harness.state).toMatchObject({ view: 'home', device: 'remembered' });
});

test('a change of the device is not interrupted by one of another tab', async () => {
  const harness = await signedIn({}, 'undecided');
  harness.actions.rememberDevice();
  harness.tell.tabs({ type: 'tab.deviceChanged' });
  expect(harness.pending).toEqual(['updateDevice']);
  await harness.reply('updateDevice', done);
  expect(harness.state).toMatchObject({ device: 'remembered' });
});
