import { SandboxClock } from '../controls/clock.ts';
import { InjectedFaults } from '../controls/faults.ts';
import { Journal } from '../controls/journal.ts';
import { Outbox } from '../controls/outbox.ts';
import { derivedBytes } from '../derived-bytes.ts';
import type { SandboxEnvironment } from '../environment.ts';
import { PendingChallenges } from '../sign-in/pending-challenges.ts';
import type { Authorization } from '../tokens/authorization.ts';
import { Grants } from '../tokens/grants.ts';
import { OneTimeValues } from '../tokens/one-time-values.ts';
import { keptGrantOf, refreshTokenSecret, writeRefreshToken } from '../tokens/refresh-token.ts';
import { type SigningKeys, signingKeysOf } from '../tokens/signing-keys.ts';
import { SsoSessions } from '../tokens/sso-sessions.ts';
import type { Triggers } from '../triggers/events.ts';
import type { AppClient } from './client-settings.ts';
import { ConfirmationCodes } from './confirmation-codes.ts';
import type { PoolDomain } from './domain.ts';
import { FailedAttempts } from './failed-attempts.ts';
import type { Group } from './group.ts';
import { HourlyLimits } from './hourly-limits.ts';
import type { IdentityProvider, ProviderUser } from './identity-provider.ts';
import type { IdentityTrip } from './identity-trip.ts';
import type { PoolSettings } from './pool-settings.ts';
import type { ResourceServer } from './resource-server.ts';
import type { User } from './user.ts';
import { UserDirectory } from './user-directory.ts';

/** A user pool: its settings, its users, and the pending sign-ins and codes. */
export interface Pool {
  /** `<region>_<name>`. */
  readonly id: string;
  readonly region: string;
  /** The part of the id after the `_`, which SRP hashes. */
  readonly name: string;
  readonly issuer: string;
  readonly environment: SandboxEnvironment;
  /** The keys that sign its tokens. */
  readonly keys: Promise<SigningKeys>;
  readonly createdAt: number;
  modifiedAt: number;
  /** Whether it was restored from a snapshot, which contains all sign-ins that have not ended. */
  isContinued: boolean;
  settings: PoolSettings;
  triggers: Triggers;
  readonly clients: Map<string, AppClient>;
  readonly groups: Map<string, Group>;
  /** By name. Without one there are no managed login pages. */
  readonly domains: Map<string, PoolDomain>;
  /** By identifier. */
  readonly resourceServers: Map<string, ResourceServer>;
  /** By name. */
  readonly identityProviders: Map<string, IdentityProvider>;
  readonly users: UserDirectory;
  readonly challenges: PendingChallenges;
  readonly grants: Grants;
  readonly ssoSessions: SsoSessions;
  readonly authorizationCodes: OneTimeValues<Authorization>;
  /** Sign-ins that are at an identity provider, by their `state` there. */
  readonly identityTrips: OneTimeValues<IdentityTrip>;
  /** People whom mock providers have sent back, by code. */
  readonly mockCodes: OneTimeValues<ProviderUser>;
  readonly codes: ConfirmationCodes;
  readonly failedAttempts: FailedAttempts;
  readonly hourlyLimits: HourlyLimits;
  /** Key of the simulated answers for unknown names, so that they stay the same. */
  readonly simulationSecret: Uint8Array;
  readonly clock: SandboxClock;
  readonly outbox: Outbox;
  readonly faults: InjectedFaults;
  readonly journal: Journal;
}

const SIMULATION_SECRET_BYTES = 32;

/** How much a pool remembers of its past. */
export interface PoolLimits {
  readonly journalEntries: number;
  readonly messages: number;
  /** Sign-ins, and steps of sign-ins, that have ended. */
  readonly endedSignIns: number;
}

export function createPool(
  id: string,
  settings: PoolSettings,
  limits: PoolLimits,
  environment: SandboxEnvironment,
): Pool {
  const separator = id.indexOf('_');
  const region = id.slice(0, separator);
  const clock = new SandboxClock(environment.now);
  const { random } = environment;
  const pool: Pool = {
    id,
    region,
    name: id.slice(separator + 1),
    get issuer() {
      const name =
        pool.settings.issuerConfiguration.type === 'UPDATED' ? 'issuer-cognito-idp' : 'cognito-idp';
      return `https://${name}.${region}.amazonaws.com/${id}`;
    },
    environment,
    keys: signingKeysOf(id),
    isContinued: false,
    createdAt: clock.now(),
    modifiedAt: clock.now(),
    settings,
    triggers: {},
    clients: new Map(),
    groups: new Map(),
    domains: new Map(),
    resourceServers: new Map(),
    identityProviders: new Map(),
    users: new UserDirectory(() => pool.settings),
    challenges: new PendingChallenges(clock, random, limits.endedSignIns),
    grants: new Grants(clock, limits.endedSignIns, (grant) =>
      writeRefreshToken(refreshTokenSecret(id), random, keptGrantOf(grant, clock.now())),
    ),
    ssoSessions: new SsoSessions(clock, random, limits.endedSignIns),
    authorizationCodes: new OneTimeValues(clock, random, limits.endedSignIns),
    identityTrips: new OneTimeValues(clock, random, limits.endedSignIns),
    mockCodes: new OneTimeValues(clock, random, limits.endedSignIns),
    codes: new ConfirmationCodes(clock, random),
    failedAttempts: new FailedAttempts(clock),
    hourlyLimits: new HourlyLimits(clock),
    simulationSecret: derivedBytes(`simulation ${id}`)(SIMULATION_SECRET_BYTES),
    clock,
    outbox: new Outbox(limits.messages),
    faults: new InjectedFaults(),
    journal: new Journal(limits.journalEntries),
  };
  return pool;
}

/** Removes everything from a pool except its settings and triggers. */
export function clearPool(pool: Pool): void {
  for (const part of [
    pool.clients,
    pool.groups,
    pool.domains,
    pool.resourceServers,
    pool.identityProviders,
    pool.users,
    pool.challenges,
    pool.grants,
    pool.ssoSessions,
    pool.authorizationCodes,
    pool.identityTrips,
    pool.mockCodes,
    pool.codes,
    pool.failedAttempts,
    pool.hourlyLimits,
    pool.outbox,
    pool.faults,
    pool.journal,
  ]) {
    part.clear();
  }
  pool.clock.reset();
}

/** Deletes a user with all tokens and devices. */
export function deleteUser(pool: Pool, user: User): void {
  pool.users.delete(user);
  pool.grants.deleteOf(user);
}
