/**
 * Serves a sandbox from Node, on the loopback interface.
 * @module
 */
export { SandboxServeError, type SandboxServer, type ServeOptions, serveSandbox } from './serve.ts';
