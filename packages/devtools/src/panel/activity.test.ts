import { expect, test } from 'vitest';
import { testLayout, testSteps } from '../../test/chart.ts';
import { createActivityReader, linesOfEvent, movedLeaves, namesOf, surroundings } from './activity.ts';

const read = createActivityReader(testLayout);
const [atRest, submitted, signedIn] = testSteps.map(read);
const rectangleOf = (id: string) => testLayout.boxes.find((box) => box.id === id);

test('the leaves of a step are its innermost boxes, one for each region', () => {
  expect(atRest?.leaves.map(({ id }) => id)).toEqual(['auth.out.calm']);
  expect(signedIn?.leaves.map(({ id }) => id)).toEqual(['auth.in.session.fresh', 'auth.in.tabs.alone']);
  expect(signedIn?.active.has('auth.in')).toBe(true);
});

test('a transition fires the line that stands for it, in its direction', () => {
  expect(atRest?.fired).toEqual([]);
  expect(submitted?.fired).toEqual([{ line: 0, isBack: false }]);
  const [first] = testSteps;
  const back = first && read({ ...first, transitions: ['auth.out.busy#1', 'auth.in#7'] });
  expect(back?.fired).toEqual([{ line: 0, isBack: true }]);
});

test('of one leaf, the box around its box is looked at, as long as that is not too large', () => {
  expect(surroundings(atRest?.leaves ?? [], testLayout.boxes)).toEqual(rectangleOf('auth'));
  const wide = testLayout.boxes.map((box) => (box.id === 'auth' ? { ...box, width: 3_000 } : box));
  expect(surroundings(atRest?.leaves ?? [], wide)).toEqual(rectangleOf('auth.out'));
});

test('of several regions, the box that holds them all', () => {
  const wide = testLayout.boxes.map((box) => (box.id === 'auth' ? { ...box, width: 3_000 } : box));
  expect(surroundings(signedIn?.leaves ?? [], wide)).toEqual(rectangleOf('auth.in'));
  expect(surroundings([], wide)).toBeNull();
});

test('names leave the root out', () => {
  expect(namesOf('auth.signIn.challenge')).toEqual(['signIn', 'challenge']);
});

test('an event takes the lines of its transitions from boxes that are active, in their direction', () => {
  const active = (step: number) => new Set(testSteps[step]?.active);
  expect(linesOfEvent('signIn.submit', active(0), testLayout.lines)).toEqual([{ line: 0, isBack: false }]);
  expect(linesOfEvent('signOut.request', active(2), testLayout.lines)).toEqual([{ line: 1, isBack: true }]);
  expect(linesOfEvent('signOut.request', active(0), testLayout.lines)).toEqual([]);
});

test('of several regions, those moved that a step entered; all where none did', () => {
  const leaves = signedIn?.leaves ?? [];
  const [, , last] = testSteps;
  expect(movedLeaves(leaves, testSteps[1])).toEqual(leaves);
  expect(movedLeaves(leaves, last)).toEqual(leaves);
  const others = last && { ...last, active: last.active.filter((id) => !id.endsWith('fresh')) };
  expect(movedLeaves(leaves, others).map(({ id }) => id)).toEqual(['auth.in.session.fresh']);
});
