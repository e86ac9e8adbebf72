import layout from 'virtual:chart-layout';
import { type ReactElement, use } from 'react';
import type { DockStore } from './dock-settings.ts';
import { Inspector } from './inspector.tsx';
import type { ChartTools } from './start-chart.ts';

interface ChartInspectorProps extends ChartTools {
  readonly dock: DockStore;
}

/** The inspector with the drawing that was made when the demo was built. Loaded when it is opened. */
export default function ChartInspector({ recorder, requests, dock }: ChartInspectorProps): ReactElement {
  return <Inspector layout={layout} recorder={use(recorder)} requests={requests} dock={dock} />;
}
