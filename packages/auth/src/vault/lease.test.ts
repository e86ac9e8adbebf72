import { describe, expect, it } from 'vitest';
import { createBrowser, tick } from '../../test/browser.ts';
import { ManualClock } from '../../test/manual-clock.ts';
import { type Lease, underLease } from './lease.ts';
import { openRecord } from './record.ts';
import { openStorage } from './storage.ts';

function world() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const log: string[] = [];
  const { clock } = browser;
  // Shared by the tabs; in memory, so that nothing takes longer on a busy machine.
  const storage = openStorage(browser.tab().environment, 'memory');
  /** A tab that takes the lease, says so, and keeps it until it is released. */
  const tab = (name: string, patience = 30_000, clock = browser.clock) => {
    const record = openRecord<Lease>(storage, 'pool|client', 'lease');
    let finish = () => {};
    const done = underLease({ clock }, record, patience, async (token) => {
      log.push(name);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return token;
    });
    return { done, finish: () => finish() };
  };
  const reached = async (count: number) => {
    while (log.length < count) await tick();
  };
  const settle = async () => {
    for (let turn = 0; turn < 100; turn += 1) await tick();
  };
  /** Time passes as in a browser: work started by a timer continues before the next one fires. */
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 250) {
      clock.advance(250);
      for (let turn = 0; turn < 12; turn += 1) await tick();
    }
  };
  return { clock, log, tab, reached, settle, pass };
}

describe('a lease', () => {
  it('is held by one tab at a time, and goes to the next one when it is given back', async () => {
    const { clock, log, tab, reached, settle } = world();
    const first = tab('first');
    await reached(1);
    const second = tab('second');
    await settle();
    clock.advance(250);
    await settle();
    expect(log).toEqual(['first']);
    first.finish();
    const token = await first.done;
    clock.advance(249);
    await settle();
    expect(log).toEqual(['first']);
    clock.advance(1);
    await reached(2);
    second.finish();
    expect(await second.done).toBeGreaterThan(token);
  });

  it('is held by one of the tabs that begin at the same time', async () => {
    const { log, tab, settle } = world();
    tab('one');
    tab('other');
    await settle();
    expect(log).toEqual(['one']);
  });

  it('goes to the next one after its term, when the tab has died', async () => {
    const { clock, log, tab, reached, settle } = world();
    tab('dead');
    await reached(1);
    clock.jump(19_999);
    tab('too early');
    await settle();
    expect(log).toEqual(['dead']);
    clock.jump(1);
    tab('next');
    await settle();
    expect(log).toEqual(['dead', 'next']);
  });

  it('goes to the next one when its holder is silent, although the clock was set back', async () => {
    const { clock, log, tab, reached, settle, pass } = world();
    const dead = new ManualClock(clock.now());
    tab('dead', 30_000, dead);
    await reached(1);
    clock.jump(-3_600_000);
    tab('next', 20_000);
    await settle();
    await pass(16_750);
    expect(log).toEqual(['dead']);
    await pass(250);
    await reached(2);
  });

  it('stays with a holder that slept while this tab did, and is not given up for that', async () => {
    const { clock, log, tab, reached, settle, pass } = world();
    const long = tab('long');
    await reached(1);
    tab('next', 20_000);
    await settle();
    clock.sleep(3_600_000);
    await pass(1_000);
    expect(log).toEqual(['long']);
    long.finish();
    await long.done;
    await pass(250);
    await reached(2);
  });

  it('stays with a holder that is long at it, and when the clock was set back, too', async () => {
    const { clock, log, tab, reached, settle, pass } = world();
    const long = tab('long');
    await reached(1);
    clock.jump(-3_600_000);
    tab('next', 60_000);
    await settle();
    await pass(50_000);
    expect(log).toEqual(['long']);
    long.finish();
    await long.done;
    await pass(250);
    await reached(2);
  });

  it('is not given back by a tab that has lost it', async () => {
    const { clock, log, tab, reached, settle } = world();
    const late = tab('late');
    await reached(1);
    clock.sleep(20_001);
    tab('next');
    await reached(2);
    late.finish();
    await late.done;
    tab('third');
    await settle();
    expect(log).toEqual(['late', 'next']);
  });

  it('is not renewed by a tab that has lost it', async () => {
    const { clock, log, tab, reached, settle } = world();
    const slow = new ManualClock(clock.now());
    tab('late', 30_000, slow);
    await reached(1);
    clock.jump(20_000);
    const next = tab('next');
    await reached(2);
    slow.advance(8_000);
    await settle();
    next.finish();
    await next.done;
    tab('third');
    await settle();
    expect(log).toEqual(['late', 'next', 'third']);
  });

  it('is not renewed any more once it is given back, also where that comes in the middle of it', async () => {
    const { clock, tab, reached, settle } = world();
    const first = tab('first');
    await reached(1);
    expect(clock.untilNext).toBe(8_000);
    clock.advance(8_000);
    first.finish();
    await first.done;
    await settle();
    expect(clock.pending).toBe(0);
  });

  it('is waited for only so long', async () => {
    const { clock, tab, reached, settle, pass } = world();
    clock.advance(60_000);
    tab('first');
    await reached(1);
    const second = tab('second', 5_000);
    let isOver = false;
    second.done.catch(() => {
      isOver = true;
    });
    await settle();
    await pass(4_750);
    expect(isOver).toBe(false);
    await pass(250);
    await expect(second.done).rejects.toMatchObject({ name: 'AbortError' });
  });
});
