import { toBase64Url } from '../bytes.ts';
import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { type Grant, isLive } from '../tokens/grants.ts';
import { writeManagedLogin } from './managed-login.ts';
import {
  type GrantRecord,
  type PoolRecord,
  type SnapshotRecord,
  type UserRecord,
  VERSION,
} from './records.ts';

/** Returns everything that a restart would lose, as text: app clients, groups, users, and sign-ins that have not ended. */
export function writeSnapshot(pools: Iterable<Pool>): string {
  const record: SnapshotRecord = {
    version: VERSION,
    pools: Array.from(pools, poolRecord),
  };
  return JSON.stringify(record);
}

function poolRecord(pool: Pool): PoolRecord {
  const now = pool.clock.now();
  const users = pool.users.all();
  return {
    id: pool.id,
    settings: pool.settings,
    clockOffset: pool.clock.offset,
    ...writeManagedLogin(pool),
    clients: [...pool.clients.values()],
    groups: [...pool.groups.values()],
    users: users.map(userRecord),
    grants: users.flatMap((user) =>
      pool.grants
        .of(user)
        .filter((grant) => isLive(grant, now))
        .map(grantRecord),
    ),
  };
}

function userRecord(user: User): UserRecord {
  // Started registrations end with the process.
  const { totpInSetup: _, passkeyInSetup: __, ...kept } = user;
  return {
    ...kept,
    attributes: [...user.attributes],
    groups: [...user.groups],
    devices: [...user.devices.values()],
    mfa: { ...user.mfa, enabled: [...user.mfa.enabled] },
    passkeys: Array.from(user.passkeys.values(), (passkey) => ({
      ...passkey,
      transports: [...passkey.transports],
      publicKey: toBase64Url(passkey.publicKey),
    })),
    pendingAttributes: [...user.pendingAttributes],
  };
}

function grantRecord(grant: Grant): GrantRecord {
  const { user, client, revoked: _, isRestored: __, ...kept } = grant;
  const { scopes, amr } = kept;
  return {
    ...kept,
    scopes: [...scopes],
    amr: amr && [...amr],
    username: user.username,
    clientId: client.clientId,
  };
}
