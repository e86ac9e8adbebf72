import { expect, it } from 'vitest';
import { FakeSessionStorage } from '../../test/fake-session-storage.ts';
import { sessionWorld } from '../../test/session-world.ts';
import { openOver, STORED } from '../vault/over.ts';
import type { HeldSession, News } from '../vault/session.ts';
import type { CallName } from './calls.ts';
import { withOver } from './over.ts';
import type { Connection } from './page.ts';

/** A page and its worker, which reads what is stored when it is called; what happens `meanwhile` does so before its answer comes. */
function world() {
  const { session } = sessionWorld();
  const over = openOver({ localStorage: new FakeSessionStorage(), sessionStorage: null }, 'pool');
  const nobody: HeldSession = { generation: 2, lineage: '', session: null };
  let stored: HeldSession = { generation: 1, lineage: 'sign-in', session: session('ann') };
  let meanwhile: (() => void) | null = null;
  const calls: CallName[] = [];
  const announced: (News | null)[] = [];
  const connection: Connection = {
    async call(name) {
      calls.push(name);
      if (name === 'session.end') stored = nobody;
      const reply = { output: null as never, held: stored };
      const now = meanwhile;
      meanwhile = null;
      now?.();
      return reply;
    },
    prepare() {},
    close() {},
  };
  const page = withOver(
    connection,
    over,
    { held: () => nobody },
    { announce: (news) => announced.push(news) },
  );
  return {
    page,
    over,
    calls,
    announced,
    meanwhile: (work: () => void) => {
      meanwhile = work;
    },
    /** As another tab does it. */
    complete: () => {
      stored = nobody;
      over.remove('sign-in');
    },
    begin: () => {
      stored = { generation: 3, lineage: 'another', session: session('bob', { username: 'bob' }) };
    },
  };
}

it.each([
  ['restoreSession', ['restoreSession', 'restoreSession']],
  ['catchUp', ['catchUp', 'session.load']],
] as const)('a session whose sign-out another tab completes during %s is not held', async (name, asked) => {
  const { page, over, calls, announced, meanwhile, complete } = world();
  over.put('sign-in', 'local');
  meanwhile(complete);
  expect((await page.call(name, null)).held.session).toBeNull();
  expect(calls).toEqual(asked);
  expect(announced).toEqual([]);
});

it('a session that begins while the worker reads the one before it is not ended by the mark of that one', async () => {
  const { page, over, calls, meanwhile, complete, begin } = world();
  over.put(STORED, 'local');
  meanwhile(() => {
    complete();
    begin();
  });
  expect((await page.call('session.load', null)).held.session?.username).toBe('bob');
  expect(calls).not.toContain('session.end');
});

it('a session whose sign-out begins while the worker reads it is ended, and announced', async () => {
  const { page, over, calls, announced, meanwhile } = world();
  meanwhile(() => over.put('sign-in', 'global'));
  expect((await page.call('catchUp', null)).held.session).toBeNull();
  expect(calls).toEqual(['catchUp', 'session.end', 'session.load']);
  expect(announced).toHaveLength(1);
  expect(over.mark()).toBeNull();
});

it('a session without a mark is held as it comes', async () => {
  const { page, calls } = world();
  expect((await page.call('catchUp', null)).held.session?.username).toBe('ann');
  expect(calls).toEqual(['catchUp']);
});
