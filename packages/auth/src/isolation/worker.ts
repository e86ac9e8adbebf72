/**
 * The worker's file. An app that wants to name its endpoint in the worker itself makes its own, with `serve`.
 *
 * @module
 */
import { type Port, serve } from './serve.ts';

// In a worker the global object is the port; the library of DOM types describes it as a window.
serve(globalThis as unknown as Port);
