import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { actionsOf } from '../views.ts';
import { describeChart } from './describe.ts';
import { createGallery } from './gallery.ts';
import { activeNodes } from './identity.ts';
import { sampleViews } from './samples/views.ts';
import { stillChart } from './still-chart.ts';

const now = 1_700_000_000_000;
const cards = createGallery({ now });
const { nodes } = describeChart();

test('there is one card for each leaf at which the chart can rest, in the order of the chart', () => {
  const leaves = nodes.filter(({ kind, tags }) => kind === 'atomic' && !tags.includes('transient'));
  expect(cards.map(({ id }) => id)).toEqual(leaves.map(({ id }) => id));
});

test('every view has a card', () => {
  expect(new Set(cards.map(({ state }) => state.view))).toEqual(new Set(Object.keys(actionsOf)));
});

test('the sample of a view has the data that the chart shows in it', () => {
  const samples = sampleViews(now);
  for (const { state } of cards) {
    const shown = { ...samples[state.view], view: '' };
    const actions: readonly string[] = actionsOf[state.view];
    const data = Object.keys(state).filter((key) => !actions.includes(key));
    expect([state.view, data.sort()]).toEqual([state.view, Object.keys(shown).sort()]);
  }
});

test('a card shows the view of the innermost node around its leaf that has one', () => {
  const shown = cards.map(({ id, state }) => [id, state.view]);
  const expected = cards.map(({ id }) => {
    const around = nodes.filter((node) => node.view !== null && `${id}.`.startsWith(`${node.id}.`));
    return [id, around.at(-1)?.view];
  });
  expect(shown).toEqual(expected);
});

test('a card is the end of its path: the snapshot of an actor that is not started', () => {
  const machine = stillChart(now);
  for (const { id, value, context, state } of cards) {
    const actor = createActor(machine, {
      input: context.config,
      snapshot: machine.resolveState({ value, context }),
    });
    const snapshot = actor.getSnapshot();
    expect(activeNodes(snapshot.value)).toContain(id);
    expect([id, snapshot.hasTag('busy')]).toEqual([id, state.busy]);
  }
});

test('a rejected form explains why in words of its step, and keeps the username', () => {
  const card = cards.find(({ id }) => id === 'auth.signIn.challenge.SMS_MFA.entering.rejected');
  expect(card).toMatchObject({
    region: 'signIn',
    state: { view: 'smsCode', username: 'ada@example.com', fault: { kind: 'code' } },
    path: ['restoreSession: none', 'signIn.submit', 'initiateAuth: SMS_MFA', 'code.submit', 'respond: code'],
  });
  expect(card?.possible).toContainEqual({ type: 'fault.clear', choice: null });
  expect(card?.possible).not.toContainEqual({ type: 'code.resend', choice: null });
});

test('each choice has its own sample', () => {
  const card = cards.find(({ id }) => id === 'auth.signIn.challenge.MFA_SETUP.choosing');
  expect(card?.possible.filter(({ type }) => type === 'mfa.choose')).toEqual([
    { type: 'mfa.choose', choice: 'SOFTWARE_TOKEN_MFA' },
    { type: 'mfa.choose', choice: 'EMAIL_OTP' },
  ]);
});

test('a step that sets up TOTP shows a secret to enrol', () => {
  const card = cards.find(({ id }) => id === 'auth.signIn.challenge.MFA_SETUP.totp.entering.clean');
  expect(card?.state.view === 'setUpTotp' && card.state.getTotpSetup()).toMatchObject({
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
  });
});

test('times are near the moment that the gallery is made for', () => {
  const step = cards.find(({ state }) => state.view === 'totpCode');
  expect(step?.state).toMatchObject({ lapsesAt: now + 180_000 });
  const home = cards.find(({ state }) => state.view === 'home');
  expect(home?.state).toMatchObject({ session: { expiresAt: now + 3_600_000 } });
});
