import { kindOf, type Sealed, type SealKind, seal, unseal } from '../sealed.ts';
import type { Reference } from './wire.ts';

/** What the page holds in place of a secret of the worker. */
class Handle {
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }
}

/** The page's side: handles that can be passed back, and that are told of when the last one is dropped. */
export function pageHandles(freed: (id: number) => void) {
  const registry = new FinalizationRegistry(freed);
  return {
    refer: (sealed: Sealed<unknown>): Reference => {
      const inner = unseal(sealed);
      return inner instanceof Handle ? { handle: inner.id } : { value: inner };
    },
    resolve: (reference: Reference): Sealed<unknown> => {
      if ('value' in reference) return seal(reference.value);
      const sealed = seal<unknown>(new Handle(reference.handle));
      registry.register(sealed, reference.handle);
      return sealed;
    },
  };
}

export type WorkerHandles = ReturnType<typeof workerHandles>;

/**
 * The worker's side: the secrets themselves. Each keeps the kind with which the services sealed it, and is only of use where an
 * input wants that kind; what comes from the page is something typed, and nothing else.
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
    /** @throws TypeError when the secret was cleared */
    resolve: (reference: Reference): Sealed<unknown> => {
      if ('value' in reference) return seal(reference.value);
      const found = secrets.get(reference.handle);
      if (!found) throw new TypeError('This handle was cleared.');
      return found;
    },
    free: (id: number) => secrets.delete(id),
    /** Drops the handles, all or those of one kind: a new challenge has handles of its own, and none outlives a sign-in. */
    clear: (kind?: SealKind) => {
      for (const [id, sealed] of secrets) if (!kind || kindOf(sealed) === kind) secrets.delete(id);
    },
  };
}
