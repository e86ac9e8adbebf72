import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { said, warn } from './warn.ts';

beforeEach(() => said.clear());
afterEach(() => {
  vi.restoreAllMocks();
});

it('prints each text once', () => {
  const told = vi.spyOn(console, 'warn').mockImplementation(() => {});
  warn('one');
  warn('one');
  warn(null);
  expect(told.mock.calls).toEqual([['Latchkey: one']]);
});
