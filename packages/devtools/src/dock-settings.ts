import { createListeners } from './listeners.ts';

export type DockSide = 'right' | 'bottom';

export interface DockSettings {
  readonly isOpen: boolean;
  readonly side: DockSide;
  /** Percentage of the window that the dock covers, by side. */
  readonly share: Readonly<Record<DockSide, number>>;
}

export interface DockStore {
  readonly get: () => DockSettings;
  readonly set: (change: Partial<DockSettings>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const KEY = 'latchkey-devtools';

export const shares = { least: 24, most: 76 };
export const clampShare = (share: number) => Math.min(Math.max(share, shares.least), shares.most);

/** Creates the store for the position of the panel, kept for the next visit. `first` is the state on the first visit. */
export function createDockStore(
  storage: Storage | null,
  first: Pick<DockSettings, 'isOpen' | 'side'>,
): DockStore {
  let settings = readSettings(storage, first);
  const { subscribe, tell } = createListeners();
  return {
    get: () => settings,
    set(change) {
      settings = { ...settings, ...change };
      write(storage, settings);
      tell();
    },
    subscribe,
  };
}

/** Writes to the storage; does nothing if it is full or blocked. */
function write(storage: Storage | null, settings: DockSettings): void {
  try {
    storage?.setItem(KEY, JSON.stringify(settings));
  } catch {}
}

const usual = { right: 46, bottom: 48 };

/** Reads the settings. Another script may have written them: invalid ones are reset to the first visit. */
function readSettings(storage: Storage | null, first: Pick<DockSettings, 'isOpen' | 'side'>): DockSettings {
  const kept = parse(storage?.getItem(KEY) ?? null);
  const { isOpen, side, share = {} } = kept as { isOpen?: unknown; side?: unknown; share?: object };
  const { right, bottom } = { ...share } as Record<string, unknown>;
  return {
    isOpen: typeof isOpen === 'boolean' ? isOpen : first.isOpen,
    side: side === 'bottom' || side === 'right' ? side : first.side,
    share: {
      right: typeof right === 'number' ? clampShare(right) : usual.right,
      bottom: typeof bottom === 'number' ? clampShare(bottom) : usual.bottom,
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
