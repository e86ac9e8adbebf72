import { describe, expect, it } from 'vitest';
import { HOUR, sessionWorld } from '../../test/session-world.ts';
import type { EndedCell } from './ended.ts';
import { openOutbox } from './outbox.ts';

const DAY = 24 * HOUR;
const key = 'pool|ended';

function world() {
  const { clock, content, open: openTab, session } = sessionWorld();
  const open = () => {
    const tab = openTab();
    const outbox = openOutbox({ storage: Promise.resolve(tab.storage), ended: tab.ended, scope: 'pool' });
    return { ...tab, outbox };
  };
  const entries = () => (content.get(key) ?? []) as EndedCell[];
  /** The waiting sessions, by their access tokens. */
  const waiting = async ({ outbox }: Pick<ReturnType<typeof open>, 'outbox'>) =>
    (await outbox.list()).map((one) => [one.session.accessToken, one.scope]);
  return { clock, content, open, session, entries, waiting };
}

describe('sessions that are still to be revoked', () => {
  it('are those that ended here, for any page of this browser, until they are taken out', async () => {
    const { open, session, entries, waiting } = world();
    const here = open();
    await here.session.begin(session('one'));
    await here.session.end('global');
    expect(entries()).toHaveLength(1);
    expect(await waiting(here)).toEqual([['one', 'global']]);
    const later = open();
    expect(await waiting(later)).toEqual([['one', 'global']]);
    const [found] = await later.outbox.list();
    expect(found?.session).toEqual(session('one'));
    await later.outbox.remove(found?.id ?? '');
    expect([await waiting(later), entries()]).toEqual([[], []]);
    // This page still holds it in memory.
    expect(await waiting(here)).toEqual([['one', 'global']]);
    await here.outbox.remove(found?.id ?? '');
    expect(await waiting(here)).toEqual([]);
  });

  it('are taken out one by one', async () => {
    const { open, session, waiting } = world();
    const here = open();
    for (const token of ['one', 'two']) {
      await here.session.begin(session(token));
      await here.session.end('local');
    }
    const later = open();
    const [first] = await later.outbox.list();
    await later.outbox.remove(first?.id ?? '');
    expect(await waiting(later)).toEqual([['two', 'local']]);
  });

  it('are stored when they are looked at, where only a page’s memory has them: once', async () => {
    const { clock, open, session, entries, waiting } = world();
    const here = open();
    here.ended.set('grant', { id: 'grant', scope: 'local', session: session('unwanted') });
    expect(await waiting(here)).toEqual([['unwanted', 'local']]);
    expect(entries()).toMatchObject([
      { id: 'grant', scope: 'local', at: clock.now(), cell: { schema: 1, lineage: 'grant' } },
    ]);
    await here.outbox.list();
    expect(entries()).toHaveLength(1);
    expect(await waiting(open())).toEqual([['unwanted', 'local']]);
  });

  it('are each stored, with any others waiting', async () => {
    const { open, session, entries } = world();
    const here = open();
    await here.session.begin(session('stored'));
    await here.session.end('local');
    here.ended.set('grant', { id: 'grant', scope: 'local', session: session('unwanted') });
    await here.outbox.list();
    expect(entries().map(({ id }) => id)).toContain('grant');
    expect(entries()).toHaveLength(2);
  });

  it('are stored encrypted', async () => {
    const { open, session, entries } = world();
    const here = open();
    here.ended.set('grant', { id: 'grant', scope: 'local', session: session('unwanted') });
    await here.outbox.list();
    expect(entries()[0]?.cell.content).toBeInstanceOf(Uint8Array);
  });

  it('are kept without encryption where everything is in memory', async () => {
    const { open, session, entries } = world();
    const here = open();
    Object.assign(here.storage, { cipher: null });
    here.ended.set('grant', { id: 'grant', scope: 'linked', session: session('unwanted') });
    await here.outbox.list();
    expect(entries()[0]?.cell.content).toEqual(session('unwanted'));
    here.ended.clear();
    expect(await here.outbox.list()).toEqual([
      { id: 'grant', scope: 'linked', session: session('unwanted') },
    ]);
  });

  it.each([
    [30 * DAY - 1, 1],
    [30 * DAY, 0],
    [-(30 * DAY - 1), 1],
    [-30 * DAY, 0],
  ])('wait for 30 days, whichever way the clock was set: %i ms', async (milliseconds, count) => {
    const { clock, open, session } = world();
    const here = open();
    await here.session.begin(session('one'));
    await here.session.end('local');
    clock.jump(milliseconds);
    expect(await open().outbox.list()).toHaveLength(count);
  });

  it('that are too old go with the next one that is taken out', async () => {
    const { clock, open, session, entries } = world();
    const here = open();
    await here.session.begin(session('old'));
    await here.session.end('local');
    clock.jump(30 * DAY);
    await here.session.begin(session('new'));
    await here.session.end('local');
    expect(entries()).toHaveLength(2);
    await open().outbox.remove('unknown');
    expect(entries()).toHaveLength(1);
  });

  it('are twenty at most: the oldest are left to run out', async () => {
    const { open, session, waiting } = world();
    const here = open();
    for (let count = 1; count <= 21; count += 1) {
      await here.session.begin(session(`${count}`));
      await here.session.end('local');
    }
    const tokens = (await waiting(open())).map(([token]) => token);
    expect(tokens).toHaveLength(20);
    expect([tokens[0], tokens.at(-1)]).toEqual(['2', '21']);
  });

  it('do not include entries that something else put there', async () => {
    const { content, open, session, entries, waiting } = world();
    const here = open();
    await here.session.begin(session('one'));
    await here.session.end('local');
    const [good] = entries();
    const { cell } = good ?? {};
    for (const bad of [
      null,
      7,
      'text',
      {},
      { ...good, id: 7 },
      { ...good, at: 'now' },
      { ...good, cell: null },
      { ...good, cell: { ...cell, content: undefined } },
    ]) {
      content.set(key, [bad, good]);
      expect(await waiting(open())).toEqual([['one', 'local']]);
      await open().outbox.remove('unknown');
      expect(entries()).toEqual([good]);
    }
    for (const bad of [null, 7, 'text', {}, { length: 1 }]) {
      content.set(key, bad);
      expect(await waiting(open())).toEqual([]);
    }
    content.set(key, [{ ...good, cell: { ...cell, generation: 7 } }]);
    expect(await waiting(open())).toEqual([]);
  });

  it('are those of this page’s memory while the storage fails', async () => {
    const { open, session, waiting } = world();
    const here = open();
    await here.session.begin(session('one'));
    await here.session.end('local');
    here.storage.fail();
    expect(await waiting(here)).toEqual([['one', 'local']]);
    const [found] = await here.outbox.list();
    await here.outbox.remove(found?.id ?? '');
    expect(await waiting(here)).toEqual([]);
    here.storage.isFailing = false;
    // It costs a second request.
    expect(await waiting(here)).toEqual([['one', 'local']]);
  });
});
