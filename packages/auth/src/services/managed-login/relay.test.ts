import { describe, expect, it } from 'vitest';
import { tick } from '../../../test/browser.ts';
import { FakeChannels } from '../../../test/fake-channels.ts';
import { ManualClock } from '../../../test/manual-clock.ts';
import { openRelay, type Relay } from './relay.ts';

const { signal } = new AbortController();

/** As a page that waits, and as a window that comes back. */
const wait = (relay: Relay, state: string, patience: number, by = signal) => relay(state, patience, null, by);
const hand = (relay: Relay, state: string, href: string) => relay(state, 2_000, href, signal);

function world() {
  const clock = new ManualClock();
  const channels = new FakeChannels();
  const open = (scope = 'pool|client'): Relay => {
    const relay = openRelay({ openChannel: (name) => channels.open(name), clock }, scope);
    if (!relay) throw new Error('There are channels.');
    return relay;
  };
  const post = (message: unknown) => {
    const channel = channels.open('latchkey|pool|client|redirect');
    channel.postMessage(message);
    channel.close();
  };
  return { clock, channels, open, post };
}

const settled = async (work: Promise<unknown>): Promise<unknown> => {
  for (let turn = 0; turn < 5; turn += 1) await tick();
  return Promise.race([work, Promise.resolve('waits')]);
};

describe('the address that a window comes back to', () => {
  it('is handed to the page that waits for its state, which says so', async () => {
    const { open, clock, channels } = world();
    const coming = wait(open(), 'p1', 600_000);
    expect(await hand(open(), 'p1', 'https://app.example/?state=p1')).toBe('https://app.example/?state=p1');
    expect(await coming).toBe('https://app.example/?state=p1');
    expect(channels.messages).toEqual([
      { state: 'p1', href: 'https://app.example/?state=p1' },
      { state: 'p1', isTaken: true },
    ]);
    // Neither keeps waiting.
    expect(clock.pending).toBe(0);
  });

  it('is given up by the window after two seconds in which nobody took it', async () => {
    const { open, clock } = world();
    const handed = hand(open(), 'p1', 'https://app.example/');
    clock.advance(1_999);
    expect(await settled(handed)).toBe('waits');
    clock.advance(1);
    expect(await handed).toBeNull();
  });

  it('is waited for as long as the page says', async () => {
    const { open, clock } = world();
    const coming = wait(open(), 'p1', 10_000);
    clock.advance(9_999);
    expect(await settled(coming)).toBe('waits');
    clock.advance(1);
    expect(await coming).toBeNull();
  });

  it('is not waited for any more when the page gives up', async () => {
    const { open, clock, post } = world();
    const abort = new AbortController();
    const coming = wait(open(), 'p1', 10_000, abort.signal);
    abort.abort();
    expect(await coming).toBeNull();
    expect(clock.pending).toBe(0);
    post({ state: 'p1', href: 'https://app.example/' });
    expect(await coming).toBeNull();
  });

  it('of another state, or of another pool, is not this one', async () => {
    const { open, clock } = world();
    const coming = wait(open(), 'p1', 10_000);
    const others = [
      hand(open(), 'p2', 'https://app.example/'),
      hand(open('other'), 'p1', 'https://app.example/'),
    ];
    await tick();
    clock.advance(2_000);
    expect(await Promise.all(others)).toEqual([null, null]);
    expect(await settled(coming)).toBe('waits');
  });

  it.each([
    null,
    'text',
    { state: 'p1' },
    { state: 'p1', isTaken: true },
    { state: 'p1', href: 7 },
    { state: 'p1', href: 'x'.repeat(8_193) },
    { href: 'https://app.example/' },
  ])('is no address at all: %#', async (message) => {
    const { open, post } = world();
    const coming = wait(open(), 'p1', 10_000);
    post(message);
    expect(await settled(coming)).toBe('waits');
  });

  it('may have 8,192 characters', async () => {
    const { open, post } = world();
    const coming = wait(open(), 'p1', 10_000);
    post({ state: 'p1', href: 'x'.repeat(8_192) });
    expect(await coming).toHaveLength(8_192);
  });

  it.each([
    { state: 'p1' },
    { state: 'p1', isTaken: 'yes' },
    { state: 'p2', isTaken: true },
    { isTaken: true },
  ])('is not taken by %j', async (message) => {
    const { open, post } = world();
    const handed = hand(open(), 'p1', 'https://app.example/');
    post(message);
    expect(await settled(handed)).toBe('waits');
  });
});

it('there is no relay where the browser has no channels', () => {
  const clock = new ManualClock();
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  expect(openRelay({ openChannel: null, clock }, 'pool|client')).toBeNull();
  expect(openRelay({ openChannel: refuse, clock }, 'pool|client')).toBeNull();
});
