import { type Sealed, seal, unseal } from '../sealed.ts';
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

/** The worker's side: the secrets themselves. */
export function workerHandles() {
  const secrets = new Map<number, Sealed<unknown>>();
  let last = 0;
  return {
    /** The set-up of an authenticator app is for the person's eyes; nothing else leaves the worker. */
    refer: (sealed: Sealed<unknown>, member: string): Reference => {
      if (member === 'totp') return { value: unseal(sealed) };
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
    clear: () => secrets.clear(),
  };
}
