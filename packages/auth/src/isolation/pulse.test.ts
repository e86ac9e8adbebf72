import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { openPulse } from './pulse.ts';

function world() {
  const clock = new ManualClock();
  const log: string[] = [];
  const pulse = openPulse(
    clock,
    () => log.push('ping'),
    () => log.push('lost'),
  );
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  /** Runs a number of beats; returns the actions in each. */
  const beats = async (count: number) => {
    log.length = 0;
    for (let beat = 0; beat < count; beat += 1) await pass(2_000);
    return [...log];
  };
  return { clock, log, pulse, pass, beats };
}

const pings = (count: number) => Array.from({ length: count }, () => 'ping');

describe('a worker that is waited for', () => {
  it('is asked every two seconds whether it is there', async () => {
    const { log, pulse, pass } = world();
    pulse.start();
    await pass(1_999);
    expect(log).toEqual([]);
    await pass(1);
    expect(log).toEqual(['ping']);
  });

  it('is asked by one timer, however often it is waited for', async () => {
    const { clock, pulse, beats } = world();
    for (let times = 0; times < 3; times += 1) pulse.start();
    expect(clock.pending).toBe(1);
    expect(await beats(1)).toEqual(['ping']);
  });

  it('is lost after three beats without a word, once it has said one, and not asked any more', async () => {
    const { clock, pulse, beats } = world();
    pulse.heard();
    pulse.start();
    expect(await beats(4)).toEqual([...pings(3), 'lost']);
    expect(clock.pending).toBe(0);
    expect(await beats(3)).toEqual([]);
  });

  it('has ten beats for its file to load, and so has the next one', async () => {
    const { pulse, beats } = world();
    pulse.start();
    expect(await beats(11)).toEqual([...pings(10), 'lost']);
    pulse.heard();
    pulse.renew();
    pulse.start();
    expect(await beats(11)).toEqual([...pings(10), 'lost']);
  });

  it('is there with each word that it says', async () => {
    const { pulse, beats } = world();
    pulse.heard();
    pulse.start();
    for (let round = 0; round < 4; round += 1) {
      expect(await beats(3)).toEqual(pings(3));
      pulse.heard();
    }
    expect(await beats(4)).toEqual([...pings(3), 'lost']);
  });

  it('is not asked once nothing is waited for, nor is what it did not say before counted', async () => {
    const { clock, pulse, beats } = world();
    pulse.heard();
    pulse.start();
    expect(await beats(3)).toEqual(pings(3));
    pulse.stop();
    expect(clock.pending).toBe(0);
    expect(await beats(3)).toEqual([]);
    pulse.start();
    expect(await beats(4)).toEqual([...pings(3), 'lost']);
    pulse.stop();
  });

  it('is not asked where the waiting ended in the turn of the beat', async () => {
    const { clock, log, pulse } = world();
    pulse.start();
    clock.advance(2_000);
    pulse.stop();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect([log, clock.pending]).toEqual([[], 0]);
  });
});
