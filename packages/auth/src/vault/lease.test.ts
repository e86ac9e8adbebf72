import { describe, expect, it } from 'vitest';
import { createBrowser, tick } from '../../test/browser.ts';
import { type Lease, underLease } from './lease.ts';
import { openRecord } from './record.ts';
import { openStorage } from './storage.ts';

function world() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const log: string[] = [];
  const { clock } = browser;
  /** A tab that takes the lease, says so, and keeps it until it is told to go on. */
  const tab = (name: string, patience = 30_000) => {
    const record = openRecord<Lease>(openStorage(browser.tab().environment), 'pool|client', 'lease');
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
  return { clock, log, tab, reached, settle };
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
    clock.advance(250);
    await reached(2);
    second.finish();
    expect(await second.done).toBeGreaterThan(token);
  });

  it.each([
    ['after its term, when the tab has died', 20_001],
    ['when the clock was set back, and nobody knows its age', -3_600_000],
  ])('goes to the next one %s', async (_, jump) => {
    const { clock, log, tab, reached } = world();
    tab('dead');
    await reached(1);
    clock.jump(jump);
    tab('next');
    await reached(2);
    expect(log).toEqual(['dead', 'next']);
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

  it('is waited for only so long', async () => {
    const { clock, tab, reached, settle } = world();
    tab('first');
    await reached(1);
    const second = tab('second', 5_000);
    await settle();
    clock.advance(5_000);
    await expect(second.done).rejects.toMatchObject({ name: 'AbortError' });
  });
});
