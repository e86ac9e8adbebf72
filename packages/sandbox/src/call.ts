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
  /** The first pool: it takes the calls that name no other. */
  readonly mainPool: Pool;
  readonly identities: IdentityPools;
  createPool(options: CheckedPoolOptions): Promise<Pool>;
  /** False for the first pool, which stays. */
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
   * ClientMetadata for the triggers that run after the first step: the one of RespondToAuthChallenge. The one of
   * InitiateAuth reaches only the pre authentication and user migration triggers.
   */
  readonly clientMetadata: Strings | undefined;
}
