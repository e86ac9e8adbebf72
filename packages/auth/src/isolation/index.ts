/**
 * For an app's own worker file.
 *
 * @module
 */
export { type Port, type ServeOptions, serve } from './serve.ts';
