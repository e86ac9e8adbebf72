import type { ChartEntry } from '@latchkey/auth/chart';
import { expect, test } from 'vitest';
import { testLayout, testSteps } from '../../test/chart.ts';
import { sentenceOf } from './sentence.ts';

const [atRest, submitted, signedIn] = testSteps as readonly [ChartEntry, ChartEntry, ChartEntry];
const say = (step: ChartEntry | undefined) => sentenceOf(step, testLayout.boxes);

test('a running service is shown as the current wait', () => {
  expect(say(submitted)).toBe('initiateAuth is running: the chart waits for its answer.');
});

test('a view waits for actions of its person, not for outside events', () => {
  expect(say(atRest)).toBe('The app shows the view signedOut and waits for signIn.submit.');
  expect(say(signedIn)).toBe('The app shows the view home and waits for signOut.request.');
});

test('a step-up waits in front of the page, which stays lit', () => {
  const active = [...signedIn.active, 'auth.stepUp.signIn', 'auth.stepUp.signIn.challenge'];
  const possible = [{ type: 'code.submit', choice: null }];
  expect(say({ ...signedIn, active, possible })).toBe(
    'A step-up is in front of home and waits for code.submit.',
  );
});

test.each([
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'a, b or c'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b or one of 3 other events'],
  [['mfa', 'mfa'], 'mfa'],
])('%j is said as "%s"', (types, text) => {
  const possible = types.map((type, index) => ({ type, choice: String(index) }));
  expect(say({ ...atRest, possible })).toBe(`The app shows the view signedOut and waits for ${text}.`);
});

test('it says so when nobody can do anything, and when there is nothing', () => {
  expect(say({ ...atRest, possible: [{ type: 'tab.leading', choice: null }] })).toBe(
    'The app shows the view signedOut, and nobody can do anything.',
  );
  expect(say(undefined)).toBe('Nothing has been recorded: there is no chart to watch.');
});
