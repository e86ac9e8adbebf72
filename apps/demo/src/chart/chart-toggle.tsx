import { type ReactElement, useSyncExternalStore } from 'react';
import { Icon } from '../ui/icon.tsx';
import type { DockStore } from './dock-settings.ts';

/** Opens and closes the inspector. */
export function ChartToggle({ dock }: { readonly dock: DockStore }): ReactElement {
  const { isOpen } = useSyncExternalStore(dock.subscribe, dock.get);
  return (
    <button
      className="icon-button chart-toggle"
      type="button"
      aria-expanded={isOpen}
      onClick={() => dock.set({ isOpen: !isOpen })}
    >
      <Icon name="chart" />
      <span>Watch the chart</span>
    </button>
  );
}
