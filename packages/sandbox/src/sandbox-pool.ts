import { type ManagedLoginBrowser, openBrowser } from './browser/browser.ts';
import type { SandboxClock } from './controls/clock.ts';
import type { InjectedFaults } from './controls/faults.ts';
import type { Journal } from './controls/journal.ts';
import type { Outbox } from './controls/outbox.ts';
import { totpCode } from './mfa/totp.ts';
import {
  type CheckedClientOptions,
  type CheckedPoolOptions,
  type ClientOptions,
  checkClientOptions,
  checkPoolOptions,
  checkSeedUser,
  checkUserChanges,
  type PoolOptions,
  type SeedUser,
  type UserChanges,
} from './options.ts';
import type { ClientSettings } from './pool/client-settings.ts';
import { editUser } from './pool/edit-user.ts';
import { clearPool, deleteUser, type Pool } from './pool/pool.ts';
import { seedClient, seedPool, seedUser } from './pool/seed.ts';
import type { User } from './pool/user.ts';
import { type UserView, viewUser } from './pool/user-view.ts';
import { revokeAll, revokeDevice } from './tokens/revoke.ts';
import type { Triggers } from './triggers/events.ts';

/** The users of a pool, for a test to add, read and change. */
export interface SandboxUsers {
  /** @throws SandboxOptionsError, or the exception of AdminCreateUser */
  add(user: SeedUser): Promise<UserView>;
  /** By username, sign-in attribute or verified alias. */
  get(name: string): UserView | undefined;
  all(): UserView[];
  /** The number of users. */
  readonly count: number;
  /**
   * Returns the first users whose username or attributes contain a text, ignoring case; with an empty text, the first of all
   * users.
   */
  search(text: string, limit: number): UserView[];
  /**
   * Changes a user; undefined if there is none.
   *
   * @throws SandboxOptionsError, or the API's exception
   */
  update(name: string, changes: UserChanges): Promise<UserView | undefined>;
  /** Deletes a user with all their data; false if there is none. */
  delete(name: string): boolean;
  /** Ends all sign-ins of a user, like GlobalSignOut. */
  signOut(name: string): boolean;
  /** Deletes a device without the app noticing. */
  forgetDevice(name: string, deviceKey: string): boolean;
  /**
   * Returns the current code of a user's authenticator app: the one being set up in the account, otherwise the registered
   * one. Undefined if there is neither.
   */
  totp(name: string): { readonly code: string; readonly isInSetup: boolean } | undefined;
}

/** One pool of a sandbox, with controls that the real service lacks. */
export interface SandboxPool {
  readonly userPoolId: string;
  /** Its PoolName. */
  readonly name: string;
  /** The first app client. */
  readonly clientId: string;
  readonly region: string;
  /** The `iss` claim of its tokens. */
  readonly issuer: string;
  /** The origin of its managed login pages, such as `http://127.0.0.1:4599`. */
  readonly domain: string;
  readonly users: SandboxUsers;
  readonly clock: SandboxClock;
  readonly outbox: Outbox;
  readonly faults: InjectedFaults;
  readonly journal: Journal;
  /** Opens a browser for the managed login pages, with its own cookies. */
  openBrowser(): ManagedLoginBrowser;
  /** Adds an app client. */
  addClient(options?: ClientOptions): { clientId: string; clientSecret: string | undefined };
  /** Changes settings of an app client; those left out are kept. False if there is none. */
  configureClient(clientId: string, settings: ClientOptions): boolean;
  /** Changes settings of the pool; those left out are kept. */
  configure(settings: NonNullable<PoolOptions['userPool']>): void;
  /** Adds or replaces triggers of the pool. */
  setTriggers(triggers: Triggers): void;
  /** Restores the initial state: users, clients, settings, clock, faults, outbox and journal. */
  reset(): Promise<void>;
}

/** How a sandbox is reached. */
export interface Reached {
  /** The URL of its API. */
  endpoint: string;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Creates the controls of a pool. */
export function controlsOf(pool: Pool, options: CheckedPoolOptions, reached: Reached): SandboxPool {
  const initial = pool.settings;
  return {
    userPoolId: pool.id,
    get name() {
      return pool.settings.poolName;
    },
    get clientId() {
      return pool.clients.keys().next().value ?? '';
    },
    region: pool.region,
    get issuer() {
      return pool.issuer;
    },
    get domain() {
      return new URL(reached.endpoint).origin;
    },
    openBrowser: () => openBrowser(pool, reached.fetch, () => reached.endpoint),
    users: usersOf(pool),
    clock: pool.clock,
    outbox: pool.outbox,
    faults: pool.faults,
    journal: pool.journal,
    addClient(client = {}) {
      const { clientId, clientSecret } = seedClient(pool, checkClientOptions(client));
      return { clientId, clientSecret };
    },
    configureClient(clientId, settings) {
      const client = pool.clients.get(clientId);
      if (client) client.settings = settingsIn(checkClientOptions({ ...client.settings, ...settings }));
      return client !== undefined;
    },
    configure(settings) {
      const {
        id: _,
        domain: __,
        ...checked
      } = checkPoolOptions({
        userPool: { ...pool.settings, ...settings },
      }).userPool;
      pool.settings = checked;
    },
    setTriggers(triggers) {
      pool.triggers = { ...pool.triggers, ...checkPoolOptions({ triggers }).triggers };
    },
    async reset() {
      clearPool(pool);
      pool.settings = initial;
      await seedPool(pool, options);
    },
  };
}

/** The options of an app client, without those that only apply when it is created. */
function settingsIn(options: CheckedClientOptions): ClientSettings {
  const {
    clientId: _,
    clientSecret: __,
    generateSecret: ___,
    hasCustomAttributes: ____,
    ...settings
  } = options;
  return settings;
}

function usersOf(pool: Pool): SandboxUsers {
  const change = (name: string, apply: (user: User) => void): boolean => {
    const user = pool.users.find(name);
    if (user) apply(user);
    return user !== undefined;
  };
  return {
    async add(user) {
      return viewUser(pool, await seedUser(pool, checkSeedUser(user)));
    },
    get(name) {
      const user = pool.users.find(name);
      return user && viewUser(pool, user);
    },
    all: () => pool.users.all().map((user) => viewUser(pool, user)),
    get count() {
      return pool.users.size;
    },
    search(text, limit) {
      const wanted = text.toLowerCase();
      const texts = (user: User) => [user.username, ...user.attributes.values()];
      const isWanted = (user: User) => texts(user).some((found) => found.toLowerCase().includes(wanted));
      return pool.users.page(0, limit, isWanted).items.map((user) => viewUser(pool, user));
    },
    async update(name, changes) {
      const checked = checkUserChanges(changes);
      const user = pool.users.find(name);
      if (!user) return undefined;
      await editUser(pool, user, checked);
      return viewUser(pool, user);
    },
    delete: (name) => change(name, (user) => deleteUser(pool, user)),
    signOut: (name) => change(name, (user) => revokeAll(pool, user)),
    forgetDevice: (name, deviceKey) =>
      change(name, (user) => {
        user.devices.delete(deviceKey);
        revokeDevice(pool, user, deviceKey);
      }),
    totp(name) {
      const { totpInSetup, totp } = pool.users.find(name) ?? {};
      const secret = totpInSetup ?? totp?.secret;
      if (secret === undefined) return undefined;
      return { code: totpCode(secret, pool.clock.now()), isInSetup: totpInSetup !== undefined };
    },
  };
}
