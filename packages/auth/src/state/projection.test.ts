import { describe, expect, test } from 'vitest';
import { challenged, signedIn, signedOut } from '../../test/harness.ts';
import { faultReply, session } from '../../test/replies.ts';
import { actionsOf } from '../views.ts';
import { createActions } from './actions.ts';
import { share } from './share.ts';

describe('the state', () => {
  test('is the same object until something in it changes', async () => {
    const harness = await signedIn();
    const before = harness.state;
    // Changes nothing that a view shows.
    harness.tell.clock({ type: 'clock.wake' });
    harness.tell.tabs({ type: 'tab.signedIn', username: 'ada' });
    expect(harness.state).toBe(before);
    harness.tell.connection({ type: 'connection.offline' });
    expect(harness.state).not.toBe(before);
  });

  test('keeps the parts that did not change', async () => {
    const harness = await signedIn();
    const before = harness.state;
    harness.tell.tabs({ type: 'tab.refreshed', session: session({ expiresAt: 9_000_000 }) });
    const after = harness.state;
    if (before.view !== 'home' || after.view !== 'home') throw new Error('not at home');
    expect(after.user).toBe(before.user);
    expect(after.session).not.toBe(before.session);
  });

  test('has the actions of its view and no others, always the same functions', async () => {
    const harness = await signedOut();
    const { state } = harness;
    const functions = Object.keys(state).filter((key) => key in harness.actions);
    expect(functions.sort()).toEqual([...actionsOf.signedOut].sort());
    harness.actions.showSignIn();
    const next = harness.state;
    if (state.view !== 'signedOut' || next.view !== 'signIn') throw new Error('not as expected');
    expect(next.signIn).toBe(state.signIn);
  });

  test('shows a fault only where it is the last word', async () => {
    const harness = await challenged('SMS_MFA');
    harness.actions.submitCode('000000');
    await harness.reply('respond', faultReply('code'));
    expect(harness.state.fault).toMatchObject({ kind: 'code' });
    harness.actions.submitCode('111111');
    expect(harness.state).toMatchObject({ busy: true, fault: null });
  });

  test('names the data of the challenge: the name of the authenticator, the attributes to give', async () => {
    const totp = await challenged('SOFTWARE_TOKEN_MFA', { prompt: { FRIENDLY_DEVICE_NAME: 'my phone' } });
    expect(totp.state).toMatchObject({ view: 'totpCode', deviceName: 'my phone', lapsesAt: 180_000 });
    const password = await challenged('NEW_PASSWORD_REQUIRED', { requiredAttributes: ['email'] });
    expect(password.state).toMatchObject({ view: 'newPassword', requiredAttributes: ['email'] });
  });
});

test('an action sends missing arguments as null, and seals secrets', () => {
  const sent: unknown[] = [];
  const { signIn, signOut } = createActions((event) => sent.push(event));
  signIn({ username: 'ada', password: 'Secret-1' });
  signOut();
  expect(JSON.parse(JSON.stringify(sent))).toEqual([
    {
      type: 'signIn.submit',
      username: 'ada',
      password: '[sealed]',
      flow: null,
      factor: null,
      autofill: false,
      remember: null,
      clientMetadata: null,
    },
    { type: 'signOut.request', scope: 'local' },
  ]);
});

describe('sharing', () => {
  test('gives the last value where nothing differs, however deep', () => {
    const last = { a: [{ b: 1 }], c: { d: null } };
    expect(share(last, { a: [{ b: 1 }], c: { d: null } })).toBe(last);
  });

  test('does not take a value for the last one that has a member less, or a longer list for a shorter one', () => {
    expect(share({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(share([1, 2], [1])).toEqual([1]);
  });

  test('keeps equal parts of a value that differs', () => {
    const last = { same: { a: 1 }, other: [1, 2] };
    const shared = share(last, { same: { a: 1 }, other: [1, 2, 3] });
    expect(shared).toEqual({ same: { a: 1 }, other: [1, 2, 3] });
    expect(shared.same).toBe(last.same);
  });

  test('freezes what it returns, however deep, and leaves other objects alone', () => {
    const date = new Date(0);
    const last = share(null, { same: { a: 1 }, list: [1] });
    const shared = share(last, { same: { a: 1 }, list: [{ b: 2 }], date });
    expect([shared, shared.same, shared.list, shared.list[0]].every(Object.isFrozen)).toBe(true);
    expect(shared.date).toBe(date);
    expect(Object.isFrozen(date)).toBe(false);
    expect(Object.isFrozen(share(null, { a: 1 }))).toBe(true);
  });

  test('is not misled by members that have the names of those of Object.prototype', () => {
    const text = '{"__proto__":{},"constructor":{"a":1},"toString":{}}';
    const next: unknown = JSON.parse(text);
    expect(JSON.stringify(share({}, next))).toBe(text);
    expect(Object.isFrozen(Object.prototype)).toBe(false);
    expect(JSON.stringify(share(share({}, next), JSON.parse(text)))).toBe(text);
  });

  test('distinguishes arrays from objects and missing members from undefined ones, and compares others by identity', () => {
    expect(share([], {})).toEqual({});
    expect(share({ a: undefined }, {})).toEqual({});
    expect(Object.keys(share({}, { a: undefined }))).toEqual(['a']);
    const date = new Date(0);
    expect(share(new Date(0), date)).toBe(date);
  });
});
