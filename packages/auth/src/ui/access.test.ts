import { expect, it } from 'vitest';
import { createTestAuth } from '../testing/index.ts';
import { actionsOf, type View } from '../views.ts';
import { accessOf, isReturning, userOf } from './index.ts';

const views = Object.keys(actionsOf) as View[];
const viewsWith = (access: string) =>
  views.filter((view) => accessOf(createTestAuth({ view }).getState()) === access);

it('grants access while somebody is signed in, also while an expired session is renewed', () => {
  expect(viewsWith('granted')).toEqual(['home', 'expired']);
});

it('shows no sign-in form while a session is restored or ended', () => {
  expect(viewsWith('pending')).toEqual(['splash', 'signingOut']);
});

it('gives the user in home alone', () => {
  const users = views.map((view) => userOf(createTestAuth({ view }).getState()));
  expect(users.filter((user) => user !== null).map(({ username }) => username)).toEqual(['ada']);
});

it('keeps the page while its user signs in again', () => {
  const { page } = createTestAuth({ view: 'expired' }).getState();
  const returning = createTestAuth({ view: 'signIn', page }).getState();
  expect(accessOf(returning)).toBe('granted');
  expect(views.filter((view) => isReturning(createTestAuth({ view }).getState()))).toEqual([]);
  expect(isReturning(returning)).toBe(true);
});
