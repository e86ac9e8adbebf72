import type { FaultReply } from '../machine/ports.ts';

/** A part of the code did not load: the connection failed, or a deployment has taken the page's files away. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';
}

/** Takes the place of what `import()` rejects with. */
export const notLoaded = (): never => {
  throw new NotLoadedError('A part of Latchkey did not load.');
};

/** The refusal that a part of the code makes which does not load. What is anything else is a bug and is thrown on. */
export function notLoadedReply(error: unknown): FaultReply {
  if (error instanceof NotLoadedError)
    return { kind: 'fault', fault: { kind: 'network', code: 'not-loaded' } };
  throw error;
}
