/**
 * Everything that a page or a service worker without a bundler needs, built as one file without imports: it includes XState
 * and all code that is otherwise loaded late. An app with a bundler imports `@latchkey/auth`, which loads less.
 *
 * @module
 */
export * from '../account/index.ts';
export * from '../fetch/index.ts';
export * from '../import/index.ts';
export * from '../index.ts';
export * from '../isolation/start-worker.ts';
export * from '../resume/index.ts';
export * from '../session/index.ts';
export * from '../step-up/index.ts';
