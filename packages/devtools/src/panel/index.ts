// oxlint-disable-next-line typescript/triple-slash-reference -- for projects that check this source, and know no such modules.
/// <reference path="../modules.d.ts" />
import layout from 'virtual:chart-layout';
import type { InspectorProps } from './inspector.tsx';
import { showInspector } from './show-inspector.tsx';

/** Shows the panel with the drawing created at build time. Returns a function that removes it. */
export const showPanel = (root: ShadowRoot, props: Omit<InspectorProps, 'layout'>): (() => void) =>
  showInspector(root, { ...props, layout });
