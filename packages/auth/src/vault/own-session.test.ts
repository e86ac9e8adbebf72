import { expect, it } from 'vitest';
import { FakeSessionStorage } from '../../test/fake-session-storage.ts';
import { sessionWorld } from '../../test/session-world.ts';
import { MARK } from './mark.ts';
import { openOwnSession } from './own-session.ts';
import type { OwnPlace } from './vault.ts';

it('that is ended twice at once is over only when its outbox entry is written', async () => {
  const { open, session } = sessionWorld();
  const { storage } = open();
  const items = new FakeSessionStorage();
  const own: OwnPlace = {
    record: null,
    items,
    page: {},
    load: () => Promise.reject(new Error('It is here.')),
  };
  const record = openOwnSession({ own, storage: Promise.resolve(storage), scope: 'pool' }, 'session');
  await record.change((_, __, id) => ({ value: session('ann'), lineage: id }));
  const { lineage } = await record.read();
  items.setItem(`pool|${MARK}`, lineage);
  let write = () => {};
  storage.before = () =>
    new Promise<void>((resolve) => {
      write = resolve;
    });
  const done: string[] = [];
  const first = record.end(lineage, 'local').then(() => done.push('first'));
  const second = record.end(lineage, 'local').then(() => done.push('second'));
  await Promise.race([second, new Promise((resolve) => setImmediate(resolve))]);
  expect(done).toEqual([]);
  expect(items.length).toBe(2);
  write();
  await Promise.all([first, second]);
  expect(items.length).toBe(0);
});
