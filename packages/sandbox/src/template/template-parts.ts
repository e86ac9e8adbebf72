import * as v from 'valibot';
import { type ClientOptions, checkPart, checkSeedUser, type PoolOptions, type SeedUser } from '../options.ts';
import { providerMembers } from '../pool/identity-provider.ts';
import type { ResourceServer } from '../pool/resource-server.ts';
import type { Json, JsonObject } from '../wire/json.ts';
import { clientFromProperties } from './client-properties.ts';
import { clientSecretOf, type Resource } from './scope.ts';
import { TemplateError } from './template-error.ts';
import { itemsOf, membersOf, textOf } from './values.ts';

/** An unsupported part of a template. */
export interface TemplateWarning {
  readonly logicalId: string;
  readonly message: string;
}

export type Warn = (logicalId: string, message: string) => void;

type Scope = ResourceServer['scopes'][number];
type Domain = Exclude<NonNullable<PoolOptions['userPool']>['domain'], string | null | undefined>;

/** The parts of a pool in a template besides its settings. */
export interface PoolParts {
  domain: Domain | null;
  readonly resourceServers: (ResourceServer & { scopes: Scope[] })[];
  readonly clients: ClientOptions[];
  readonly identityProviders: NonNullable<PoolOptions['identityProviders']>[number][];
  readonly groups: NonNullable<PoolOptions['groups']>[number][];
  readonly users: (SeedUser & { readonly groups: string[] })[];
}

/** Adds a resource to its pool. */
type Add = (parts: PoolParts, resource: Resource, context: AddContext) => void;

export interface AddContext {
  readonly warn: Warn;
  readonly stackName: string;
  /** Returns the value of `Ref` for a resource. */
  readonly ref: (logicalId: string) => string;
}

/** The parts of a pool, ordered so that each comes after those it refers to, with their supported properties. */
export const PARTS: readonly (readonly [type: string, add: Add, known?: readonly string[]])[] = [
  ['UserPoolDomain', addDomain, ['Domain', 'ManagedLoginVersion', 'CustomDomainConfig.CertificateArn']],
  ['UserPoolResourceServer', addResourceServer, ['Identifier', 'Name', 'Scopes']],
  [
    'UserPoolIdentityProvider',
    addIdentityProvider,
    ['ProviderName', 'ProviderType', 'ProviderDetails', 'AttributeMapping', 'IdpIdentifiers'],
  ],
  ['UserPoolClient', addClient],
  ['UserPoolGroup', addGroup, ['GroupName', 'Description', 'RoleArn', 'Precedence']],
  ['UserPoolUser', addUser, ['Username', 'UserAttributes', 'DesiredDeliveryMediums', 'ForceAliasCreation']],
  ['UserPoolUserToGroupAttachment', addToGroup, ['Username', 'GroupName']],
];

/** Returns the paths of properties that are not among the known ones. */
export function unknownIn(properties: JsonObject, known: readonly string[]): string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    if (name === 'UserPoolId' || known.includes(name)) return [];
    const within = known.some((path) => path.startsWith(`${name}.`));
    return within
      ? Object.keys(membersOf(value))
          .map((member) => `${name}.${member}`)
          .filter((path) => !known.includes(path))
      : [name];
  });
}

/** Warns about ignored properties of a resource. */
export function warnOf(ignored: readonly string[], logicalId: string, warn: Warn): void {
  for (const name of ignored) warn(logicalId, `${name} is ignored: the sandbox does not support it`);
}

function addClient(
  { clients, identityProviders, resourceServers }: PoolParts,
  { logicalId, properties }: Resource,
  { warn, stackName, ref }: AddContext,
): void {
  const pool = {
    id: textOf(properties.UserPoolId),
    identityProviders: new Set(identityProviders.map(({ providerName }) => providerName)),
    resourceServers: new Map(resourceServers.map((server) => [server.identifier, server])),
  };
  const { settings, ignored } = clientFromProperties(pool, properties, logicalId);
  warnOf(ignored, logicalId, warn);
  clients.push({
    ...settings,
    clientId: ref(logicalId),
    ...(properties.GenerateSecret === true ? { clientSecret: clientSecretOf(stackName, logicalId) } : {}),
    hasCustomAttributes: false,
  });
}

function addDomain(parts: PoolParts, { logicalId, properties }: Resource, { warn }: AddContext): void {
  const { Domain, ManagedLoginVersion, CustomDomainConfig } = properties;
  const { CertificateArn } = membersOf(CustomDomainConfig);
  if (parts.domain) {
    warn(logicalId, `${textOf(Domain)} is ignored: the pool already has the domain ${parts.domain.domain}`);
    return;
  }
  parts.domain = checkPart('domain', {
    domain: textOf(Domain),
    managedLoginVersion: textOf(ManagedLoginVersion) === '2' ? 2 : 1,
    ...(CertificateArn === undefined
      ? {}
      : { customDomainConfig: { certificateArn: textOf(CertificateArn) } }),
  });
}

function addResourceServer({ resourceServers }: PoolParts, { properties }: Resource): void {
  const { Identifier, Name, Scopes } = properties;
  refuseSecond(
    'resource server',
    textOf(Identifier),
    resourceServers.map(({ identifier }) => identifier),
  );
  resourceServers.push(
    checkPart('resourceServer', {
      identifier: textOf(Identifier),
      name: textOf(Name),
      scopes: itemsOf(Scopes).map((scope) => {
        const { ScopeName, ScopeDescription } = membersOf(scope);
        return { scopeName: textOf(ScopeName), scopeDescription: textOf(ScopeDescription) };
      }),
    }),
  );
}

function addIdentityProvider({ identityProviders }: PoolParts, { logicalId, properties }: Resource): void {
  const { ProviderName, ProviderType, ProviderDetails, AttributeMapping, IdpIdentifiers } = properties;
  const type = v.safeParse(providerMembers.providerType, ProviderType);
  if (!type.success)
    throw new TemplateError(`${logicalId}: ProviderType: ${textOf(ProviderType)} is unknown.`);
  refuseSecond(
    'identity provider',
    textOf(ProviderName),
    identityProviders.map(({ providerName }) => providerName),
  );
  identityProviders.push(
    checkPart('identityProvider', {
      providerName: textOf(ProviderName),
      providerType: type.output,
      providerDetails: textsByName(ProviderDetails),
      attributeMapping: textsByName(AttributeMapping),
      idpIdentifiers: itemsOf(IdpIdentifiers).map(textOf),
    }),
  );
}

function textsByName(value: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(membersOf(value)).map(([name, text]) => [name, textOf(text)]));
}

function addGroup({ groups }: PoolParts, { logicalId, properties }: Resource): void {
  const { GroupName, Description, RoleArn, Precedence } = properties;
  const groupName = textOf(GroupName ?? logicalId);
  refuseSecond(
    'group',
    groupName,
    groups.map((group) => group.groupName),
  );
  const group = {
    groupName,
    ...(Description === undefined ? {} : { description: textOf(Description) }),
    ...(RoleArn === undefined ? {} : { roleArn: textOf(RoleArn) }),
    precedence: Precedence,
  };
  groups.push(checkPart('group', group));
}

function addUser({ users }: PoolParts, { logicalId, properties }: Resource, { warn }: AddContext): void {
  const { Username = logicalId, UserAttributes, DesiredDeliveryMediums, ForceAliasCreation } = properties;
  const isByEmail =
    DesiredDeliveryMediums === undefined || itemsOf(DesiredDeliveryMediums).map(textOf).join() === 'EMAIL';
  if (!isByEmail) warnOf(['DesiredDeliveryMediums'], logicalId, warn);
  if (ForceAliasCreation === true) warnOf(['ForceAliasCreation'], logicalId, warn);
  refuseSecond(
    'user',
    textOf(Username),
    users.map(({ username }) => username),
  );
  // One whose value cannot be worked out here is left out, with a warning.
  const given = itemsOf(UserAttributes)
    .map(membersOf)
    .filter(({ Value }) => Value !== undefined);
  const attributes = Object.fromEntries(given.map(({ Name, Value }) => [textOf(Name), textOf(Value)]));
  const user = {
    username: textOf(Username),
    attributes: { ...unverified(attributes), ...attributes },
    status: 'FORCE_CHANGE_PASSWORD',
    groups: [],
  } as const;
  users.push({ ...checkSeedUser(user), groups: [] });
}

// Addresses of users created by an administrator are not verified by default. In sandbox options they are.
function unverified(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const contacts = ['email', 'phone_number'].filter((name) => Object.hasOwn(attributes, name));
  return Object.fromEntries(contacts.map((name) => [`${name}_verified`, 'false']));
}

function addToGroup({ users }: PoolParts, { logicalId, properties }: Resource, { warn }: AddContext): void {
  const { Username, GroupName } = properties;
  const user = users.find(({ username }) => username === Username);
  if (user) user.groups.push(textOf(GroupName));
  else warn(logicalId, `Username: ${textOf(Username)} is not a user of this template`);
}

function refuseSecond(what: string, name: string, others: readonly string[]): void {
  if (others.includes(name)) throw new TemplateError(`The pool already has the ${what} ${name}.`);
}
