import type { ChartEntry } from '@latchkey/auth/chart';
import { expect, test } from 'vitest';
import { enteredBy, linesOf, titleOf } from './step-text.ts';

const step = (change: Partial<ChartEntry>): ChartEntry => ({
  number: 0,
  at: 0,
  kind: 'external',
  event: 'fault.clear',
  payload: null,
  transitions: [],
  active: [],
  possible: [],
  ...change,
});

test.each([
  [{}, 'fault.clear'],
  [{ kind: 'after', event: 'untilLapse' }, 'after untilLapse'],
  [{ kind: 'error', event: 'prepareSrp' }, 'prepareSrp failed'],
  [{ kind: 'done', event: 'respond', payload: { kind: 'session', session: {} } }, 'respond: session'],
  [{ kind: 'done', event: 'respond', payload: { kind: 'fault', fault: { kind: 'code' } } }, 'respond: code'],
  [
    { kind: 'done', event: 'respond', payload: { kind: 'challenge', challenge: { name: 'SMS_MFA' } } },
    'respond: SMS_MFA',
  ],
  [{ kind: 'done', event: 'watchTabs' }, 'watchTabs'],
] as const)('%j is called %s', (change, title) => {
  expect(titleOf(step(change))).toBe(title);
});

test('a step entered the innermost states that were not active before', () => {
  const before = step({ active: ['auth', 'auth.signIn', 'auth.signIn.identifying'] });
  const after = step({
    active: ['auth', 'auth.signIn', 'auth.signIn.challenge', 'auth.signIn.challenge.SMS_MFA'],
  });
  expect(enteredBy(after, before)).toEqual(['signIn › challenge › SMS_MFA']);
  expect(enteredBy(after, after)).toEqual([]);
  expect(enteredBy(before, undefined)).toEqual(['signIn › identifying']);
});

test('of several states that were entered at the same time, the names are shorter', () => {
  const after = step({
    active: ['auth', 'auth.in', 'auth.in.a', 'auth.in.a.one', 'auth.in.b', 'auth.in.b.two'],
  });
  expect(enteredBy(after, undefined)).toEqual(['a › one', 'b › two']);
});

test('a payload is shown by the paths of its members, without empty ones', () => {
  const payload = {
    kind: 'challenge',
    challenge: { name: 'SMS_MFA', choices: [], delivery: null, prompt: ['a', 'b'] },
  };
  expect(linesOf(payload)).toEqual([
    ['kind', 'challenge'],
    ['challenge.name', 'SMS_MFA'],
    ['challenge.prompt', 'a, b'],
  ]);
  expect(linesOf(null)).toEqual([]);
});

test('times are shown as times of day', () => {
  const at = new Date(2026, 0, 1, 9, 30, 15);
  expect(linesOf({ lapsesAt: at.getTime() })).toEqual([['lapsesAt', at.toLocaleTimeString()]]);
});
