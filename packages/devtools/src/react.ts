/**
 * The panel as a React component.
 *
 * @module
 */
import { mountDevtools } from './index.ts';
import { type LatchkeyDevtoolsProps, useDevtools } from './use-devtools.ts';

export type { LatchkeyDevtoolsProps } from './use-devtools.ts';

/**
 * Mounts the panel; renders nothing itself. In production builds it does nothing, and none of the panel's code is included.
 */
export function LatchkeyDevtools(props: LatchkeyDevtoolsProps): null {
  useDevtools(mountDevtools, props);
  return null;
}
