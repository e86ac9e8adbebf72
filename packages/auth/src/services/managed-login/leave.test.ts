import { describe, expect, it } from 'vitest';
import { FakePage } from '../../../test/fake-page.ts';
import { FakeWindow } from '../../../test/fake-window.ts';
import { ManualClock } from '../../../test/manual-clock.ts';
import { leave } from './leave.ts';

function world() {
  const [page, clock, window] = [new FakePage(), new ManualClock(), new FakeWindow()];
  const abort = new AbortController();
  let reply: unknown = null;
  const begin = (at: Window | null = window.window) =>
    void leave({ page, clock, window: at }, 'https://login.example/', abort.signal).then((done) => {
      reply = done;
    });
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return reply;
  };
  return { page, clock, window, abort, begin, settled };
}

describe('a page that leaves', () => {
  it('goes to the address, and is done when it is shown again', async () => {
    const { page, clock, window, begin, settled } = world();
    begin();
    expect(window.left).toEqual(['https://login.example/']);
    // It also notifies when it has loaded.
    page.tell('resume');
    expect(await settled()).toBeNull();
    page.tell('freeze');
    page.tell('visible');
    expect(await settled()).toBeNull();
    page.tell('resume');
    expect(await settled()).toEqual({ kind: 'done' });
    expect([clock.pending, page.listeners]).toEqual([0, 0]);
  });

  it('is done after ten seconds in which it was not left', async () => {
    const { clock, begin, settled } = world();
    begin();
    clock.advance(9_999);
    expect(await settled()).toBeNull();
    clock.advance(1);
    expect(await settled()).toEqual({ kind: 'done' });
  });

  it('is done when that is given up, also where there is no window', async () => {
    const { abort, page, clock, begin, settled } = world();
    begin(null);
    expect(await settled()).toBeNull();
    abort.abort();
    expect(await settled()).toEqual({ kind: 'done' });
    expect([clock.pending, page.listeners]).toEqual([0, 0]);
  });
});
