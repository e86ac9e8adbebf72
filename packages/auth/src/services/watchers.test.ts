import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { stubWorld } from '../../test/stub-world.ts';
import type { PageEvent } from '../api.ts';
import { createWatchers } from './watchers.ts';

const events: readonly PageEvent[] = ['online', 'offline', 'visible', 'hidden', 'focus', 'freeze', 'resume'];

function world() {
  const { open } = stubWorld();
  const { context, tab } = open();
  let start = () => {};
  const ready = new Promise<void>((resolve) => {
    start = resolve;
  });
  const sent: string[] = [];
  const watchers = createWatchers({ ...context, ready: () => ready });
  const send = ({ type }: { readonly type: string }) => void sent.push(type);
  const { page } = tab;
  // The storage listens, too.
  const before = page.listeners;
  const listeners = () => page.listeners - before;
  return { page, listeners, watchers, send, sent: () => sent.splice(0), start: () => start(), ready };
}

describe('the chart hears', () => {
  it('whether there is a network, from the start', () => {
    const { page, listeners, watchers, send, sent } = world();
    page.tell('offline');
    const stop = watchers.watchConnection(send);
    expect(sent()).toEqual(['connection.offline']);
    for (const event of events) page.tell(event);
    expect(sent()).toEqual(['connection.online', 'connection.offline']);
    stop();
    page.tell('online');
    expect([sent(), listeners()]).toEqual([[], 0]);
  });

  it('nothing of a network that is there', () => {
    const { watchers, send, sent } = world();
    watchers.watchConnection(send);
    expect(sent()).toEqual([]);
  });

  it('when time may have gone by unnoticed', () => {
    const { page, listeners, watchers, send, sent } = world();
    const stop = watchers.watchClock(send);
    const woken = events.flatMap((event) => {
      page.tell(event);
      return sent().map((type) => [event, type]);
    });
    expect(woken).toEqual([
      ['online', 'clock.wake'],
      ['visible', 'clock.wake'],
      ['resume', 'clock.wake'],
    ]);
    stop();
    page.tell('resume');
    expect([sent(), listeners()]).toEqual([[], 0]);
  });

  it('of the other tabs once the page has started, and not after the end', async () => {
    const { page, listeners, watchers, send, sent, start } = world();
    const stop = watchers.watchTabs(send);
    await tick();
    expect(listeners()).toBe(1);
    start();
    await expect.poll(listeners).toBeGreaterThan(1);
    page.tell('hidden');
    expect(sent()).toContain('tab.following');
    stop();
    expect(listeners()).toBe(0);
  });

  it('nothing of them when it was over before the page had started', async () => {
    const { listeners, watchers, send, start } = world();
    const stop = watchers.watchTabs(send);
    stop();
    start();
    for (let turn = 0; turn < 50; turn += 1) await tick();
    expect(listeners()).toBe(0);
  });

  it('of them once, however often the page comes back while the code is loading', async () => {
    const { page, listeners, watchers, send, start } = world();
    const stop = watchers.watchTabs(send);
    start();
    page.tell('focus');
    page.tell('focus');
    await expect.poll(listeners).toBeGreaterThan(1);
    const before = listeners();
    page.tell('focus');
    for (let turn = 0; turn < 50; turn += 1) await tick();
    expect(listeners()).toBe(before);
    stop();
    expect(listeners()).toBe(0);
  });
});
