import { expect, it } from 'vitest';
import { startJourney } from '../test/journey.ts';
import { getUser } from './account/index.ts';
import { internalsOf } from './internals.ts';

it('says that a copy of the object does not work', async () => {
  const { auth } = (await startJourney()).open();
  expect(() => internalsOf({ ...auth })).toThrow(
    expect.objectContaining({ code: 'foreign-auth', message: expect.stringContaining('a copy of it') }),
  );
});

it('says that there are two copies of the library', async () => {
  const { auth, at } = (await startJourney()).open();
  await at('signedOut');
  // Marked by another copy of this module.
  const foreign = Object.defineProperty(
    { ...auth, getAccessToken: async () => 'token' },
    Symbol.for('@latchkey/auth'),
    {},
  );
  await expect(getUser(foreign)).rejects.toMatchObject({
    name: 'AuthError',
    code: 'foreign-auth',
    message: expect.stringContaining('two'),
  });
});
