import type { ChartRecorder } from '@latchkey/auth/chart';
import { lazy, type ReactElement, Suspense, useSyncExternalStore } from 'react';
import { Icon } from '../ui/icon.tsx';
import type { DockStore } from './dock-settings.ts';

// What does not load is left out: the button does without.
const Glance = lazy(() => import('./glance.tsx').catch(() => ({ default: () => null })));

interface ChartToggleProps {
  readonly dock: DockStore;
  readonly recorder: Promise<ChartRecorder>;
}

/** Opens and closes the inspector. Beside a page that is wide enough, with the chart in small. */
export default function ChartToggle({ dock, recorder }: ChartToggleProps): ReactElement {
  const { isOpen } = useSyncExternalStore(dock.subscribe, dock.get);
  return (
    <button
      className="icon-button chart-toggle"
      type="button"
      aria-expanded={isOpen}
      onClick={() => dock.set({ isOpen: !isOpen })}
    >
      {matchMedia('(width >= 62rem)').matches && (
        <Suspense>
          <Glance recorder={recorder} />
        </Suspense>
      )}
      <Icon name="chart" />
      <span>Watch the chart</span>
    </button>
  );
}
