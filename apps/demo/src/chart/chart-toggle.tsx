import type { ChartRecorder } from '@latchkey/auth/chart';
import { type ReactElement, useSyncExternalStore } from 'react';
import { late } from '../late.tsx';
import { Icon } from '../ui/icon.tsx';
import { moreIcons } from '../ui/more-icons.ts';
import type { DockStore } from './dock-settings.ts';

const Glance = late(async () => (await import('./glance.tsx')).default, { isOptional: true });

interface ChartToggleProps {
  readonly dock: DockStore;
  readonly recorder: Promise<ChartRecorder>;
}

/** Opens and closes the inspector. Beside a page that is wide enough, with the chart in small. */
export function ChartToggle({ dock, recorder }: ChartToggleProps): ReactElement {
  const { isOpen } = useSyncExternalStore(dock.subscribe, dock.get);
  return (
    <button
      className="icon-button chart-toggle"
      type="button"
      aria-expanded={isOpen}
      onClick={() => dock.set({ isOpen: !isOpen })}
    >
      {matchMedia('(width >= 62rem)').matches && <Glance recorder={recorder} />}
      <Icon path={moreIcons.chart} />
      <span>Watch the chart</span>
    </button>
  );
}
