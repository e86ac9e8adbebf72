/**
 * A panel that shows what a session does, while an app is developed.
 *
 * @module
 */
import { absent, type MountDevtools } from './devtools.ts';
import { mount } from './mount.ts';

export type { Devtools, DevtoolsOptions, MountDevtools } from './devtools.ts';
export type { DockSide } from './dock-settings.ts';

let mounting: MountDevtools = absent;
try {
  if (process.env.NODE_ENV !== 'production') mounting = mount;
} catch {
  // A page without a bundler has no `process`: nobody knows whether it is developed. See ./production.ts.
}

/**
 * Mounts the panel on this page. In production builds it does nothing, and none of its code is there: bundlers replace
 * `process.env.NODE_ENV` and drop what is behind it.
 */
export const mountDevtools: MountDevtools = (auth, options) => mounting(auth, options);
