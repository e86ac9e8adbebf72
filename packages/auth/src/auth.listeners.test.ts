import { beforeEach, expect, it, vi } from 'vitest';
import { password, startJourney } from '../test/journey.ts';

const reported = vi.fn<(error: unknown) => void>();
beforeEach(() => {
  reported.mockClear();
  vi.stubGlobal('reportError', reported);
});

it('a subscriber that throws is reported, and stops neither the others nor the session', async () => {
  const journey = await startJourney();
  const { auth, at } = journey.open();
  const seen: string[] = [];
  const bug = new Error('a bug of the app');
  auth.subscribe(({ view }) => {
    if (view === 'home') throw bug;
  });
  auth.subscribe(({ view }) => seen.push(view));
  (await at('signedOut')).signIn({ username: 'ann', password });
  await at('home');
  expect(seen).toContain('home');
  expect((await auth.getTokens())?.accessToken).toBeDefined();
  expect(reported.mock.calls[0]?.[0]).toBe(bug);
});

it('an inspector that throws is reported, and stops nothing', async () => {
  const journey = await startJourney();
  const bug = new Error('a bug of the inspector');
  const { at } = journey.open({
    inspect: () => {
      throw bug;
    },
  });
  (await at('signedOut')).signIn({ username: 'ann', password });
  await at('home');
  expect(reported.mock.calls[0]?.[0]).toBe(bug);
});
