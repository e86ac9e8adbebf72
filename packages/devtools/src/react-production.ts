/**
 * The React component, for apps that want the panel in production, too.
 *
 * @module
 */
import { mountDevtools } from './production.ts';
import { type LatchkeyDevtoolsProps, useDevtools } from './use-devtools.ts';

export type { LatchkeyDevtoolsProps } from './use-devtools.ts';

/** Mounts the panel; renders nothing itself. */
export function LatchkeyDevtools(props: LatchkeyDevtoolsProps): null {
  useDevtools(mountDevtools, props);
  return null;
}
