import { expect, it, vi } from 'vitest';
import { createTestAuth } from '../testing/index.ts';
import type { AuthState } from '../views.ts';
import { toStore } from './index.ts';

it('calls a subscriber immediately and with each new state, as stores of Svelte do', () => {
  const auth = createTestAuth({ view: 'splash' });
  const run = vi.fn<(state: AuthState) => void>();
  const unsubscribe = toStore(auth).subscribe(run);
  expect(run.mock.calls).toEqual([[auth.getState()]]);
  auth.setState({ view: 'home' });
  expect(run).toHaveBeenLastCalledWith(auth.getState());
  unsubscribe();
  auth.setState({ view: 'signedOut' });
  expect(run).toHaveBeenCalledTimes(2);
  expect(auth.listeners).toBe(0);
});
