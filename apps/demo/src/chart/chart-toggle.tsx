import { type ReactElement, useSyncExternalStore } from 'react';
import { late } from '../late.tsx';
import { Icon } from '../ui/icon.tsx';
import { laterIcons } from '../ui/later-icons.ts';
import type { DockStore } from './dock-settings.ts';
import type { Recorders } from './recorders.ts';

const Glance = late(async () => (await import('./glance.tsx')).default, { isOptional: true });

interface ChartToggleProps {
  readonly dock: DockStore;
  readonly recorders: Promise<Recorders>;
}

/** Opens and closes the inspector. Beside a page that is wide enough, with the chart in small. */
export function ChartToggle({ dock, recorders }: ChartToggleProps): ReactElement {
  const { isOpen } = useSyncExternalStore(dock.subscribe, dock.get);
  return (
    <button
      className="icon-button chart-toggle"
      type="button"
      aria-expanded={isOpen}
      onClick={() => dock.set({ isOpen: !isOpen })}
    >
      {matchMedia('(width >= 62rem)').matches && <Glance recorders={recorders} />}
      <Icon path={laterIcons.chart} />
      <span>Watch the chart</span>
    </button>
  );
}
