import { describe, expect, it } from 'vitest';
import { watchingWorld as world } from '../../test/watching-world.ts';

describe('a tab that watches the others', () => {
  it.each([
    ['visible', 1],
    ['online', 1],
    ['focus', 1],
    ['resume', 1],
    ['hidden', 0],
    ['offline', 0],
    ['freeze', 0],
  ] as const)('retries failed work when it is back: %s, %i', async (event, times) => {
    const { watch } = world();
    const here = watch();
    await here.said();
    here.page.tell(event);
    await here.said();
    expect(here.caughtUp()).toBe(times);
  });

  it('retries failed work after a minute without an event, and then every ten minutes', async () => {
    const { clock, watch } = world();
    const here = watch();
    await here.said();
    const after: number[] = [];
    for (let minute = 1; minute <= 21; minute += 1) {
      clock.advance(60_000);
      await here.said();
      after.push(here.caughtUp());
    }
    expect([after[0], after[9], after[10], after[19], after[20]]).toEqual([1, 1, 2, 2, 3]);
  });
});
