import layout from 'virtual:chart-layout';
import type { ReactElement } from 'react';
import { Inspector, type InspectorProps } from './inspector.tsx';

/** The inspector with the drawing that was made when the demo was built. Loaded when it is opened. */
export default function ChartInspector(props: Omit<InspectorProps, 'layout'>): ReactElement {
  return <Inspector layout={layout} {...props} />;
}
