import type { Backend } from './internals.ts';
import type { BackendServices } from './machine/ports.ts';
import type { PageVault } from './vault/vault.ts';

/** Where the secrets are and the services run: on this page, or in its worker. */
export interface Place {
  readonly vault: PageVault;
  readonly services: BackendServices;
  readonly backend: Backend;
  /** Preloads what will be needed later. */
  load(): void;
  /** Prepares a sign-in while the person types. */
  prepare(): void;
  /** Retries what failed before: writes and revocations. */
  readonly catchUp: () => Promise<unknown>;
  close(): void;
}
