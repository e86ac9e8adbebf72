import { expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';
import { createAuth } from '../auth.ts';
import { stepUp } from '../step-up/index.ts';
import { createTestAuth } from '../testing/index.ts';
import { createChartRecorder } from './recorder.ts';
import { type SentRequest, watchAuth } from './watch-auth.ts';

it('starts with the present state, then reports everything that happens', async () => {
  const { auth, at } = (await startJourney()).open();
  await at('signedOut');
  const recorder = createChartRecorder();
  const stop = watchAuth(auth, (told) => {
    if (told.type !== 'request') recorder.inspect(told);
  });
  auth.actions.showSignIn();
  await at('signIn');
  const seen = () => recorder.getEntries().map(({ event }) => event);
  expect(recorder.getEntries()[0]).toMatchObject({
    kind: 'start',
    active: ['auth', 'auth.signedOut', 'auth.signedOut.clean'],
  });
  expect(seen()).toEqual(['start', 'signIn.start']);

  stop();
  auth.actions.showSignUp();
  await at('signUp');
  expect(seen()).toHaveLength(2);
});

it('reports requests by operation and result, and passes them on unchanged', async () => {
  const { auth, at } = (await startJourney()).open();
  const requests: SentRequest[] = [];
  const stop = watchAuth(auth, (told) => {
    if (told.type === 'request') requests.push(told);
  });
  await at('signedOut');
  auth.actions.signIn({ username: 'ann', password });
  await at('home');
  const told = requests.map(({ target }) => target?.split('.')[1]);
  expect(told.slice(0, 2)).toEqual(['InitiateAuth', 'RespondToAuthChallenge']);
  expect(Object.keys(requests[0] ?? {}).toSorted()).toEqual(['ended', 'startedAt', 'target', 'type', 'url']);
  const [first] = requests;
  const end = await first?.ended;
  expect(end?.status).toBe(200);
  expect(end?.at).toBeGreaterThanOrEqual(first?.startedAt ?? Number.POSITIVE_INFINITY);

  stop();
  const before = requests.length;
  await auth.getTokens({ forceRefresh: true });
  expect(requests).toHaveLength(before);
});

it('reports a request without a response, which fails as before', async () => {
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const auth = createAuth({
    userPoolId: 'eu-west-1_A',
    clientId: 'c',
    storage: 'memory',
    environment: { fetch },
  });
  const requests: SentRequest[] = [];
  watchAuth(auth, (told) => {
    if (told.type === 'request') requests.push(told);
  });
  await auth.ready();
  auth.actions.signIn({ username: 'ann', password });
  await expect.poll(() => requests.length, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(await requests[0]?.ended).toMatchObject({ status: null });
  auth.dispose();
});

it('sees nothing of a double: it has no chart', () => {
  const told: unknown[] = [];
  const stop = watchAuth(createTestAuth({ view: 'home' }), (seen) => told.push(seen));
  stop();
  expect(told).toEqual([]);
});

it('shows a step-up in front of home, in its own states and without a secret', async () => {
  const journey = await startJourney({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
    users: [{ username: 'ann', password, attributes: { phone_number: '+15550100' } }],
  });
  const tab = journey.open({ flow: 'USER_AUTH', acrValues: 'urn:cognito:loa:1' });
  await signIn(tab);
  const recorder = createChartRecorder();
  const stop = watchAuth(tab.auth, (told) => {
    if (told.type !== 'request') recorder.inspect(told);
  });
  const result = stepUp(tab.auth, { acrValues: 'urn:cognito:loa:3' });
  const step = await tab.at('smsCode');
  const entries = () => recorder.getEntries().filter(({ event }) => !event.startsWith('tab.'));
  expect(entries().map(({ event }) => event)).toEqual(['start', 'stepUp', 'initiateAuth']);
  expect(entries().at(-1)?.active).toEqual(
    expect.arrayContaining([
      'auth.signedIn.session.fresh',
      'auth.stepUp.signIn.challenge.SMS_MFA.entering.clean',
    ]),
  );
  expect(entries().at(-1)?.possible).toContainEqual({ type: 'code.submit', choice: null });
  expect(entries().at(-1)?.transitions[0]).toMatch(/^auth\.stepUp\.signIn\.starting/);
  const code = journey.sandbox.outbox.latest('ann')?.code ?? '';
  step.submitCode(code);
  expect(await result).toMatchObject({ outcome: 'done' });
  // The session's next step is a step of its own, behind the last one of the step-up.
  expect(entries().map(({ event }) => event)).toEqual(
    expect.arrayContaining(['code.submit', 'respond', 'session.replaced']),
  );
  const [last] = entries().toSorted((a, b) => b.number - a.number);
  expect(last?.active.filter((id) => id.startsWith('auth.stepUp'))).toEqual([]);
  expect(JSON.stringify(recorder.getEntries())).not.toMatch(new RegExp(`${code}|${password}|eyJ`));
  stop();
});
