import { expect, it } from 'vitest';
import { createTestAuth } from '../testing/index.ts';
import { hasAccess } from './index.ts';

it('answers immediately once the user is known', async () => {
  expect(await hasAccess(createTestAuth({ view: 'home' }))).toBe(true);
  expect(await hasAccess(createTestAuth({ view: 'expired' }))).toBe(true);
  expect(await hasAccess(createTestAuth({ view: 'totpCode' }))).toBe(false);
});

it.each(['splash', 'signingOut'] as const)('waits in %s, then leaves no listener behind', async (view) => {
  const auth = createTestAuth({ view });
  let known: boolean | undefined;
  const asked = hasAccess(auth).then((access) => {
    known = access;
  });
  auth.setState({ view, fault: null });
  await Promise.resolve();
  expect([known, auth.listeners]).toEqual([undefined, 1]);
  auth.setState({ view: 'home' });
  await asked;
  expect([known, auth.listeners]).toEqual([true, 0]);
});
