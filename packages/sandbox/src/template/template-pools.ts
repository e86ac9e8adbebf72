import { type PoolOptions, type SandboxOptions, SandboxOptionsError } from '../options.ts';
import type { Triggers } from '../triggers/events.ts';
import { CognitoException } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { coerce } from './coerce.ts';
import type { Evaluator } from './evaluate.ts';
import { poolFromProperties } from './pool-properties.ts';
import type { Resource } from './scope.ts';
import { TemplateError } from './template-error.ts';
import {
  PARTS,
  type PoolParts,
  type TemplateWarning,
  unknownIn,
  type Warn,
  warnOf,
} from './template-parts.ts';
import { type TriggerFunctions, templateTriggers } from './template-triggers.ts';
import { itemsOf, membersOf, textOf } from './values.ts';

const PREFIX = 'AWS::Cognito::';
const IDENTITY_POOL = [
  'AllowUnauthenticatedIdentities',
  'CognitoIdentityProviders',
  'IdentityPoolName',
  'IdentityPoolTags',
];

/** Returns the value of `Ref` for a resource that is referred to by a name in its own properties. */
export function nameOfResource({ type, properties }: Resource, evaluator: Evaluator): string | undefined {
  const names: Readonly<Record<string, string>> = {
    UserPoolGroup: 'GroupName',
    UserPoolUser: 'Username',
    UserPoolDomain: 'Domain',
    UserPoolIdentityProvider: 'ProviderName',
    UserPoolResourceServer: 'Identifier',
  };
  const name = names[type.slice(PREFIX.length)];
  const value = name === undefined ? undefined : evaluator.value(properties[name], () => undefined);
  return typeof value === 'string' ? value : undefined;
}

/** Returns the user pools of a template, each with its clients, groups, users and triggers. */
export function poolsOf(
  resources: readonly Resource[],
  evaluator: Evaluator,
  { stackName, triggers }: { stackName: string; triggers: TriggerFunctions },
): Pick<SandboxOptions, 'identityPools'> & { pools: PoolOptions[]; warnings: TemplateWarning[] } {
  const warnings: TemplateWarning[] = [];
  const warn: Warn = (logicalId, message) => warnings.push({ logicalId, message });
  const evaluated = resources
    .filter(({ type }) => type.startsWith(PREFIX))
    .map((resource) => ({ ...resource, properties: evaluate(resource, evaluator, warn) }));
  const ref = (logicalId: string) => textOf(evaluator.value({ Ref: logicalId }, () => undefined));
  const usedTriggers = new Set<string>();
  const pools = new Map<string, PoolOfTemplate>();

  for (const resource of evaluated.filter(({ type }) => type === `${PREFIX}UserPool`)) {
    const { logicalId, properties } = resource;
    const { settings, ignored } = valid(logicalId, warnings, () => poolFromProperties(properties, logicalId));
    warnOf(ignored, logicalId, warn);
    const raw = resources.find((candidate) => candidate.logicalId === logicalId) ?? resource;
    const found = templateTriggers(raw, resources, triggers, (value) => evaluator.chosen(value));
    for (const message of found.missing) warn(logicalId, message);
    for (const name of found.used) usedTriggers.add(name);
    const parts: PoolParts = {
      domain: null,
      resourceServers: [],
      clients: [],
      identityProviders: [],
      groups: [],
      users: [],
    };
    const id = ref(logicalId);
    pools.set(id, { settings: { ...settings, id }, parts, triggers: found.triggers });
  }
  for (const [part, add, known] of PARTS) {
    for (const resource of evaluated.filter(({ type }) => type === `${PREFIX}${part}`)) {
      const { logicalId, properties } = resource;
      if (known) warnOf(unknownIn(properties, known), logicalId, warn);
      const parts = pools.get(textOf(resource.properties.UserPoolId))?.parts;
      if (parts) valid(logicalId, warnings, () => add(parts, resource, { warn, stackName, ref }));
      else warn(logicalId, 'ignored: the pool in UserPoolId is not in this template');
    }
  }
  const known = ['UserPool', 'IdentityPool', ...PARTS.map(([part]) => part)];
  for (const { logicalId, type } of evaluated) {
    if (!known.includes(type.slice(PREFIX.length)))
      warn(logicalId, `${type} is ignored: the sandbox does not support it`);
  }
  for (const name of Object.keys(triggers)) {
    const isUnused = typeof triggers[name] === 'function' && !usedTriggers.has(name);
    if (isUnused) warn(name, 'the module of --triggers exports it, but no trigger of the template needs it');
  }
  const identityPools = evaluated
    .filter(({ type }) => type === `${PREFIX}IdentityPool`)
    .map(({ logicalId, properties }) => {
      warnOf(unknownIn(properties, IDENTITY_POOL), logicalId, warn);
      return {
        identityPoolId: ref(logicalId),
        allowUnauthenticatedIdentities: properties.AllowUnauthenticatedIdentities === true,
        clientIds: itemsOf(properties.CognitoIdentityProviders).map((provider) =>
          textOf(membersOf(provider).ClientId),
        ),
      };
    });
  return { pools: [...pools.values()].map(optionsOf), identityPools, warnings };
}

interface PoolOfTemplate {
  readonly settings: NonNullable<PoolOptions['userPool']>;
  readonly parts: PoolParts;
  readonly triggers: Triggers;
}

function optionsOf({ settings, parts, triggers }: PoolOfTemplate): PoolOptions {
  const { domain, ...lists } = parts;
  return { userPool: { ...settings, domain }, ...lists, triggers };
}

function evaluate({ logicalId, properties }: Resource, evaluator: Evaluator, warn: Warn): JsonObject {
  const { LambdaConfig: _, ...rest } = properties;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => {
      const result = evaluator.value(value, (problem) => warn(logicalId, `${name}: ${problem}`));
      return result === undefined ? [] : [[name, coerce(result, name)]];
    }),
  );
}

/** Names the resource that CloudFormation would refuse, and the properties that could not be worked out. */
function valid<R>(logicalId: string, warnings: readonly TemplateWarning[], make: () => R): R {
  try {
    return make();
  } catch (error) {
    const unresolved = warnings.filter((warning) => warning.logicalId === logicalId);
    throw (
      templateErrorOf(
        error,
        logicalId,
        unresolved.map(({ message }) => message),
      ) ?? error
    );
  }
}

function templateErrorOf(
  error: unknown,
  logicalId: string,
  unresolved: readonly string[],
): TemplateError | undefined {
  const texts = (problems: readonly string[]) => [...problems, ...unresolved].join('; ');
  if (error instanceof SandboxOptionsError) {
    return new TemplateError(`${logicalId}: ${texts(error.problems.map(capitalised))}`);
  }
  if (error instanceof CognitoException || error instanceof TemplateError) {
    return new TemplateError(`${logicalId}: ${texts([error.message])}`);
  }
  return undefined;
}

// Options have the names of properties, in camelCase.
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
