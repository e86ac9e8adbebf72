/**
 * A panel that shows what a session does, during development.
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
  // A page without a bundler has no `process`, so whether it is in development is unknown. See ./production.ts.
}

/**
 * Mounts the panel on this page. In production builds it does nothing and none of its code is included: bundlers replace
 * `process.env.NODE_ENV` and drop the code behind it.
 */
export const mountDevtools: MountDevtools = (auth, options) => mounting(auth, options);
