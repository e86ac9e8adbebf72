import { describe, expect, it } from 'vitest';
import { mended, sessionWorld, tokenIn } from '../../test/session-world.ts';
import type { StoredSession } from './session.ts';

describe('a sign-in', () => {
  it('is held by all tabs that begin at the same time, and stored by one', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    const begun = await Promise.all([
      here.session.begin(session('one')),
      there.session.begin(session('two')),
    ]);
    expect(begun.filter(({ isStored }) => isStored)).toHaveLength(1);
    const token = begun.find(({ isStored }) => isStored)?.held.session?.accessToken;
    for (const { held } of begun) expect(tokenIn(held)).toBe(token);
    for (const tab of [here, there]) expect(tokenIn(tab.session.held())).toBe(token);
    expect(tokenIn(await open().session.load())).toBe(token);
  });

  it('gives way to one that is there, however long it lives itself, and is not put down to be revoked here', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    await here.session.begin(session('first'));
    for (const longer of [-1, 0, 1]) {
      const late = session('late', { expiresAt: session('').expiresAt + longer });
      expect(await there.session.begin(late)).toMatchObject({ isStored: false });
    }
    expect(tokenIn(await open().session.load())).toBe('first');
    expect(there.ended.size).toBe(0);
  });

  it('that is stored already is stored, and not written again', async () => {
    const { open, session, cell } = sessionWorld();
    const here = open();
    await here.session.begin(session('one'));
    expect(await here.session.begin(session('one'))).toMatchObject({ isStored: true });
    expect(cell()?.generation).toBe(1);
  });

  it('has a name of its own, which its refreshes keep', async () => {
    const { open, session, cell } = sessionWorld();
    const here = open();
    const { held } = await here.session.begin(session('one'));
    expect(held.lineage).not.toBe('');
    await here.session.save(session('two'), held.generation);
    expect(cell()?.lineage).toBe(held.lineage);
    await here.session.end(null);
    const next = await here.session.begin(session('three'));
    expect(next.held.lineage).not.toBe(held.lineage);
  });

  it.each([
    ['lives longer, stands', 1, 'waits', 'stored'],
    ['lives as long, gives way and is to be revoked', 0, 'stored', 'waits'],
    ['lives less long, gives way and is to be revoked', -1, 'stored', 'waits'],
  ] as const)('that was stored late and %s', async (_, longer, stands, gone) => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    here.storage.fail();
    const mine = session('waits', { expiresAt: session('').expiresAt + longer });
    expect(await here.session.begin(mine)).toMatchObject({ isStored: true });
    await there.session.begin(session('stored'));
    expect(tokenIn(await mended(here))).toBe(stands);
    expect(tokenIn(await there.session.load())).toBe(stands);
    const revoked = [...here.ended.values()].map((one) => [one.scope, one.session.accessToken]);
    expect(revoked).toEqual(gone === 'waits' ? [['keep', 'waits']] : []);
    for (const [id, one] of here.ended) expect(one.id).toBe(id);
  });

  it('that was stored late finds itself stored, and is not revoked', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    here.storage.fail();
    await here.session.begin(session('same'));
    await there.session.begin(session('same'));
    expect(tokenIn(await mended(here))).toBe('same');
    expect(here.ended.size).toBe(0);
  });
});

describe('a refresh', () => {
  /** Two tabs with the same session; the storage of the first fails, and it has refreshed. */
  async function refreshedApart(changes: Partial<StoredSession> = {}) {
    const { clock, open, session, content } = sessionWorld();
    const [here, there] = [open(), open()];
    await here.session.begin(session('first'));
    const { generation, lineage } = await there.session.load();
    here.storage.fail();
    const { expiresAt } = session('');
    await here.session.save(session('mine', { expiresAt, ...changes }), generation);
    expect(tokenIn(here.session.held())).toBe('mine');
    return { clock, open, session, here, there, generation, lineage, content };
  }

  it('is refused where the record has gone on', async () => {
    const { open, session } = sessionWorld();
    const [here, there] = [open(), open()];
    await here.session.begin(session('first'));
    const { generation } = await there.session.load();
    expect(await here.session.save(session('second'), generation)).toMatchObject({
      generation: generation + 1,
    });
    expect(await there.session.save(session('late'), generation)).toBeNull();
    expect(tokenIn(there.session.held())).toBe('first');
  });

  it('that was stored late stands on the record that it was made of', async () => {
    const { open, here, generation, lineage } = await refreshedApart();
    expect(await mended(here)).toMatchObject({ generation: generation + 1, lineage });
    expect(tokenIn(await open().session.load())).toBe('mine');
    expect(here.ended.size).toBe(0);
  });

  it.each([
    ['is older than', -1, 'theirs'],
    ['is as old as', 0, 'theirs'],
    ['is newer than', 1, 'mine'],
  ] as const)('that was stored late, and %s that of another tab', async (_, older, stands) => {
    const { session, here, there, generation } = await refreshedApart();
    const { expiresAt } = session('');
    await there.session.save(session('theirs', { expiresAt: expiresAt - older }), generation);
    expect(tokenIn(await mended(here))).toBe(stands);
    // Its session continues: revoking a rotated token would revoke the whole family.
    expect(here.ended.size).toBe(0);
  });

  it('that was stored late does not undo a sign-out, and is to be revoked', async () => {
    const { here, there } = await refreshedApart();
    await there.session.end('local');
    expect(tokenIn(await mended(here))).toBeNull();
    expect([...here.ended.values()].map((one) => one.session.accessToken)).toEqual(['mine']);
  });

  it('that was stored late gives way to a later sign-in, however long it lives', async () => {
    const { session, here, there } = await refreshedApart({ expiresAt: 9e15 });
    await there.session.end(null);
    await there.session.begin(session('again'));
    expect(tokenIn(await mended(here))).toBe('again');
    expect([...here.ended.values()].map((one) => one.session.accessToken)).toEqual(['mine']);
  });

  it('that was stored late, and was written all the same, is no other', async () => {
    const { session, here, there, generation } = await refreshedApart();
    await there.session.save(session('mine'), generation);
    expect(await mended(here)).toMatchObject({ generation: generation + 1 });
    expect(here.ended.size).toBe(0);
  });

  it('that was stored late is written where the record is gone', async () => {
    const { open, here, lineage, content } = await refreshedApart();
    // Site data was cleared.
    content.clear();
    expect(await mended(here)).toMatchObject({ lineage, session: { accessToken: 'mine' } });
    expect(tokenIn(await open().session.load())).toBe('mine');
    expect(here.ended.size).toBe(0);
  });
});

describe('a sign-out while this tab writes', () => {
  /** Signs out when the next transaction of the tab has written, before the tab hears of it. */
  function endsWhenWritten({ storage, session }: ReturnType<ReturnType<typeof sessionWorld>['open']>) {
    const transact = storage.transact.bind(storage);
    let ending: Promise<unknown> = Promise.resolve();
    storage.transact = async (names, change) => {
      const found = await transact(names, change);
      if (change) {
        storage.transact = transact;
        ending = session.end('local');
      }
      return found;
    };
    return () => ending;
  }

  it('ends the tokens of a refresh, and this tab holds them no more', async () => {
    const { open, session, cell } = sessionWorld();
    const here = open();
    const { held } = await here.session.begin(session('one'));
    const ended = endsWhenWritten(here);
    expect(await here.session.save(session('two'), held.generation)).toBeNull();
    await ended();
    expect(cell()?.content).toBeNull();
    expect(tokenIn(here.session.held())).toBeNull();
    expect(here.session.claims()).toBeNull();
  });

  it('ends a session that is stored again, and this tab holds it no more', async () => {
    const { open, session, cell, content } = sessionWorld();
    const here = open();
    await here.session.begin(session('one'));
    content.clear();
    expect(await here.session.load()).toMatchObject({ isLost: true });
    const ended = endsWhenWritten(here);
    await here.session.restore();
    await ended();
    expect(cell()?.content).toBeNull();
    expect(tokenIn(here.session.held())).toBeNull();
  });
});
