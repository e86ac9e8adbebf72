import { expect, it } from 'vitest';
import { FakeSessionStorage } from '../../test/fake-session-storage.ts';
import { sessionWorld, tokenIn } from '../../test/session-world.ts';
import { openOver, STORED } from './over.ts';
import { openRecord } from './record.ts';
import { openSession, type StoredSession } from './session.ts';

/** Tabs that share a session, and the mark of one that is over. `then` happens when this tab has read the record. */
async function world() {
  const { open, session, clock } = sessionWorld();
  const there = open();
  await there.session.begin(session('ann'));
  const { lineage } = there.session.held();
  const over = openOver({ localStorage: new FakeSessionStorage(), sessionStorage: null }, 'pool');
  const shared = openRecord<StoredSession>(Promise.resolve(there.storage), 'pool', 'session');
  let then: (() => Promise<unknown>) | null = null;
  const record = {
    ...shared,
    async read() {
      const present = await shared.read();
      const now = then;
      then = null;
      await now?.();
      return present;
    },
  };
  return {
    there: there.session,
    session,
    lineage,
    over,
    here: openSession(record, clock, new Map(), over),
    whenRead: (work: () => Promise<unknown>) => {
      then = work;
    },
    completed: async () => {
      await there.session.end('local');
      over.remove(lineage);
    },
  };
}

it.each(['its own', STORED])(
  'a session is not held whose sign-out another tab completes while this tab reads it (mark: %j)',
  async (mark) => {
    const { over, lineage, here, whenRead, completed } = await world();
    over.put(mark === STORED ? STORED : lineage, 'local');
    whenRead(completed);
    expect(tokenIn(await here.load())).toBeNull();
  },
);

it('a session that begins while this tab reads the one before it is not ended by the mark of that one', async () => {
  const { over, here, there, session, whenRead, completed } = await world();
  over.put(STORED, 'local');
  whenRead(async () => {
    await completed();
    await there.begin(session('bob', { username: 'bob' }));
  });
  expect(tokenIn(await here.load())).toBe('bob');
  expect(tokenIn(await there.load())).toBe('bob');
});

it('a session whose sign-out begins while this tab reads it is not held, and cleared', async () => {
  const { over, lineage, here, there, whenRead } = await world();
  whenRead(async () => over.put(lineage, 'local'));
  expect(tokenIn(await here.load())).toBeNull();
  expect(over.scopeOf(lineage)).toBeUndefined();
  expect(tokenIn(await there.load())).toBeNull();
});
