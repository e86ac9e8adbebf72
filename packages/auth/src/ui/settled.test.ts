import { expect, it } from 'vitest';
import { createTestAuth } from '../testing/index.ts';
import { whenSettled } from './index.ts';

it('resolves for all readers, by one promise, when the session has settled', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const settled = whenSettled(auth);
  expect(whenSettled(auth)).toBe(settled);
  expect(auth.listeners).toBe(1);
  auth.setState({ view: 'splash', fault: null });
  auth.setState({ view: 'signedOut' });
  await settled;
  expect(auth.listeners).toBe(0);
});

it('resolves immediately for a session that has settled, and waits again for one that is restored again', async () => {
  const auth = createTestAuth({ view: 'home' });
  await whenSettled(auth);
  expect(auth.listeners).toBe(0);
  auth.setState({ view: 'splash' });
  const settled = whenSettled(auth);
  auth.setState({ view: 'home' });
  await settled;
});
