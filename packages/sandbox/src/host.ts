import type { Environment } from './environment.ts';
import type { CheckedPoolOptions } from './options.ts';
import type { Pool } from './pool/pool.ts';

/** What serves one or many pools behind one endpoint. */
export interface Host {
  readonly environment: Environment;
  readonly pools: ReadonlyMap<string, Pool>;
  /** The first pool: it takes the calls that name no other. */
  readonly mainPool: Pool;
  createPool(options: CheckedPoolOptions): Promise<Pool>;
}
