import { expect, test } from 'vitest';
import { signedIn } from '../../test/harness.ts';
import { faultReply } from '../../test/replies.ts';

const done = { kind: 'done' } as const;

test('a new device is confirmed beside the session', async () => {
  const harness = await signedIn({}, 'new');
  expect(harness.state).toMatchObject({ view: 'home', busy: false, device: 'confirming' });
  expect(await harness.reply('confirmDevice', { kind: 'remembered' })).toEqual({ username: 'ada' });
  expect(harness.state).toMatchObject({ device: 'remembered' });
});

test('a confirmation that fails leaves the person signed in, and can be tried again', async () => {
  const harness = await signedIn({}, 'new');
  await harness.reply('confirmDevice', faultReply('network'));
  expect(harness.state).toMatchObject({ view: 'home', fault: null, device: 'unconfirmed' });
  harness.actions.retryDevice();
  await harness.fail('confirmDevice');
  expect(harness.state).toMatchObject({ view: 'home', device: 'unconfirmed' });
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
