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
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
  const { inspect, recorders } = startChart();
  const auth = createAuth({ userPoolId: 'eu-west-1_A', clientId: 'c', inspect });
  await auth.ready();
  auth.actions.showSignIn();
  vi.setSystemTime(90_000);

  const { recorder } = await recorders;
  const steps = recorder.getEntries();
  expect(steps[0]).toMatchObject({ event: 'start', at: 1_000 });
  expect(steps.map(({ event }) => event)).toEqual(expect.arrayContaining(['restoreSession', 'signIn.start']));
  expect(steps.every(({ at }) => at === 1_000)).toBe(true);

  auth.actions.showSignUp();
  expect(recorder.getEntries().at(-1)).toMatchObject({ event: 'signUp.start', at: 90_000 });
  auth.dispose();
});

test('a request goes out as it is, is recorded with its times, and answers or rejects as it did', async () => {
  vi.stubGlobal('location', { href: 'http://localhost/', search: '' });
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
  const answer = new Response('{"AccessToken":"secret"}', { status: 400 });
  const send = vi.fn<typeof fetch>(async (input) => {
    vi.setSystemTime(Date.now() + 120);
    if (input === 'https://gone.example/') throw new TypeError('Failed to fetch');
    return answer;
  });
  const { fetch, recorders } = startChart(send);
  const init = { headers: { 'x-amz-target': 'Service.InitiateAuth' } };
  expect(await fetch('https://cognito.example/', init)).toBe(answer);
  expect(send).toHaveBeenCalledWith('https://cognito.example/', init);
  await expect(fetch('https://gone.example/', init)).rejects.toThrow(TypeError);

  const { requests } = await recorders;
  // What has ended is noted when the recorder is told of it.
  await vi.waitFor(() =>
    expect(requests.getRequests()).toEqual([
      { number: 0, operation: 'InitiateAuth', startedAt: 1_000, duration: 120, status: 400 },
      { number: 1, operation: 'InitiateAuth', startedAt: 1_120, duration: 120, status: null },
    ]),
  );
});
