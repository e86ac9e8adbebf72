import { describe, expect, test } from 'vitest';
import { signedIn, signedOut } from '../../test/harness.ts';
import { faultReply, session } from '../../test/replies.ts';
import { type Sealed, seal } from '../sealed.ts';

const step = (name: string): Sealed<unknown> => seal<unknown>(name);

describe('each step of managed login gets the result of the one before', () => {
  test('on the way over the page, and back', async () => {
    const harness = await signedOut();
    const [left, arrived, claimed] = [step('left'), step('arrived'), step('claimed')];
    harness.actions.signInWithRedirect();
    await harness.reply('prepareRedirect', { kind: 'leave', redirect: left });
    expect((await harness.reply('leavePage', { kind: 'done' })).redirect).toBe(left);
    harness.actor.send({ type: 'callback.arrived', redirect: arrived });
    expect((await harness.reply('claimRedirect', { kind: 'claimed', redirect: claimed })).redirect).toBe(
      arrived,
    );
    const made = { kind: 'session', session: session({ username: 'grace' }), device: 'remembered' } as const;
    expect((await harness.reply('exchangeCode', made)).redirect).toBe(claimed);
    expect(harness.state).toMatchObject({
      view: 'home',
      user: { username: 'grace' },
      device: 'remembered',
    });
  });

  test.each([
    ['show', (actions: Actions) => actions.signInWithPopup()],
    ['frame', (actions: Actions) => actions.signInSilently({ frame: true })],
  ] as const)('through a window: %s', async (kind, begin) => {
    const harness = await signedOut();
    const [shown, returned, claimed] = [step('shown'), step('returned'), step('claimed')];
    begin(harness.actions);
    await harness.reply('prepareRedirect', { kind, redirect: shown });
    expect((await harness.reply('showWindow', { kind: 'returned', redirect: returned })).redirect).toBe(
      shown,
    );
    expect(harness.state).toMatchObject({ view: 'splash', busy: true });
    expect((await harness.reply('claimRedirect', { kind: 'claimed', redirect: claimed })).redirect).toBe(
      returned,
    );
    expect((await harness.reply('exchangeCode', faultReply('network'))).redirect).toBe(claimed);
  });

  test('and the sign-out at the domain its address', async () => {
    const harness = await signedIn();
    const left = step('left');
    harness.actions.signOut();
    await harness.reply('clearSession', { kind: 'done' });
    await harness.reply('revokeTokens', { kind: 'leave', redirect: left });
    expect((await harness.reply('leavePage', faultReply('unexpected'))).redirect).toBe(left);
    expect(harness.state).toMatchObject({ view: 'signedOut', reason: 'signOut' });
  });
});

type Actions = Awaited<ReturnType<typeof signedOut>>['actions'];

test.each([
  ['a return that nobody expected', faultReply('lapsed'), 'lapsed-code'],
  ['a refusal', faultReply('refused', { code: 'access_denied' }), 'access_denied'],
] as const)('%s leads to what is stored', async (_, reply, code) => {
  const harness = await signedOut();
  harness.actor.send({ type: 'callback.arrived', redirect: step('arrived') });
  await harness.reply('claimRedirect', reply);
  expect(harness.pending).toEqual(['restoreSession']);
  await harness.reply('restoreSession', { kind: 'none' });
  expect(harness.state.view).toBe('signedOut');
  expect(harness.state.fault?.code ?? null).toBe(code);
});

describe('a step that breaks is a fault, and keeps nobody waiting', () => {
  test.each([
    ['show', 'showWindow'],
    ['leave', 'leavePage'],
  ] as const)('on the way there: %s', async (kind, port) => {
    const harness = await signedOut();
    harness.actions.signInWithPopup();
    await harness.reply('prepareRedirect', { kind, redirect: step('prepared') });
    await harness.fail(port);
    expect(harness.state).toMatchObject({ view: 'signIn', busy: false, fault: { kind: 'unexpected' } });
  });

  test.each([
    ['claimRedirect', []],
    ['exchangeCode', [{ kind: 'claimed', redirect: step('claimed') }]],
  ] as const)('on the way back: %s', async (port, before) => {
    const harness = await signedOut();
    harness.actor.send({ type: 'callback.arrived', redirect: step('arrived') });
    for (const reply of before) await harness.reply('claimRedirect', reply);
    await harness.fail(port);
    await harness.reply('restoreSession', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'signedOut', fault: { kind: 'unexpected' } });
  });
});
