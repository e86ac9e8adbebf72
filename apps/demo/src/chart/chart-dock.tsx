import { lazy, type ReactElement, Suspense, useSyncExternalStore } from 'react';
import type { ChartTools } from './start-chart.ts';

const ChartInspector = lazy(() => import('./index.tsx'));

/** The inspector while it is open; its code and the drawing are loaded when it first is. */
export function ChartDock({ tools }: { readonly tools: ChartTools }): ReactElement | null {
  const { isOpen } = useSyncExternalStore(tools.dock.subscribe, tools.dock.get);
  if (!isOpen) return null;
  return (
    <Suspense>
      <ChartInspector {...tools} />
    </Suspense>
  );
}
