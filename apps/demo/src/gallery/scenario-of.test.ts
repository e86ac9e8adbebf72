import { expect, it } from 'vitest';
import { scenarios } from '../scenarios/scenarios.ts';
import { cards } from './cards.ts';
import { scenarioOf } from './scenario-of.ts';

it('names scenarios that there are, for most cards', () => {
  const named = cards.map(({ state }) => scenarioOf(state)).filter((id) => id !== null);
  const ids = scenarios.map(({ id }) => id);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  expect(named.length).toBeGreaterThan(cards.length * 0.8);
});

it('has one of its own for a form that was refused', () => {
  expect(scenarioOf({ view: 'signIn', fault: { kind: 'throttled', code: 'x' } })).toBe('throttled');
  expect(scenarioOf({ view: 'signIn', fault: { kind: 'credentials', code: 'x' } })).toBe('password');
  expect(scenarioOf({ view: 'unsupported' })).toBeNull();
});
