import { expect, test } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { Harness } from '../../test/harness.ts';
import { password, startJourney } from '../../test/journey.ts';
import { challengeReply, faultReply } from '../../test/replies.ts';
import { createChartRecorder } from './recorder.ts';
import { masked } from './redaction.ts';

function recorded(limit?: number) {
  let at = 0;
  const recorder = createChartRecorder({ now: () => (at += 1), ...(limit && { limit }) });
  // The harness passes on XState's events.
  const harness = new Harness({}, (event) => recorder.inspect(event as InspectionEvent));
  return { recorder, harness, last: () => recorder.getEntries().at(-1) };
}

test('the start is the first step, with the nodes that are active', () => {
  const { recorder } = recorded();
  expect(recorder.getEntries()).toEqual([
    {
      number: 0,
      at: 1,
      kind: 'start',
      event: 'start',
      payload: null,
      transitions: [],
      active: ['auth', 'auth.initialising', 'auth.initialising.restoring'],
      possible: expect.arrayContaining([{ type: 'signOut.request', choice: null }]),
    },
  ]);
});

test('the answer of a service is a step under the name of the service, routers included', async () => {
  const { harness, last } = recorded();
  await harness.reply('restoreSession', {
    kind: 'challenge',
    attempt: harness.actor.getSnapshot().context.attempt,
    challenge: challengeReply('SMS_MFA').challenge,
    totp: null,
  });
  expect(last()).toMatchObject({
    kind: 'done',
    event: 'restoreSession',
    payload: { kind: 'challenge', challenge: { name: 'SMS_MFA', session: '•••' } },
    transitions: ['auth.initialising.restoring#2', 'auth.signIn.challenge.routing#5'],
    active: expect.arrayContaining(['auth.signIn.challenge.SMS_MFA.entering.clean']),
  });
});

test('an event that the chart ignores is a step without transitions', async () => {
  const { harness, last } = recorded();
  harness.actions.submitCode('123456');
  expect(last()).toMatchObject({
    kind: 'external',
    event: 'code.submit',
    payload: { answer: { kind: 'code', code: '•••' } },
    transitions: [],
  });
});

test('each step shows what can happen', async () => {
  const { harness, last } = recorded();
  await harness.reply('restoreSession', { kind: 'none' });
  const types = last()?.possible.map(({ type }) => type);
  expect(types).toContain('signIn.submit');
  expect(types).not.toContain('signOut.request');
});

test('time and bugs are steps of their own kinds', async () => {
  const { harness, recorder } = recorded();
  harness.clock.increment(10_000);
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  await harness.fail('prepareSrp');
  expect(recorder.getEntries().map(({ kind, event }) => `${kind} ${event}`)).toEqual([
    'start start',
    'after restoringTimeout',
    'external signIn.submit',
    'error prepareSrp',
  ]);
});

test('listeners hear of a step, and the array stays the same until then', () => {
  const { harness, recorder } = recorded();
  const before = recorder.getEntries();
  let heard = 0;
  const unsubscribe = recorder.subscribe(() => (heard += 1));
  expect(recorder.getEntries()).toBe(before);
  harness.actions.cancel();
  unsubscribe();
  harness.actions.cancel();
  expect(heard).toBe(1);
  expect(recorder.getEntries()).not.toBe(before);
});

test('the oldest steps are dropped', () => {
  const { harness, recorder } = recorded(2);
  for (let times = 0; times < 4; times += 1) harness.actions.clearFault();
  expect(recorder.getEntries().map(({ number }) => number)).toEqual([3, 4]);
});

test('names are masked, and only the keys of metadata of an app are shown', () => {
  const { harness, last } = recorded();
  harness.actions.signUp({
    username: 'ada@example.com',
    password: 'Secret-1',
    attributes: { phone_number: '+15550100' },
    clientMetadata: { campaign: 'spring' },
  });
  expect(last()?.payload).toEqual({
    username: 'a•••',
    password: '•••',
    attributes: ['phone_number'],
    validationData: [],
    clientMetadata: ['campaign'],
  });
});

test('a reply shows its kind, its fault and no more', async () => {
  const { harness, last } = recorded();
  await harness.reply('restoreSession', { kind: 'none' });
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  await harness.reply('prepareSrp', faultReply('network'));
  expect(last()?.payload).toEqual({
    kind: 'fault',
    fault: { kind: 'network', code: 'network-code' },
  });
});

test('an unknown word of the protocol is not shown', () => {
  expect(masked({ factor: 'my secret pass phrase' }, { factor: 'plain' })).toEqual({ factor: '•••' });
  expect(masked({ flow: { deep: 'Secret-1' } }, { flow: 'plain' })).toEqual({ flow: '•••' });
});

test('a sign-in with a second step, a refresh and a sign-out leave no secret in the record', async () => {
  const journey = await startJourney({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
    users: [
      {
        username: 'ann',
        password,
        attributes: { phone_number: '+15550100' },
        mfa: { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' },
      },
    ],
  });
  const recorder = createChartRecorder({ now: journey.clock.now });
  const { auth, at, until } = journey.open({ inspect: recorder.inspect });
  await at('signedOut');
  auth.actions.signIn({ username: 'ann', password });
  await at('smsCode');
  const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
  journey.secrets.add(code);
  auth.actions.submitCode(code);
  await at('home');
  auth.actions.refresh();
  await until((state) => state.view === 'home' && state.session.status === 'fresh');
  auth.actions.signOut();
  await at('signedOut');

  const steps = recorder.getEntries();
  expect(steps.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['signIn.submit', 'prepareSrp', 'respond', 'code.submit', 'refreshTokens']),
  );
  journey.secrets.see(steps);
  await journey.expectNoLeak();
});
