import { expect, it } from 'vitest';
import { FakeSessionStorage } from '../test/fake-session-storage.ts';
import { createAuth } from './auth.ts';
import { browserEnvironment } from './environment.ts';

const app = { userPoolId: 'eu-west-2_AbC123', clientId: '18u8119jgbpr464n28s1itk2mq' };

/** As a JavaScript caller may write it. */
const refused = (environment: object) => {
  try {
    // Anything that is not in Environment.
    createAuth({ ...app, environment } as Parameters<typeof createAuth>[0]).dispose();
    return 'taken';
  } catch (error) {
    return (error as { code?: unknown }).code === 'invalid-config' ? String(error) : error;
  }
};

it.each([
  ['fetch', 'a function', null, undefined, 'x', {}],
  ['clock', 'an object with now, monotonic, setTimeout, clearTimeout', null, {}, Date],
  ['random', 'a function', null, 7],
  ['page', 'an object with online, visible, focused, subscribe', null, 'x', { online: () => true }],
  ['whenIdle', 'a function', null, []],
  ['locks', 'an object or null', 7, 'x', []],
  ['sessionStorage', 'an object or null', 'sessionStorage', true],
  ['openChannel', 'a function or null', {}, 'x'],
])('refuses a wrong environment.%s, which must be %s', (name, words, ...wrong) => {
  for (const value of wrong)
    expect(refused({ [name]: value })).toContain(`createAuth: environment.${name} must be ${words}.`);
});

it.each(['sesionStorage', 'constructor'])('refuses a member of the unknown name %s', (name) => {
  expect(refused({ [name]: null })).toContain(
    `createAuth: environment.${name} is not a member. Members: fetch,`,
  );
});

it.each([
  {},
  browserEnvironment(),
  { locks: null, window: undefined, sessionStorage: new FakeSessionStorage() },
])('takes %o', (environment) => {
  expect(refused(environment)).toBe('taken');
});
