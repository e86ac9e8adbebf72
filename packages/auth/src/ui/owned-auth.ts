import type { Auth } from '../api.ts';

/** An `Auth` that a component owns. */
export interface OwnedAuth {
  /** Made at the first call. */
  readonly take: () => Auth;
  /** Disposes it, unless it is taken again at once. */
  readonly release: () => void;
}

/**
 * Makes an `Auth` when a component mounts, and disposes it when the component is gone for good. React's StrictMode mounts,
 * unmounts and mounts again in one go, which makes one `Auth`, not two.
 */
export function ownAuth(create: () => Auth): OwnedAuth {
  let auth: Auth | null = null;
  let holders = 0;
  return {
    take() {
      holders += 1;
      auth ??= create();
      return auth;
    },
    release() {
      holders -= 1;
      queueMicrotask(() => {
        if (holders > 0) return;
        auth?.dispose();
        auth = null;
      });
    },
  };
}
