import { createAuth } from '@latchkey/auth';
import { afterEach, expect, test, vi } from 'vitest';
import { inspectorPage, startChart } from './start-chart.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test.each([
  ['http://localhost:5173/', null],
  ['http://localhost:5173/?inspect', 'https://stately.ai/inspect'],
  ['http://localhost:5173/demo/?inspect=own.html', 'http://localhost:5173/demo/own.html'],
  ['http://localhost:5173/?inspect=https://elsewhere.example/', 'https://stately.ai/inspect'],
  ['http://localhost:5173/?inspect=http://[', 'https://stately.ai/inspect'],
])('%s asks for the inspector at %s', (address, page) => {
  expect(inspectorPage(address)).toBe(page);
});

test('what happens before the recorder is loaded is recorded too, at its own time', async () => {
  vi.stubGlobal('location', { href: 'http://localhost/', search: '' });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
  const { inspect, recorder } = startChart();
  const auth = createAuth({ userPoolId: 'eu-west-1_A', clientId: 'c', inspect });
  await auth.ready();
  auth.actions.showSignIn();
  vi.setSystemTime(90_000);

  const steps = (await recorder).getSteps();
  expect(steps[0]).toMatchObject({ event: 'start', at: 1_000 });
  expect(steps.map(({ event }) => event)).toEqual(expect.arrayContaining(['restoreSession', 'signIn.start']));
  expect(steps.every(({ at }) => at === 1_000)).toBe(true);

  auth.actions.showSignUp();
  expect((await recorder).getSteps().at(-1)).toMatchObject({ event: 'signUp.start', at: 90_000 });
  auth.dispose();
});
