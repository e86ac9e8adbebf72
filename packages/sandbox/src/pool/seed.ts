import { hmacSha256 } from '../bytes.ts';
import { derivedBytes } from '../derived-bytes.ts';
import { newClientId, newClientSecret, newTemporaryPassword, uuidFrom } from '../ids.ts';
import {
  type CheckedClientOptions,
  type CheckedPoolOptions,
  type CheckedSeedUser,
  SandboxOptionsError,
} from '../options.ts';
import { migrateFrom, playCustomAuth } from '../triggers/scripted.ts';
import { CognitoException, invalidParameter } from '../wire/exception.ts';
import { type AppClient, type ExplicitAuthFlow, rotatesRefreshTokens } from './client-settings.ts';
import { CONTACTS } from './factors.ts';
import { createGroup, NO_GROUP_SETTINGS } from './groups.ts';
import { standardMapping } from './identity-provider.ts';
import { invite } from './invite.ts';
import { makeUser } from './new-user.ts';
import { setPassword } from './passwords.ts';
import type { Pool } from './pool.ts';
import type { User } from './user.ts';

const ALL_FLOWS: readonly ExplicitAuthFlow[] = [
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
];

/** Fills a pool with the triggers, identity providers, app clients, groups and users of its options. */
export async function seedPool(pool: Pool, options: CheckedPoolOptions): Promise<void> {
  seedClients(pool, options);
  await seedUsers(pool, options);
}

/** Applies all options to a pool except groups and users. */
export function seedClients(pool: Pool, options: CheckedPoolOptions): void {
  pool.triggers = {
    ...(options.customAuth ? playCustomAuth(options.customAuth) : {}),
    ...(options.migratableUsers ? migrateFrom(options.migratableUsers) : {}),
    ...options.triggers,
  };
  const { domain = pool.name.toLowerCase() } = options.userPool;
  if (domain !== null) {
    const named = typeof domain === 'string' ? { domain, managedLoginVersion: 1 as const } : domain;
    pool.domains.set(named.domain, { ...named });
  }
  for (const server of options.resourceServers) pool.resourceServers.set(server.identifier, { ...server });
  for (const { attributeMapping = standardMapping, ...provider } of options.identityProviders) {
    const now = pool.clock.now();
    pool.identityProviders.set(provider.providerName, {
      ...provider,
      attributeMapping,
      createdAt: now,
      modifiedAt: now,
    });
  }
  for (const [index, client] of options.clients.entries()) {
    // The same after each start of a pool with the same id.
    seedClient(pool, client, derivedBytes(`${pool.id} client ${index}`));
  }
}

/** Adds the groups and users in the options to a pool. */
export async function seedUsers(
  pool: Pool,
  options: Pick<CheckedPoolOptions, 'groups' | 'users'>,
): Promise<void> {
  for (const { groupName, ...settings } of options.groups) {
    createGroup(pool, groupName, { ...NO_GROUP_SETTINGS, ...settings });
  }
  // One after the other, so that lists have the order of the options, and the second of two with the same name is refused.
  for (const [index, user] of options.users.entries()) {
    await named(`users.${index} ${user.username}`, pool, user);
  }
}

// The ids of users in the options are the same after each start of a pool with the same id, so that rows of a database still
// match.
function derivedSub(pool: Pool, username: string): string {
  return uuidFrom(hmacSha256(pool.id, `sub ${pool.users.fold(username)}`));
}

/** Names the user that cannot be created, and why. */
async function named(name: string, pool: Pool, user: CheckedSeedUser): Promise<void> {
  try {
    await seedUser(pool, user, derivedSub(pool, user.username));
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error;
    throw new SandboxOptionsError([`${name}: ${error.message}`]);
  }
}

function derivedPassword({ id, settings }: Pool, username: string): string {
  const { minimumLength } = settings.policies.passwordPolicy;
  return newTemporaryPassword(derivedBytes(`${id} password ${username}`), minimumLength);
}

export function seedClient(
  pool: Pool,
  options: CheckedClientOptions,
  random = pool.environment.random,
): AppClient {
  const { clientId, clientSecret, generateSecret, hasCustomAttributes, ...settings } = options;
  const explicitAuthFlows = settings.explicitAuthFlows ?? [
    ...ALL_FLOWS,
    // An app client with rotation must not allow the other refresh.
    ...(rotatesRefreshTokens(settings) ? [] : (['ALLOW_REFRESH_TOKEN_AUTH'] as const)),
  ];
  const client: AppClient = {
    clientId: clientId ?? newClientId(random),
    clientSecret: clientSecret ?? (generateSecret ? newClientSecret(random) : undefined),
    createdAt: pool.clock.now(),
    modifiedAt: pool.clock.now(),
    settings: { ...settings, explicitAuthFlows },
    hasCustomAttributes,
  };
  pool.clients.set(client.clientId, client);
  return client;
}

/** Refuses a user with a factor that a pool with MFA never asks for: a test would wait for it in vain. */
function checkFactors({ settings }: Pool, { enabled, preferred }: CheckedSeedUser['mfa']): void {
  if (settings.mfaConfiguration === 'OFF') return;
  for (const factor of preferred ? [...enabled, preferred] : enabled) {
    if (!settings.enabledMfas.includes(factor)) {
      throw invalidParameter(`${factor} is not one of the pool's enabledMfas.`);
    }
  }
}

export async function seedUser(pool: Pool, seed: CheckedSeedUser, sub?: string): Promise<User> {
  checkFactors(pool, seed.mfa);
  const user = makeUser(pool, {
    username: seed.username,
    attributes: Object.entries(seed.attributes),
    status: seed.status,
    sub,
  });
  for (const contact of CONTACTS) {
    const flag = `${contact}_verified`;
    if (user.attributes.has(contact) && !user.attributes.has(flag)) {
      user.attributes.set(flag, String(seed.status !== 'UNCONFIRMED'));
    }
  }
  user.enabled = seed.enabled;
  for (const name of seed.groups) {
    if (!pool.groups.has(name)) createGroup(pool, name, NO_GROUP_SETTINGS);
    user.groups.add(name);
  }
  const { totpSecret, enabled, preferred, webAuthn } = seed.mfa;
  if (totpSecret !== undefined) user.totp = { secret: totpSecret, friendlyName: undefined, lastStep: -1 };
  user.mfa = {
    enabled: new Set([...enabled, ...(totpSecret === undefined ? [] : (['SOFTWARE_TOKEN_MFA'] as const))]),
    preferred,
    webAuthn,
  };
  const isInvited = seed.status === 'FORCE_CHANGE_PASSWORD';
  const password = seed.password ?? (isInvited ? derivedPassword(pool, seed.username) : undefined);
  if (password !== undefined) await setPassword(pool, user, password, { temporary: isInvited });
  pool.users.add(user);
  if (password !== undefined && seed.password === undefined) {
    await invite({ pool }, user, password, { mediums: ['EMAIL'] });
  }
  return user;
}
