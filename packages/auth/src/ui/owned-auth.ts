import type { Auth } from '../api.ts';
import { requireAuth } from '../require-auth.ts';
import { requireCreate } from './require-create.ts';

/** An `Auth` that a component owns, as an external store. */
export interface OwnedAuth {
  /** Null until the first subscription. */
  readonly get: () => Auth | null;
  /** Creates the `Auth`; `foreign-auth` if `create` returned none. When the last subscriber leaves, it is disposed, unless another one subscribes at once. */
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Creates an `Auth` when a component mounts, and disposes it when the component is gone for good. React's StrictMode mounts,
 * unmounts and mounts again in one go, which creates one `Auth`, not two.
 *
 * @throws AuthError `invalid-input`
 */
export function ownAuth(create: () => Auth): OwnedAuth {
  requireCreate(create);
  let auth: Auth | null = null;
  let holders = 0;

  const release = () => {
    holders -= 1;
    queueMicrotask(() => {
      if (holders > 0) return;
      auth?.dispose();
      auth = null;
    });
  };
  return {
    get: () => auth,
    subscribe(listener) {
      if (auth === null) {
        const created = create();
        requireAuth(created);
        auth = created;
        listener();
      }
      holders += 1;
      return release;
    },
  };
}
