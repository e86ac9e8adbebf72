import { createTestAuth } from '@latchkey/auth/testing';
import { expect, it, vi } from 'vitest';
import { createViewTrail } from './view-trail.ts';

const viewsOf = (trail: ReturnType<typeof createViewTrail>) => trail.getVisits().map(({ view }) => view);

it('lists the views in the order of their visits, each once while it stays', () => {
  const auth = createTestAuth({ view: 'splash' });
  const trail = createViewTrail(auth);
  auth.setState({ view: 'signIn' });
  auth.setState({ view: 'signIn', busy: true });
  auth.setState({ view: 'totpCode' });
  auth.setState({ view: 'signIn' });
  expect(viewsOf(trail)).toEqual(['splash', 'signIn', 'totpCode', 'signIn']);
});

it('notifies its listeners of a new view only, with a new array', () => {
  const auth = createTestAuth({ view: 'splash' });
  const trail = createViewTrail(auth);
  const listener = vi.fn<() => void>();
  const unsubscribe = trail.subscribe(listener);
  const before = trail.getVisits();
  auth.setState({ view: 'splash' });
  expect([listener.mock.calls.length, trail.getVisits()]).toEqual([0, before]);
  auth.setState({ view: 'signedOut' });
  expect(listener).toHaveBeenCalledTimes(1);
  expect(trail.getVisits()).not.toBe(before);
  unsubscribe();
  auth.setState({ view: 'signIn' });
  expect(listener).toHaveBeenCalledTimes(1);
});

it('keeps the last seven', () => {
  const auth = createTestAuth({ view: 'splash' });
  const trail = createViewTrail(auth);
  for (let round = 0; round < 5; round += 1) {
    auth.setState({ view: 'signIn' });
    auth.setState({ view: 'signUp' });
  }
  expect(viewsOf(trail)).toHaveLength(7);
  expect(viewsOf(trail).at(-1)).toBe('signUp');
  expect(new Set(trail.getVisits().map(({ id }) => id)).size).toBe(7);
});
