import { type AuthConfig, browserEnvironment } from '@latchkey/auth';
import { localItems } from '../local-items.ts';
import { pageAddress } from '../page-address.ts';
import type { Person, Settings } from '../settings.ts';
import type { PoolFacts } from '../views/home/pool-context.ts';
import { readAccountSettings } from './account-settings.ts';
import { type Changes, noChanges, readChanges } from './changes.ts';
import { createNetworkSwitch, type NetworkSwitch } from './network-switch.ts';
import { control, type SandboxLink, type StagedPool } from './sandbox-link.ts';
import { person as ada, poolOptions, type Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

/** A sandbox with the pool of a scenario, ready for a sign-in. */
export interface Stage extends PoolFacts {
  readonly link: SandboxLink;
  /** Null if the URL names a pool and no scenario. */
  readonly scenario: Scenario | null;
  readonly settings: Settings;
  /** A person to sign in as; null if none is known. */
  readonly person: Person | null;
  /** The changes in the pool when the page was opened. */
  readonly changes: Changes;
  readonly network: NetworkSwitch;
  /** What the session needs here. */
  readonly options: Pick<AuthConfig, 'environment' | 'acrValues'>;
}

/**
 * Opens the scenario in the query: in the sandbox of the settings, otherwise in one that the page runs itself.
 *
 * @throws Error if the sandbox cannot be reached or refuses
 */
export async function openStage(query: string, named: Settings | null): Promise<Stage> {
  const link = named === null ? await ownSandbox() : servedSandbox(named);
  const wanted = new URLSearchParams(query).get('scenario');
  const scenario = scenarios.find(({ id }) => id === wanted) ?? (named === null ? scenarios[0] : undefined);
  const network = createNetworkSwitch(scenario?.offline !== true, browserEnvironment().page, link.fetch);
  const environment = { fetch: network.fetch, page: network.page };
  if (scenario === undefined) {
    if (named === null) throw new Error('There are no scenarios.');
    const { person = null } = named;
    const changes = person ? await changesOf(link, named.userPoolId, person, null) : noChanges;
    const accountSettings = () => readAccountSettings(link, named.userPoolId);
    return {
      link,
      scenario: null,
      settings: named,
      person,
      changes,
      accountSettings,
      keepsManagedLogin: false,
      network,
      options: { environment },
    };
  }
  const present = await presentPool(link, scenario);
  const pool = present ?? (await makePool(link, scenario));
  const changes = present ? await changesOf(link, pool.userPoolId, ada, scenario) : noChanges;
  const { endpoint, control: address } = link;
  const settings: Settings = {
    ...pool,
    endpoint,
    control: address,
    ...(scenario.flow === undefined ? {} : { flow: scenario.flow }),
    ...(scenario.keepSignedIn === undefined ? {} : { keepSignedIn: scenario.keepSignedIn }),
    // A sandbox inside the page has no URL to redirect to, and ends when the page is left.
    ...(scenario.providers && !link.ephemeral
      ? { domain: new URL(endpoint).origin, providers: scenario.providers.join() }
      : {}),
  };
  const accountSettings = () => readAccountSettings(link, pool.userPoolId);
  const { keepsManagedLogin = false, levels } = scenario;
  return {
    link,
    scenario,
    settings,
    person: ada,
    changes,
    accountSettings,
    keepsManagedLogin,
    recoveryLevel: levels?.recovery,
    network,
    options: { environment, ...(levels && { acrValues: levels.signIn }) },
  };
}

/** The page works without this information. */
const changesOf: typeof readChanges = (...pool) => readChanges(...pool).catch(() => noChanges);

/** Makes the next {@link openStage} create a new pool. */
export const forgetPool = ({ id }: Scenario): void => localItems?.removeItem(keyOf(id));

async function ownSandbox(): Promise<SandboxLink> {
  const { openWorker } = await import('../showcase/worker-link.ts');
  return openWorker();
}

function servedSandbox({ endpoint, control: address = '' }: Settings): SandboxLink {
  return {
    // The sandbox has both at one origin.
    endpoint: endpoint ?? new URL('/', address).href,
    control: address,
    fetch: (input, init) => globalThis.fetch(input, init),
    ephemeral: false,
  };
}

const keyOf = (scenario: string) => `latchkey-demo:pool:${scenario}`;

/** The pool that this browser used before, if its sandbox is still running. */
async function presentPool(link: SandboxLink, { id }: Scenario): Promise<StagedPool | null> {
  const userPoolId = localItems?.getItem(keyOf(id)) ?? null;
  if (userPoolId === null || link.ephemeral) return null;
  try {
    return poolOf(await control(link, `/pools/${userPoolId}`));
  } catch {
    return null;
  }
}

async function makePool(link: SandboxLink, scenario: Scenario): Promise<StagedPool> {
  const pool = poolOf(await control(link, '/pools', poolOptions(scenario, location.hostname, pageAddress())));
  const { faults = [], clockAhead = 0 } = scenario;
  for (const fault of faults) await control(link, `/pools/${pool.userPoolId}/faults`, fault);
  if (clockAhead !== 0) {
    await control(link, `/pools/${pool.userPoolId}/clock/advance`, { milliseconds: clockAhead });
  }
  localItems?.setItem(keyOf(scenario.id), pool.userPoolId);
  return pool;
}

function poolOf(answer: unknown): StagedPool {
  // The control API has this shape; it is a developer tool, and trusted.
  const { userPoolId, clientId } = answer as StagedPool;
  return { userPoolId, clientId };
}
