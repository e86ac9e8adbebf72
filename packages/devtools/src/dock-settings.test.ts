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

const first = { isOpen: false, side: 'right' } as const;
const usual = { ...first, share: { right: 46, bottom: 48 } };

test('at the first visit it is as the app wants it, later as it was left', () => {
  expect(createDockStore(storage(), first).get()).toEqual(usual);
  const open = { isOpen: true, side: 'bottom' } as const;
  const kept = storage();
  const store = createDockStore(kept, open);
  expect(store.get()).toEqual({ ...usual, ...open });
  store.set({ isOpen: false });
  expect(createDockStore(kept, open).get()).toEqual({ ...usual, isOpen: false, side: 'bottom' });
});

test('a storage that is full keeps nothing, and stops nothing', () => {
  const full = storage();
  full.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const store = createDockStore(full, first);
  store.set({ isOpen: true });
  expect(store.get().isOpen).toBe(true);
});

test('changes are kept for the next visit', () => {
  const kept = storage();
  createDockStore(kept, first).set({ isOpen: true, side: 'bottom' });
  expect(createDockStore(kept, first).get()).toEqual({ ...usual, isOpen: true, side: 'bottom' });
});

test.each(['not json', 'null', '[]', '{"side":"top","share":{"right":"wide","bottom":null}}'])(
  'settings that make no sense are as usual: %s',
  (text) => {
    expect(createDockStore(storage({ 'latchkey-devtools': text }), first).get()).toEqual(usual);
  },
);

test('a size that would leave no page, or no inspector, is limited', () => {
  const kept = storage({ 'latchkey-devtools': '{"share":{"right":99,"bottom":1}}' });
  expect(createDockStore(kept, first).get().share).toEqual({ right: 76, bottom: 24 });
});

test('listeners hear of a change until they leave; without storage it lasts for this visit', () => {
  const store = createDockStore(null, first);
  let heard = 0;
  const unsubscribe = store.subscribe(() => (heard += 1));
  store.set({ isOpen: true });
  unsubscribe();
  store.set({ isOpen: false });
  expect([heard, store.get().isOpen]).toEqual([1, false]);
});
