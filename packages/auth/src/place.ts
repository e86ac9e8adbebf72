import type { Backend } from './internals.ts';
import type { AuthServices } from './machine/ports.ts';
import type { PageVault } from './vault/vault.ts';

/** Where the secrets are and the services run: on this page, or in its worker. */
export interface Place {
  readonly vault: PageVault;
  readonly services: AuthServices;
  readonly backend: Backend;
  /** Does what could not be done before: revokes, and stores anew what was lost. */
  readonly catchUp: () => Promise<unknown>;
  /** Loads early what will be needed later. */
  load(): void;
  close(): void;
}
