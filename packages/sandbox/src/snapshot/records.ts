import * as v from 'valibot';
import { clientSettings } from '../pool/client-settings.ts';
import { mfaFactor, poolSettings } from '../pool/pool-settings.ts';
import { USER_STATUSES } from '../pool/user.ts';
import { grantMembers } from '../tokens/grant-members.ts';
import { managedLoginRecords } from './managed-login.ts';

const maybe = v.optional(v.string());
const bytes = v.string();

const password = v.object({
  salt: v.string(),
  verifier: v.string(),
  temporary: v.boolean(),
  setAt: v.number(),
});

const device = v.object({
  key: v.string(),
  groupKey: v.string(),
  createdAt: v.number(),
  modifiedAt: v.number(),
  authenticatedAt: v.number(),
  name: v.exactOptional(v.string()),
  remembered: v.boolean(),
  secret: v.exactOptional(v.object({ salt: v.string(), verifier: v.string() })),
  confirmedAfterMfa: v.boolean(),
});

const passkey = v.object({
  credentialId: v.string(),
  /** Base64url of the COSE key. */
  publicKey: bytes,
  relyingPartyId: v.string(),
  friendlyName: v.string(),
  attachment: maybe,
  transports: v.array(v.string()),
  createdAt: v.number(),
  counter: v.number(),
});

const user = v.object({
  username: v.string(),
  sub: v.string(),
  createdAt: v.number(),
  modifiedAt: v.number(),
  enabled: v.boolean(),
  status: v.picklist(USER_STATUSES),
  attributes: v.array(v.tuple([v.string(), v.string()])),
  groups: v.array(v.string()),
  password: v.optional(password),
  passwordHistory: v.array(password),
  devices: v.array(device),
  totp: v.optional(v.object({ secret: v.string(), friendlyName: maybe, lastStep: v.number() })),
  mfa: v.object({ enabled: v.array(mfaFactor), preferred: v.optional(mfaFactor), webAuthn: v.boolean() }),
  passkeys: v.array(passkey),
  pendingAttributes: v.array(v.tuple([v.string(), v.string()])),
  firstSignInPending: v.boolean(),
});
export type UserRecord = v.InferOutput<typeof user>;

const group = v.object({
  name: v.string(),
  description: maybe,
  roleArn: maybe,
  precedence: v.optional(v.number()),
  createdAt: v.number(),
  modifiedAt: v.number(),
});

const client = v.object({
  clientId: v.string(),
  clientSecret: maybe,
  createdAt: v.number(),
  modifiedAt: v.number(),
  settings: clientSettings,
  hasCustomAttributes: v.boolean(),
});

const grant = v.object({
  ...grantMembers,
  username: v.string(),
  refreshRevoked: v.boolean(),
  refreshTokens: v.array(v.object({ text: v.string(), rotatedAt: v.optional(v.number()) })),
});
export type GrantRecord = v.InferOutput<typeof grant>;

const pool = v.object({
  id: v.string(),
  settings: poolSettings,
  clockOffset: v.number(),
  clients: v.array(client),
  groups: v.array(group),
  users: v.array(user),
  grants: v.array(grant),
  ...managedLoginRecords,
});
export type PoolRecord = v.InferOutput<typeof pool>;

export const VERSION = 1;

/** A sandbox as text, in the current format. */
export const snapshot = v.object({
  version: v.literal(VERSION),
  pools: v.array(pool),
});

/** The part of the format that every version has. */
export const anyVersion = v.object({ version: v.number(), pools: v.array(v.unknown()) });
export type SnapshotRecord = v.InferOutput<typeof snapshot>;
