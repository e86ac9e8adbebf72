import type { PageEvents } from '@latchkey/auth';
import { expect, it, vi } from 'vitest';
import { createNetworkSwitch } from './network-switch.ts';

type Listener = Parameters<PageEvents['subscribe']>[0];

function fakePage() {
  const listeners = new Set<Listener>();
  const page: PageEvents = {
    online: () => true,
    visible: () => true,
    focused: () => true,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return { page, listeners };
}

it('lets requests through while it is on, and fails them while it is off', async () => {
  const network = createNetworkSwitch(false, fakePage().page, async () => new Response('there'));
  await expect(network.fetch('http://localhost/')).rejects.toThrow(TypeError);
  network.flip();
  expect(await (await network.fetch('http://localhost/')).text()).toBe('there');
});

it('reports to the session and the bar', () => {
  const { page, listeners } = fakePage();
  const network = createNetworkSwitch(true, page, fetch);
  const session = vi.fn<Listener>();
  const bar = vi.fn<() => void>();
  const end = network.page.subscribe(session);
  const leave = network.subscribe(bar);
  network.flip();
  expect([network.isOn(), network.page.online()]).toEqual([false, false]);
  network.flip();
  expect(network.page.online()).toBe(true);
  expect(session.mock.calls).toEqual([['offline'], ['online']]);
  expect(bar).toHaveBeenCalledTimes(2);

  for (const listener of listeners) listener('hidden');
  expect(session).toHaveBeenLastCalledWith('hidden');
  end();
  leave();
  network.flip();
  expect([session.mock.calls.length, bar.mock.calls.length, listeners.size]).toEqual([3, 2, 0]);
});
