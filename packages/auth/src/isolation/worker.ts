/**
 * The default worker file. An app that wants to fix its endpoint in the worker writes its own, with `serve`.
 *
 * @module
 */
import { type Port, serve } from './serve.ts';

// In a worker the global object is the port; the DOM types describe it as a window.
serve(globalThis as unknown as Port);
