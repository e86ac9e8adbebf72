import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedCells, type Turns } from '../../test/shared-cells.ts';
import type { Cell } from './cells.ts';
import type { EndedCell } from './ended.ts';
import { openRecord } from './record.ts';

/**
 * Two tabs, each of which does a few things with one record. Every transaction and every encryption is a step, and the
 * scheduler picks the next one.
 */
type Deed = 'begin' | 'refresh' | 'note' | 'end' | 'read';

interface Value {
  /** The sign-in and its latest refresh. */
  readonly token: string;
  /** Other changes, by tab. */
  readonly notes: readonly string[];
}

const deed = fc.constantFrom<Deed>('begin', 'refresh', 'note', 'end', 'read');
const deeds = fc.array(deed, { minLength: 1, maxLength: 3 });

function openTab(name: string, { tab }: ReturnType<typeof sharedCells>) {
  const storage = tab(name);
  const record = openRecord<Value>(Promise.resolve(storage), 'pool', 'session');
  let count = 0;
  /** The results of this tab: it did it, and to which sign-in. */
  const done: { deed: Deed; lineage: string; mark: string }[] = [];

  const act = async (what: Deed) => {
    count += 1;
    const mark = `${name}${count}`;
    if (what === 'begin') {
      const { present, isChanged } = await record.change(({ value }, _, id) =>
        value ? undefined : { value: { token: mark, notes: [] }, lineage: id },
      );
      if (isChanged) done.push({ deed: what, lineage: present.lineage, mark });
    } else if (what === 'refresh') {
      const { value, generation, lineage } = await record.read();
      if (!value) return;
      const written = await record.write({ ...value, token: mark }, generation);
      if (written !== null) done.push({ deed: what, lineage, mark });
    } else if (what === 'note') {
      const { present, isChanged } = await record.change(({ value }) =>
        value ? { value: { ...value, notes: [...value.notes, mark] } } : undefined,
      );
      if (isChanged) done.push({ deed: what, lineage: present.lineage, mark });
    } else if (what === 'end') {
      const { value, lineage } = await record.read();
      if (!value) return;
      await record.end(lineage, 'local');
      done.push({ deed: what, lineage, mark });
    } else await record.read();
  };
  return { record, done, act };
}

it('two tabs lose nothing of each other, in any order of steps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), deeds, deeds, async (scheduler, ofOne, ofOther) => {
      const turns: Turns = (label, work) => scheduler.schedule(Promise.resolve(), label).then(work);
      const world = sharedCells(turns);
      const generations: number[] = [];
      // Every write goes through the map.
      const set = world.content.set.bind(world.content);
      world.content.set = (key, value) => {
        if (key === 'pool|session') generations.push((value as Cell).generation);
        return set(key, value);
      };
      const tabs = [openTab('a', world), openTab('b', world)] as const;
      const run = async (tab: (typeof tabs)[number], list: readonly Deed[]) => {
        for (const what of list) await tab.act(what);
      };
      await scheduler.waitFor(Promise.all([run(tabs[0], ofOne), run(tabs[1], ofOther)]));
      const rested = await scheduler.waitFor(Promise.all(tabs.map(({ record }) => record.read())));
      const done = tabs.flatMap((tab) => tab.done);

      // A generation is never used twice: a writer with an older one has lost.
      expect(generations).toEqual(generations.map((_, index) => index + 1));
      // Both hold the same at the end.
      expect(rested[0]).toEqual(rested[1]);

      const [{ value, lineage }] = rested as [(typeof rested)[0], (typeof rested)[1]];
      const present = value ? [lineage] : [];
      const lineagesOf = (what: Deed) => done.filter((one) => one.deed === what).map((one) => one.lineage);
      // Ended sessions do not come back.
      for (const ended of lineagesOf('end')) expect(present).not.toContain(ended);
      // Each stored sign-in is there, or waits to be revoked: once.
      const outbox = ((world.content.get('pool|ended') ?? []) as EndedCell[]).map(({ cell }) => cell.lineage);
      expect([...present, ...outbox].toSorted()).toEqual(lineagesOf('begin').toSorted());
      // Changes written to the present sign-in are in it, each once.
      const mine = done.filter((one) => value && one.lineage === lineage);
      expect(value?.notes.toSorted() ?? []).toEqual(
        mine
          .filter((one) => one.deed === 'note')
          .map(({ mark }) => mark)
          .toSorted(),
      );
      const tokens = mine
        .filter((one) => one.deed === 'begin' || one.deed === 'refresh')
        .map(({ mark }) => mark);
      expect(value === null || tokens.includes(value.token)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
