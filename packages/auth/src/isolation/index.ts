/**
 * For an app with its own worker file.
 *
 * @module
 */
export { type Port, type ServeOptions, serve } from './serve.ts';
