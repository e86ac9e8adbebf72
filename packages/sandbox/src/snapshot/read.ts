import { base64url } from 'jose';
import * as v from 'valibot';
import { type CheckedPoolOptions, SandboxOptionsError } from '../options.ts';
import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { UserAttributes } from '../pool/user-attributes.ts';
import { restoreManagedLogin } from './managed-login.ts';
import type { GrantRecord, PoolRecord, SnapshotRecord, UserRecord } from './records.ts';
import { anyVersion, snapshot, VERSION } from './records.ts';

const schema = v.pipe(v.string(), v.parseJson(), snapshot);

/** Whether this text came from `sandbox.snapshot()`. */
export const isSnapshot = (text: string): boolean => v.safeParse(schema, text).success;

/** Whether this text is a snapshot that another version of this package wrote. */
export function isOfAnotherVersion(text: string): boolean {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), anyVersion), text);
  return result.success && result.output.version !== VERSION;
}

/** @throws {@link SandboxOptionsError} for any other text */
export function readSnapshot(text: string): SnapshotRecord {
  const result = v.safeParse(schema, text);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new SandboxOptionsError([
    `snapshot does not have the format of this version, at ${v.getDotPath(issue) ?? 'its start'}`,
  ]);
}

/** Returns the groups and users in the options that a restored pool does not have. */
export function missingIn(
  pool: Pool,
  { groups, users }: CheckedPoolOptions,
): Pick<CheckedPoolOptions, 'groups' | 'users'> {
  return {
    groups: groups.filter(({ groupName }) => !pool.groups.has(groupName)),
    users: users.filter(({ username }) => !pool.users.find(username)),
  };
}

/**
 * Restores the groups, users, sign-ins and other app clients of a snapshot, and its domains, resource servers and identity
 * providers, in a pool that has its own app clients.
 */
export function restorePool(pool: Pool, record: PoolRecord): void {
  pool.isContinued = true;
  pool.clock.advance(record.clockOffset);
  restoreManagedLogin(pool, record);
  for (const client of record.clients) {
    if (!pool.clients.has(client.clientId))
      pool.clients.set(client.clientId, { clientSecret: undefined, ...client });
  }
  for (const group of record.groups) {
    pool.groups.set(group.name, {
      ...group,
      description: group.description,
      roleArn: group.roleArn,
      precedence: group.precedence,
    });
  }
  for (const user of record.users) pool.users.add(userFrom(user));
  for (const grant of record.grants) restoreGrant(pool, grant);
}

function userFrom(record: UserRecord): User {
  return {
    ...record,
    attributes: new UserAttributes(record.attributes),
    groups: new Set(record.groups),
    password: record.password,
    devices: new Map(record.devices.map((device) => [device.key, device])),
    totp: record.totp && { ...record.totp, friendlyName: record.totp.friendlyName },
    totpInSetup: undefined,
    mfa: { ...record.mfa, enabled: new Set(record.mfa.enabled), preferred: record.mfa.preferred },
    passkeys: new Map(
      record.passkeys.map((passkey) => [
        passkey.credentialId,
        {
          ...passkey,
          attachment: passkey.attachment,
          publicKey: Uint8Array.from(base64url.decode(passkey.publicKey)),
        },
      ]),
    ),
    passkeyInSetup: undefined,
    pendingAttributes: new Map(record.pendingAttributes),
  };
}

function restoreGrant(pool: Pool, { username, clientId, ...record }: GrantRecord): void {
  const user = pool.users.get(username);
  const client = pool.clients.get(clientId);
  // The app client may have been removed from the options.
  if (!user || !client) return;
  pool.grants.add({
    ...record,
    user,
    client,
    deviceKey: record.deviceKey,
    managedLogin: record.managedLogin && {
      ssoSessionId: record.managedLogin.ssoSessionId,
      nonce: record.managedLogin.nonce,
    },
    sessionId: record.sessionId,
    resource: record.resource,
    isRestored: false,
    revoked: false,
    refreshTokens: record.refreshTokens.map(({ text, rotatedAt }) => ({ text, rotatedAt })),
  });
}
