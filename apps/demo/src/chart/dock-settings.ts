import { createListeners } from './listeners.ts';

export type DockSide = 'right' | 'bottom';

export interface DockSettings {
  readonly isOpen: boolean;
  readonly side: DockSide;
  /** Percent of the window that the dock takes, by its side. */
  readonly share: Readonly<Record<DockSide, number>>;
}

export interface DockStore {
  readonly get: () => DockSettings;
  readonly set: (change: Partial<DockSettings>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const KEY = 'latchkey-demo:dock';

export const shares = { least: 24, most: 76 };
export const clampShare = (share: number) => Math.min(Math.max(share, shares.least), shares.most);

/** Where the inspector is docked, kept for the next visit. A `chart` in the address opens it. */
export function createDockStore(storage: Storage | null, query: string): DockStore {
  let settings = {
    ...readSettings(storage),
    ...(new URLSearchParams(query).has('chart') && { isOpen: true }),
  };
  const { subscribe, tell } = createListeners();
  return {
    get: () => settings,
    set(change) {
      settings = { ...settings, ...change };
      storage?.setItem(KEY, JSON.stringify(settings));
      tell();
    },
    subscribe,
  };
}

const usual: DockSettings = { isOpen: false, side: 'right', share: { right: 46, bottom: 48 } };

/** Somebody else may have written there: what does not fit is as usual. */
function readSettings(storage: Storage | null): DockSettings {
  const kept = parse(storage?.getItem(KEY) ?? null);
  const { isOpen, side, share = {} } = kept as { isOpen?: unknown; side?: unknown; share?: object };
  const { right, bottom } = { ...share } as Record<string, unknown>;
  return {
    isOpen: isOpen === true,
    side: side === 'bottom' ? 'bottom' : usual.side,
    share: {
      right: typeof right === 'number' ? clampShare(right) : usual.share.right,
      bottom: typeof bottom === 'number' ? clampShare(bottom) : usual.share.bottom,
    },
  };
}

function parse(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
