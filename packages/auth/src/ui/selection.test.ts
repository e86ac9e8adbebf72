import { expect, it, vi } from 'vitest';
import { keepEqual } from './index.ts';

interface State {
  readonly names: readonly string[];
}
const names = (state: State) => [...state.names];
const sameNames = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

it('keeps the identity of a slice as long as the next one is equal', () => {
  const select = keepEqual(names, sameNames, { current: null });
  const first = select({ names: ['ada'] });
  expect(select({ names: ['ada'] })).toBe(first);
  expect(select({ names: ['grace'] })).toEqual(['grace']);
});

it('keeps the slice on screen when the selecting function is new', () => {
  const slice = ['ada'];
  const select = keepEqual(names, sameNames, { current: { slice } });
  expect(select({ names: ['ada'] })).toBe(slice);
});

it('selects once a state', () => {
  const counted = vi.fn<typeof names>(names);
  const select = keepEqual(counted, Object.is, { current: null });
  const state = { names: ['ada'] };
  expect(select(state)).toBe(select(state));
  expect(counted).toHaveBeenCalledTimes(1);
});
