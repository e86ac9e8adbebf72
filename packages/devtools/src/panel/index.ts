// oxlint-disable-next-line typescript/triple-slash-reference -- for projects that check this source, and know no such modules.
/// <reference path="../modules.d.ts" />
import layout from 'virtual:chart-layout';
import type { InspectorProps } from './inspector.tsx';
import { showInspector } from './show-inspector.tsx';

/** Shows the panel with the drawing that was made when the package was built. Gives what takes it away. */
export const showPanel = (root: ShadowRoot, props: Omit<InspectorProps, 'layout'>): (() => void) =>
  showInspector(root, { ...props, layout });
