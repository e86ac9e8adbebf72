/**
 * The devtools for apps that want the panel in production, too, and for pages without a bundler.
 *
 * @module
 */
export type { Devtools, DevtoolsOptions, MountDevtools } from './devtools.ts';
export type { DockSide } from './dock-settings.ts';
export { mount as mountDevtools } from './mount.ts';
