import type { Host } from './call.ts';
import { platform, type SandboxEnvironment } from './environment.ts';
import { handleRequest } from './http/handler.ts';
import { IdentityPools } from './identity/identity-pools.ts';
import { newPoolId } from './ids.ts';
import {
  type CheckedPoolOptions,
  checkPoolOptions,
  checkSurroundings,
  type PoolOptions,
  type SandboxOptions,
  SandboxOptionsError,
} from './options.ts';
import { createPool, type Pool } from './pool/pool.ts';
import { seedClients, seedUsers } from './pool/seed.ts';
import { controlsOf, type Reached, type SandboxPool } from './sandbox-pool.ts';
import { missingIn, readSnapshot, restorePool } from './snapshot/read.ts';
import { writeSnapshot } from './snapshot/write.ts';

/** A local Cognito endpoint that starts with one pool; its controls are those of that pool. */
export interface Sandbox extends SandboxPool {
  /**
   * Serves the user-pool API. Takes the same arguments as the global `fetch`, so that it can replace it.
   *
   * @throws TypeError if a fault drops the connection; an AbortError if the signal aborts
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** The URL of the API: one that only `fetch` above understands, or the server's once it is served. */
  endpoint: string;
  /** All pools, by id. */
  readonly pools: ReadonlyMap<string, SandboxPool>;
  /** Adds a pool with its own users, clock, faults, outbox and journal behind the same endpoint. */
  createPool(options?: PoolOptions): Promise<SandboxPool>;
  /** Deletes a pool, but not the first. False if there is none. */
  deletePool(userPoolId: string): boolean;
  /**
   * Returns everything that a restart would lose, as text for the option `snapshot`: pools, app clients, groups, users and
   * sign-ins. It contains secrets. It does not contain triggers, faults, the journal, the outbox, pending challenges, codes
   * or the sessions of managed login.
   */
  snapshot(): Promise<string>;
}

// A name that does not resolve, so that a client without the sandbox's fetch reaches nothing.
const IN_PROCESS_ENDPOINT = 'https://cognito-idp.sandbox.invalid/';

/**
 * Starts a local user pool.
 *
 * @throws {@link SandboxOptionsError} for invalid options
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  if (Object(options) !== options) throw new SandboxOptionsError(['options: must be an object']);
  const {
    region: _,
    now,
    random,
    wait,
    fetch,
    snapshot: text,
    pools: more = [],
    identityPools: __,
    ...first
  } = options;
  const { region, identityPools } = checkSurroundings(options);
  const environment: SandboxEnvironment = {
    now: now ?? platform.now,
    random: random ?? platform.random,
    wait: wait ?? platform.wait,
    fetch: fetch ?? platform.fetch,
  };
  const snapshot = text === undefined ? undefined : readSnapshot(text);
  const pools = new Map<string, Pool>();
  const controls = new Map<string, SandboxPool>();
  const reached: Reached = { endpoint: IN_PROCESS_ENDPOINT, fetch: (request) => respond(host, request) };

  async function addPool(checked: CheckedPoolOptions): Promise<Pool> {
    const { id = newPoolId(environment.random, region), domain: _, ...settings } = checked.userPool;
    checkIdsAreFree(pools, id, checked);
    const pool = createPool(id, settings, checked.limits, environment);
    const record = snapshot?.pools.find((candidate) => candidate.id === id);
    seedClients(pool, checked);
    if (record) restorePool(pool, record);
    await seedUsers(pool, record ? missingIn(pool, checked) : checked);
    pools.set(id, pool);
    controls.set(id, controlsOf(pool, checked, reached));
    return pool;
  }

  const { userPool, ...settings } = checkPoolOptions(first);
  const id = userPool.id ?? snapshot?.pools[0]?.id;
  const mainPool = await addPool({ ...settings, userPool: { ...userPool, id } });
  for (const further of more) await addPool(checkPoolOptions(further));
  for (const record of snapshot?.pools ?? []) {
    if (pools.has(record.id)) continue;
    await addPool({
      ...checkPoolOptions({ clients: [] }),
      userPool: { ...record.settings, id: record.id, domain: null },
    });
  }
  const host: Host = {
    environment,
    pools,
    mainPool,
    identities: new IdentityPools(identityPools, environment.random),
    createPool: addPool,
    deletePool,
  };
  const main = poolControls(mainPool.id);

  function poolControls(id: string): SandboxPool {
    const found = controls.get(id);
    if (!found) throw new Error(`No pool ${id} in this sandbox.`);
    return found;
  }

  function deletePool(id: string): boolean {
    if (id === mainPool.id) return false;
    // Answers the calls that wait for a `hold`.
    pools.get(id)?.faults.clear();
    pools.delete(id);
    return controls.delete(id);
  }

  return {
    ...main,
    get clientId() {
      return main.clientId;
    },
    get name() {
      return main.name;
    },
    get issuer() {
      return main.issuer;
    },
    get domain() {
      return main.domain;
    },
    get endpoint() {
      return reached.endpoint;
    },
    set endpoint(endpoint) {
      reached.endpoint = endpoint;
    },
    pools: controls,
    // A server's own subclass of Request is accepted, but the platform's constructor cannot copy it.
    fetch: (input, init) =>
      respond(host, input instanceof Request && init === undefined ? input : new Request(input, init)),
    async createPool(poolOptions = {}) {
      return poolControls((await addPool(checkPoolOptions(poolOptions))).id);
    },
    deletePool,
    snapshot: async () => writeSnapshot(pools.values()),
  };
}

// These ids lead a call to its pool.
function checkIdsAreFree(
  pools: ReadonlyMap<string, Pool>,
  id: string,
  { clients }: CheckedPoolOptions,
): void {
  const taken = new Set([...pools.values()].flatMap((pool) => [pool.id, ...pool.clients.keys()]));
  const wanted = [id, ...clients.flatMap(({ clientId }) => clientId ?? [])];
  const problems = wanted
    .filter((name, index) => taken.has(name) || wanted.indexOf(name) !== index)
    .map((name) => `${name} is in use in this sandbox`);
  if (problems.length > 0) throw new SandboxOptionsError(problems);
}

/** An abort rejects at once, like `fetch`; work that has begun is still finished. */
async function respond(host: Host, request: Request): Promise<Response> {
  const { signal } = request;
  const response = signal.aborted
    ? undefined
    : await Promise.race([handleRequest(host, request), whenAborted(signal)]);
  if (response) return response;
  throw new DOMException('This operation was aborted', 'AbortError');
}

function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
