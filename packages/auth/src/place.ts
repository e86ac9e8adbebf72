import type { Backend } from './internals.ts';
import type { BackendServices } from './machine/ports.ts';
import type { PageVault } from './vault/vault.ts';

/** Where the secrets are and the services run: on this page, or in its worker. */
export interface Place {
  readonly vault: PageVault;
  readonly services: BackendServices;
  readonly backend: Backend;
  /** Loads early what will be needed later. */
  load(): void;
  /** Does what a sign-in would wait for, while the person types. */
  prepare(): void;
  /** Does what could not be done before: writes and revocations that failed. */
  readonly catchUp: () => Promise<unknown>;
  close(): void;
}
