import layout from 'virtual:chart-layout';
import { type ReactElement, use } from 'react';
import type { DockStore } from './dock-settings.ts';
import { Inspector } from './inspector.tsx';
import type { ChartTools } from './start-chart.ts';

interface ChartInspectorProps extends ChartTools {
  readonly dock: DockStore;
}

/** The inspector with the drawing that was made when the demo was built. Loaded when it is opened. */
export default function ChartInspector({ recorders, dock }: ChartInspectorProps): ReactElement {
  const { recorder, requests } = use(recorders);
  return <Inspector layout={layout} recorder={recorder} requests={requests} dock={dock} />;
}
