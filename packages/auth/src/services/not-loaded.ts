import type { FaultReply } from '../machine/ports.ts';

/** A part of the code did not load: the connection failed, or a deployment has taken the page's files away. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';
}

/** The part came and does not run, as where a test environment lacks TextEncoder. What fails to load is never that. */
const doesNotRun = (error: unknown): error is ReferenceError =>
  // By its name: the environments of test runners have errors of their own.
  error instanceof Object && 'name' in error && error.name === 'ReferenceError';

/** Takes the place of what `import()` rejects with. */
export const notLoaded = (cause: unknown): never => {
  if (doesNotRun(cause)) throw cause;
  throw new NotLoadedError('A part of Latchkey did not load.', { cause });
};

/** The refusal that a part of the code makes which does not load or does not run. What is anything else is thrown on. */
export function notLoadedReply(error: unknown): FaultReply {
  if (error instanceof NotLoadedError) {
    return { kind: 'fault', fault: { kind: 'network', code: 'not-loaded' } };
  }
  if (!doesNotRun(error)) throw error;
  // It names what is missing, and nothing else would say so.
  globalThis.reportError?.(error);
  return { kind: 'fault', fault: { kind: 'unexpected', code: 'code-does-not-run' } };
}
