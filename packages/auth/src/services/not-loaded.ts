import type { FaultReply } from '../machine/ports.ts';

/** A part of the code did not load: the connection failed, or a deployment has removed the page's files. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';
}

/**
 * The part has loaded but cannot run, for example if a test environment lacks TextEncoder. A failed load never looks like
 * this.
 */
const doesNotRun = (error: unknown): error is ReferenceError =>
  // Compared by name: the environments of test runners have their own error classes.
  error instanceof Object && 'name' in error && error.name === 'ReferenceError';

/** Replaces the rejection of `import()`. */
export const notLoaded = (cause: unknown): never => {
  if (doesNotRun(cause)) throw cause;
  throw new NotLoadedError('A part of Latchkey did not load.', { cause });
};

/** Returns the refusal for a part of the code that does not load or does not run. Throws any other error again. */
export function notLoadedReply(error: unknown): FaultReply {
  if (error instanceof NotLoadedError) {
    return { kind: 'fault', fault: { kind: 'network', code: 'not-loaded' } };
  }
  if (!doesNotRun(error)) throw error;
  // The error names what is missing; nothing else would show it.
  globalThis.reportError?.(error);
  return { kind: 'fault', fault: { kind: 'unexpected', code: 'code-does-not-run' } };
}
