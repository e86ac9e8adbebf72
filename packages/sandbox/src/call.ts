import type { SandboxEnvironment } from './environment.ts';
import type { IdentityPools } from './identity/identity-pools.ts';
import type { CheckedPoolOptions } from './options.ts';
import type { AppClient } from './pool/client-settings.ts';
import type { Pool } from './pool/pool.ts';
import type { User } from './pool/user.ts';
import type { Grant } from './tokens/grants.ts';
import type { Strings } from './triggers/events.ts';

/** The pools that share one endpoint. */
export interface Host {
  readonly environment: SandboxEnvironment;
  readonly pools: ReadonlyMap<string, Pool>;
  /** The first pool: it gets the calls that name no other. */
  readonly mainPool: Pool;
  readonly identities: IdentityPools;
  createPool(options: CheckedPoolOptions): Promise<Pool>;
  /** Returns false for the first pool, which cannot be deleted. */
  deletePool(userPoolId: string): boolean;
}

/** A call of the user-pool API, with its pool. */
export interface Call {
  readonly host: Host;
  readonly pool: Pool;
  readonly requestId: string;
  /** The User-Agent header of the client. */
  readonly userAgent: string;
}

/** A call that names an app client. */
export interface ClientCall extends Call {
  readonly client: AppClient;
}

/** A call with a valid access token. */
export interface UserCall extends ClientCall {
  readonly user: User;
  readonly grant: Grant;
}

/** A call of a sign-in. */
export interface AuthCall extends ClientCall {
  /**
   * ClientMetadata for the triggers that run after the first step: that of RespondToAuthChallenge. That of InitiateAuth only
   * reaches the pre authentication and user migration triggers.
   */
  readonly clientMetadata: Strings | undefined;
}
