import { expect, it } from 'vitest';
import { getServerState } from './index.ts';

it('gives the same frozen object each time', () => {
  expect(getServerState()).toBe(getServerState());
  expect(Object.isFrozen(getServerState())).toBe(true);
  expect(getServerState().view).toBe('splash');
});
