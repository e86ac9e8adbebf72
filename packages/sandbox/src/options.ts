import * as v from 'valibot';
import type { SandboxEnvironment } from './environment.ts';
import { identityPool } from './identity/identity-pools.ts';
import { clientSettings } from './pool/client-settings.ts';
import { domainMembers } from './pool/domain.ts';
import { identityProviderOptions } from './pool/identity-provider.ts';
import { mfaFactor, poolSettings } from './pool/pool-settings.ts';
import { resourceServerMembers } from './pool/resource-server.ts';
import { OWN_USER_STATUSES } from './pool/user.ts';
import type { Triggers } from './triggers/events.ts';
import { isTriggerName } from './triggers/sources.ts';
import * as member from './wire/members.ts';

const seedUser = v.strictObject({
  username: member.username,
  /** Must conform to the pool's password policy. A user in FORCE_CHANGE_PASSWORD without one is sent a temporary one. */
  password: v.optional(v.string()),
  attributes: v.optional(v.record(v.string(), v.string()), {}),
  groups: v.optional(v.array(v.string()), []),
  status: v.optional(v.picklist(OWN_USER_STATUSES), 'CONFIRMED'),
  enabled: v.optional(v.boolean(), true),
  mfa: v.optional(
    v.strictObject({
      enabled: v.optional(v.array(mfaFactor), []),
      preferred: v.optional(mfaFactor),
      /** Lets a passkey count as both factors, in pools that allow it. */
      webAuthn: v.optional(v.boolean(), false),
      /** Base32; enables SOFTWARE_TOKEN_MFA. */
      totpSecret: v.optional(v.pipe(v.string(), v.regex(/^[A-Z2-7]{16,}$/))),
    }),
    {},
  ),
});

/** A user in a test or a seed file. Email and phone count as verified unless `*_verified` says otherwise. */
export type SeedUser = v.InferInput<typeof seedUser>;
export type CheckedSeedUser = v.InferOutput<typeof seedUser>;

const userChanges = v.strictObject({
  password: v.optional(v.string()),
  attributes: v.optional(v.record(v.string(), v.string()), {}),
  groups: v.optional(v.array(member.groupName)),
  status: v.optional(v.picklist(OWN_USER_STATUSES)),
  enabled: v.optional(v.boolean()),
});

/** Changes to a user: what is left out is kept. An empty attribute is deleted; `groups` replaces all groups of the user. */
export type UserChanges = v.InferInput<typeof userChanges>;
export type CheckedUserChanges = v.InferOutput<typeof userChanges>;

const client = v.strictObject({
  ...clientSettings.entries,
  clientId: v.optional(member.clientId),
  clientSecret: v.optional(member.clientSecret),
  generateSecret: v.optional(v.boolean(), false),
  /**
   * Whether it reads and writes custom attributes without `readAttributes` and `writeAttributes`; a client created with the
   * API does not.
   */
  hasCustomAttributes: v.optional(v.boolean(), true),
});

/** An app client; all flows are allowed unless `explicitAuthFlows` says otherwise. */
export type ClientOptions = v.InferInput<typeof client>;
export type CheckedClientOptions = v.InferOutput<typeof client>;

function isTriggers(value: unknown): value is Triggers {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, trigger]) => isTriggerName(name) && (trigger === undefined || typeof trigger === 'function'),
    )
  );
}

const strings = v.record(v.string(), v.string());

const customAuth = v.strictObject({
  rounds: v.array(v.strictObject({ publicChallengeParameters: v.optional(strings, {}), answer: v.string() })),
  attempts: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 3),
});

const migratableUser = v.strictObject({
  username: v.string(),
  password: v.string(),
  attributes: v.optional(strings, {}),
});

const REGION = /^[a-z]{2,8}(-[a-z]+)+-\d{1,2}$/;
export const REGION_RULE = 'must be a region, such as eu-west-2';

/** Whether a text has the shape of an AWS region. New ones are made, so there is no list. */
export function isRegion(text: string): boolean {
  return text.length <= 45 && REGION.test(text);
}

const surroundings = v.strictObject({
  region: v.optional(v.pipe(v.string(), v.check(isRegion, `Member ${REGION_RULE}`)), 'us-east-1'),
  now: v.optional(v.function()),
  random: v.optional(v.function()),
  wait: v.optional(v.function()),
  fetch: v.optional(v.function()),
  identityPools: v.optional(v.array(identityPool), []),
});

type Surroundings = v.InferOutput<typeof surroundings>;

const group = v.strictObject({
  groupName: member.groupName,
  description: v.optional(member.description),
  roleArn: v.optional(member.roleArn),
  precedence: v.optional(member.precedence),
});

const limit = (usual: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), usual);

/** How much a pool remembers of its past; the oldest is removed first. */
const limits = v.optional(
  v.strictObject({
    journalEntries: limit(5_000),
    messages: limit(1_000),
    /** Sign-ins, and steps of sign-ins, that have ended: their tokens and Sessions still get the right refusal. */
    endedSignIns: limit(1_000),
  }),
  {},
);

const domain = v.strictObject(domainMembers);

const resourceServer = v.strictObject(resourceServerMembers);

const pool = v.strictObject({
  userPool: v.optional(
    v.strictObject({
      ...poolSettings.entries,
      id: v.optional(member.userPoolId),
      /** Its name, and other members of CreateUserPoolDomain; null for no managed login pages. */
      domain: v.optional(v.nullable(v.union([domainMembers.domain, domain]))),
    }),
    {},
  ),
  clients: v.optional(v.array(client), [{}]),
  groups: v.optional(v.array(group), []),
  /** APIs with their own scopes. */
  resourceServers: v.optional(v.array(resourceServer), []),
  /**
   * Identity providers where people can sign in instead. Unless `mock` is false, each is a page with its `users` to choose
   * from.
   */
  identityProviders: v.optional(v.array(identityProviderOptions), []),
  users: v.optional(v.array(seedUser), []),
  limits,
  /** Lambda triggers as functions. */
  triggers: v.optional(
    v.custom<Triggers>(isTriggers, 'Member must be an object of functions, by trigger name'),
    {},
  ),
  /** A custom sign-in as data, where triggers can't be functions. */
  customAuth: v.optional(customAuth),
  /** Users outside the pool that a user migration trigger can import, as data. */
  migratableUsers: v.optional(v.array(migratableUser)),
});

/** One pool: plain data except for `triggers`, so that it can come from a JSON file or over HTTP. */
export type PoolOptions = v.InferInput<typeof pool>;
export type CheckedPoolOptions = v.InferOutput<typeof pool>;

/** Options of {@link createSandbox}: its first pool, and the clock, random source and timer to use. */
export interface SandboxOptions extends PoolOptions, Partial<SandboxEnvironment> {
  /** More pools behind the same endpoint. */
  readonly pools?: readonly PoolOptions[] | undefined;
  /** Identity pools, which issue AWS credentials to users of these pools. */
  readonly identityPools?: readonly v.InferInput<typeof identityPool>[] | undefined;
  /** Region of generated pool ids. Default `us-east-1`. */
  readonly region?: string | undefined;
  /**
   * The text of {@link Sandbox.snapshot}: its pools are restored. For a pool that is also in the options, the settings in
   * the options count.
   */
  readonly snapshot?: string | undefined;
}

/** Thrown for invalid options. The message names each of them and what it should be. */
export class SandboxOptionsError extends Error {
  readonly code = 'invalid-options';
  /** Each begins with the path of a member. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These sandbox options cannot be used: ${problems.join('; ')}`);
    this.name = 'SandboxOptionsError';
    this.problems = problems;
  }
}

/**
 * Checks the options of the sandbox as a whole.
 *
 * @throws {@link SandboxOptionsError}
 */
export function checkSurroundings({
  region,
  now,
  random,
  wait,
  fetch,
  identityPools,
}: SandboxOptions): Surroundings {
  return checkOptions(surroundings, { region, now, random, wait, fetch, identityPools });
}
/** @throws {@link SandboxOptionsError} */
export const checkPoolOptions = (options: unknown): CheckedPoolOptions => checkOptions(pool, options);
/** @throws {@link SandboxOptionsError} */
export const checkClientOptions = (options: unknown): CheckedClientOptions => checkOptions(client, options);
const parts = { domain, group, resourceServer, identityProvider: identityProviderOptions };

/** @throws {@link SandboxOptionsError} */
export const checkPart = <const N extends keyof typeof parts>(
  name: N,
  options: unknown,
): v.InferOutput<(typeof parts)[N]> => checkOptions(parts[name], options);

/** @throws {@link SandboxOptionsError} */
export const checkSeedUser = (options: unknown): CheckedSeedUser => checkOptions(seedUser, options);

/** @throws {@link SandboxOptionsError} */
export const checkUserChanges = (options: unknown): CheckedUserChanges => checkOptions(userChanges, options);

export function checkOptions<const S extends v.GenericSchema>(schema: S, options: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, options);
  const problems = result.success
    ? dropped(options, result.output).map((member) => `${member} is unknown`)
    : result.issues.map((issue) => `${v.getDotPath(issue) ?? 'options'} ${complaint(issue)}`);
  if (result.success && problems.length === 0) return result.output;
  throw new SandboxOptionsError(problems);
}

function complaint({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'is unknown';
  if (received === 'undefined') return 'is missing';
  // Only the message of our own checks says what they ask for: `Member must …`.
  if (type === 'check' || type === 'custom') return message.replace(/^Member /, '');
  return `should be ${expected ?? 'valid'}`;
}

/**
 * Returns members that a schema has ignored. Settings share their schemas with the API, which ignores such members; options
 * must not.
 */
export function dropped(given: unknown, taken: unknown, path = ''): string[] {
  if (!isMembers(given) || !isMembers(taken)) return [];
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined || name in taken
      ? dropped(value, taken[name], `${path}${name}.`)
      : [`${path}${name}`],
  );
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
