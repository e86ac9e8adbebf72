/**
 * Starts the worker of `isolation: 'worker'`. An entry of its own: bundlers write the worker's file into each build that imports it.
 *
 * @module
 */

/** For the option `worker` of `createAuth`. */
export const startWorker = (): Worker =>
  // Bundlers look for exactly this expression to find the worker's file.
  new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'latchkey' });
