import { expect, test } from 'vitest';
import { createDockStore } from './dock-settings.ts';

function storage(kept: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(kept));
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const usual = { isOpen: false, side: 'right', share: { right: 46, bottom: 48 } };

test('at first the inspector is closed, unless the address asks for it', () => {
  expect(createDockStore(storage(), '').get()).toEqual(usual);
  expect(createDockStore(storage(), '?chart').get()).toEqual({ ...usual, isOpen: true });
});

test('what is changed is there at the next visit', () => {
  const kept = storage();
  createDockStore(kept, '').set({ isOpen: true, side: 'bottom' });
  expect(createDockStore(kept, '').get()).toEqual({ ...usual, isOpen: true, side: 'bottom' });
});

test.each(['not json', 'null', '[]', '{"side":"top","share":{"right":"wide","bottom":null}}'])(
  'settings that make no sense are as usual: %s',
  (text) => {
    expect(createDockStore(storage({ 'latchkey-demo:dock': text }), '').get()).toEqual(usual);
  },
);

test('a size that would leave no page, or no inspector, is limited', () => {
  const kept = storage({ 'latchkey-demo:dock': '{"share":{"right":99,"bottom":1}}' });
  expect(createDockStore(kept, '').get().share).toEqual({ right: 76, bottom: 24 });
});

test('listeners hear of a change until they leave; without storage it lasts for this visit', () => {
  const store = createDockStore(null, '');
  let heard = 0;
  const unsubscribe = store.subscribe(() => (heard += 1));
  store.set({ isOpen: true });
  unsubscribe();
  store.set({ isOpen: false });
  expect([heard, store.get().isOpen]).toEqual([1, false]);
});
