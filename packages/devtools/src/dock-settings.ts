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

const KEY = 'latchkey-devtools';

export const shares = { least: 24, most: 76 };
export const clampShare = (share: number) => Math.min(Math.max(share, shares.least), shares.most);

/** Where the panel is docked, kept for the next visit. `first` is how it is at the first one. */
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

/** A full storage, or one that has been blocked meanwhile, keeps nothing. */
function write(storage: Storage | null, settings: DockSettings): void {
  try {
    storage?.setItem(KEY, JSON.stringify(settings));
  } catch {}
}

const usual = { right: 46, bottom: 48 };

/** Somebody else may have written there: what does not fit is as at the first visit. */
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
