import { expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import { keptRecords } from './kept-records.ts';

it('shows which items are stored and how large they are, and nothing of their content', async () => {
  const { auth, at } = (await startJourney()).open();
  await at('signedOut');
  expect(await keptRecords(auth)).toEqual([
    { name: 'session', bytes: null, generation: null },
    { name: 'devices', bytes: null, generation: null },
    { name: 'pendingSignIn', bytes: null, generation: null },
  ]);
  auth.actions.signIn({ username: 'ann', password });
  await at('home');
  const [session] = await keptRecords(auth);
  expect(session).toEqual({ name: 'session', bytes: expect.any(Number), generation: expect.any(Number) });
  expect(session?.bytes).toBeGreaterThan(500);

  auth.actions.signOut();
  await at('signedOut');
  const [after] = await keptRecords(auth);
  expect(after?.bytes).toBeNull();
});

it('says nothing where all is in memory, or a worker has the vault', async () => {
  const journey = await startJourney();
  const inMemory = journey.open({ storage: 'memory' });
  await inMemory.at('signedOut');
  expect(await keptRecords(inMemory.auth)).toEqual([]);
  const isolated = journey.open({ isolation: 'worker' });
  await isolated.at('signedOut');
  expect(await keptRecords(isolated.auth)).toEqual([]);
});
