/** What of the inspector is on every page: what opens it, and the place that it opens in. Loaded behind the first view. */
import type { ReactElement } from 'react';
import { localItems } from '../local-items.ts';
import { ChartDock } from './chart-dock.tsx';
import { ChartToggle } from './chart-toggle.tsx';
import { createDockStore } from './dock-settings.ts';
import type { ChartTools } from './start-chart.ts';

const dock = createDockStore(localItems, location.search);

export const Toggle = ({ recorders }: ChartTools): ReactElement => (
  <ChartToggle dock={dock} recorders={recorders} />
);

export const Dock = (tools: ChartTools): ReactElement => <ChartDock dock={dock} tools={tools} />;
