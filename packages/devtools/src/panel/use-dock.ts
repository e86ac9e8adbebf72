import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { clampShare, type DockSettings, type DockStore } from '../dock-settings.ts';
import { makeRoom } from './make-room.ts';
import { useStore } from './use-store.ts';

interface Dock extends DockSettings {
  /** Percentage of the window at the current side. */
  readonly size: number;
  readonly close: () => void;
  readonly moveToOtherSide: () => void;
  /** Props for the draggable border. */
  readonly border: {
    readonly onPointerDown: (event: TargetedPointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: TargetedPointerEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  };
}

/** On a phone the dock is always a sheet at the bottom. */
const sheet = '(width < 48rem)';

const narrow = {
  subscribe: (listener: () => void) => {
    const query = matchMedia(sheet);
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  },
  get: () => matchMedia(sheet).matches,
};

/** Makes room for the dock on the page, and lets pointer and keys move its border. */
export function useDock(store: DockStore): Dock {
  const settings = useStore(store.subscribe, store.get);
  const isNarrow = useStore(narrow.subscribe, narrow.get);
  const side = isNarrow ? 'bottom' : settings.side;
  const size = settings.share[side];

  useLayoutEffect(() => makeRoom(side, size), [side, size]);

  const resize = (share: number) => store.set({ share: { ...settings.share, [side]: clampShare(share) } });
  return {
    ...settings,
    side,
    size,
    close: () => store.set({ isOpen: false }),
    moveToOtherSide: () => store.set({ side: side === 'right' ? 'bottom' : 'right' }),
    border: {
      onPointerDown: (event) => event.currentTarget.setPointerCapture(event.pointerId),
      onPointerMove(event) {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const left = side === 'right' ? event.clientX / innerWidth : event.clientY / innerHeight;
        resize((1 - left) * 100);
      },
      onKeyDown(event) {
        const larger = side === 'right' ? 'ArrowLeft' : 'ArrowUp';
        const smaller = side === 'right' ? 'ArrowRight' : 'ArrowDown';
        if (event.key !== larger && event.key !== smaller) return;
        event.preventDefault();
        resize(size + (event.key === larger ? 4 : -4));
      },
    },
  };
}
