import { expect, it } from 'vitest';
import { stubWorld } from '../../test/stub-world.ts';
import { alone } from './alone.ts';

it.each([
  ['its locks', {}],
  ['none', { locks: null }],
])('work that is given up is not a tab that took too long, with %s', async (_, changes) => {
  const { context } = stubWorld().open(changes);
  const reason = new DOMException('Given up.', 'AbortError');
  await expect(alone(context, () => Promise.reject(reason))).rejects.toBe(reason);
  expect(await alone(context, async () => 'next')).toBe('next');
});
