import { describe, expect, it } from 'vitest';
import { watchingWorld as world } from '../../test/watching-world.ts';
import type { TabEvent } from '../machine/ports.ts';

describe('the tab that leads', () => {
  const lock = 'latchkey|eu-west-2_Pool|client|leader';
  const led = (events: readonly TabEvent[]) =>
    events.map(({ type }) => type).filter((type) => type === 'tab.leading' || type === 'tab.following');

  it('is one of those that are seen', async () => {
    const { browser, watch } = world();
    const [here, there] = [watch(), watch()];
    expect([led(await here.said()), led(await there.said())]).toEqual([['tab.leading'], []]);
    expect(browser.locks.isHeld(lock)).toBe(true);
    here.page.tell('hidden');
    expect([led(await here.said()), led(await there.said())]).toEqual([['tab.following'], ['tab.leading']]);
    here.page.tell('visible');
    expect(led(await here.said())).toEqual([]);
    there.stop();
    expect(led(await here.said())).toEqual(['tab.leading']);
  });

  it('lets go when it is frozen, and competes again as it wakes, if it is seen', async () => {
    const { browser, watch } = world();
    const here = watch();
    await here.said();
    here.page.tell('freeze');
    expect(led(await here.said())).toEqual(['tab.following']);
    expect(browser.locks.isHeld(lock)).toBe(false);
    here.page.tell('resume');
    expect(led(await here.said())).toEqual(['tab.leading']);
    here.page.tell('hidden');
    await here.said();
    here.page.tell('resume');
    expect(led(await here.said())).toEqual([]);
    expect(browser.locks.isHeld(lock)).toBe(false);
  });

  it('is not one that is opened in the background, until it is seen', async () => {
    const { browser, watch } = world();
    const page = browser.tab().page;
    page.tell('hidden');
    const here = watch({ page });
    expect(led(await here.said())).toEqual([]);
    page.tell('visible');
    expect(led(await here.said())).toEqual(['tab.leading']);
    page.tell('visible');
    expect(led(await here.said())).toEqual([]);
    expect(browser.locks.isAwaited(lock)).toBe(false);
  });

  it('does not exist without locks', async () => {
    const { watch } = world();
    const here = watch({ locks: null });
    here.page.tell('hidden');
    expect(led(await here.said())).toEqual([]);
  });
});
