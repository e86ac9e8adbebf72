import { kindOf, type Sealed, type SealKind, seal, unseal } from '../sealed.ts';
import type { Reference } from './wire.ts';

/**
 * The page's side, one for each worker: handles that can be passed back to it. `freed` is called when the last reference to one
 * is dropped.
 */
export function pageHandles(freed: (id: number) => void) {
  /** The page's stand-in for a secret of this worker. That of another one has no meaning here, and fits no call. */
  class Handle {
    readonly id: number;

    constructor(id: number) {
      this.id = id;
    }
  }
  const registry = new FinalizationRegistry(freed);
  return {
    refer: (sealed: Sealed<unknown>): Reference => {
      const inner = unseal(sealed);
      return inner instanceof Handle ? { handle: inner.id } : { value: inner };
    },
    resolve: (reference: Reference): Sealed<unknown> => {
      // The secret of an authenticator app: all who ask get the same object. A message does not keep it frozen.
      if ('value' in reference) return seal(Object.freeze(reference.value));
      const sealed = seal<unknown>(new Handle(reference.handle));
      registry.register(sealed, reference.handle);
      return sealed;
    },
  };
}

export type WorkerHandles = ReturnType<typeof workerHandles>;

/**
 * The worker's side: the secrets themselves. Each keeps the kind that the services sealed it with, and only works where an
 * input expects that kind; values from the page always count as typed.
 */
export function workerHandles() {
  const secrets = new Map<number, Sealed<unknown>>();
  let last = 0;
  return {
    refer: (sealed: Sealed<unknown>): Reference => {
      if (kindOf(sealed) === 'forPage') return { value: unseal(sealed) };
      last += 1;
      secrets.set(last, sealed);
      return { handle: last };
    },
    /** @throws TypeError if the secret has been cleared */
    resolve: (reference: Reference): Sealed<unknown> => {
      if ('value' in reference) return seal(reference.value);
      const found = secrets.get(reference.handle);
      if (!found) throw new TypeError('This handle was cleared.');
      return found;
    },
    free: (id: number) => secrets.delete(id),
    /** Drops the handles, all or those of one kind: a new challenge has its own, and none outlives a sign-in. */
    clear: (kind?: SealKind) => {
      for (const [id, sealed] of secrets) if (!kind || kindOf(sealed) === kind) secrets.delete(id);
    },
  };
}
