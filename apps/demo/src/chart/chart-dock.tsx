import { type ReactElement, Suspense, useSyncExternalStore } from 'react';
import { late } from '../late.tsx';
import type { DockStore } from './dock-settings.ts';
import type { ChartTools } from './start-chart.ts';

const ChartInspector = late(async () => (await import('./index.tsx')).default);

interface ChartDockProps {
  readonly dock: DockStore;
  readonly tools: ChartTools;
}

/** The inspector while it is open; its code and the drawing are loaded when it first is. */
export function ChartDock({ dock, tools }: ChartDockProps): ReactElement | null {
  const { isOpen } = useSyncExternalStore(dock.subscribe, dock.get);
  if (!isOpen) return null;
  return (
    <Suspense>
      <ChartInspector {...tools} dock={dock} />
    </Suspense>
  );
}
