import * as v from 'valibot';
import type { ClientOptions, PoolOptions, SeedUser } from '../options.ts';
import { providerMembers } from '../pool/identity-provider.ts';
import type { ResourceServer } from '../pool/resource-server.ts';
import type { Json } from '../wire/json.ts';
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

/** The parts of a pool, ordered so that each comes after those it refers to. */
export const PARTS: readonly (readonly [type: string, add: Add])[] = [
  ['UserPoolDomain', addDomain],
  ['UserPoolResourceServer', addResourceServer],
  ['UserPoolIdentityProvider', addIdentityProvider],
  ['UserPoolClient', addClient],
  ['UserPoolGroup', addGroup],
  ['UserPoolUser', addUser],
  ['UserPoolUserToGroupAttachment', addToGroup],
];

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
  parts.domain = {
    domain: textOf(Domain),
    managedLoginVersion: textOf(ManagedLoginVersion) === '2' ? 2 : 1,
    ...(CertificateArn === undefined
      ? {}
      : { customDomainConfig: { certificateArn: textOf(CertificateArn) } }),
  };
}

function addResourceServer({ resourceServers }: PoolParts, { properties }: Resource): void {
  const { Identifier, Name, Scopes } = properties;
  resourceServers.push({
    identifier: textOf(Identifier),
    name: textOf(Name),
    scopes: itemsOf(Scopes).map((scope) => {
      const { ScopeName, ScopeDescription } = membersOf(scope);
      return { scopeName: textOf(ScopeName), scopeDescription: textOf(ScopeDescription) };
    }),
  });
}

function addIdentityProvider({ identityProviders }: PoolParts, { logicalId, properties }: Resource): void {
  const { ProviderName, ProviderType, ProviderDetails, AttributeMapping, IdpIdentifiers } = properties;
  const type = v.safeParse(providerMembers.providerType, ProviderType);
  if (!type.success)
    throw new TemplateError(`${logicalId}: ProviderType: ${textOf(ProviderType)} is unknown.`);
  identityProviders.push({
    providerName: textOf(ProviderName),
    providerType: type.output,
    providerDetails: textsByName(ProviderDetails),
    attributeMapping: textsByName(AttributeMapping),
    idpIdentifiers: itemsOf(IdpIdentifiers).map(textOf),
  });
}

function textsByName(value: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(membersOf(value)).map(([name, text]) => [name, textOf(text)]));
}

function addGroup({ groups }: PoolParts, { logicalId, properties }: Resource): void {
  const { GroupName, Description, RoleArn, Precedence } = properties;
  groups.push({
    groupName: textOf(GroupName ?? logicalId),
    ...(Description === undefined ? {} : { description: textOf(Description) }),
    ...(RoleArn === undefined ? {} : { roleArn: textOf(RoleArn) }),
    ...(typeof Precedence === 'number' ? { precedence: Precedence } : {}),
  });
}

function addUser({ users }: PoolParts, { logicalId, properties }: Resource): void {
  const { Username = logicalId, UserAttributes } = properties;
  const given = itemsOf(UserAttributes).map(membersOf);
  const attributes = Object.fromEntries(given.map(({ Name, Value }) => [textOf(Name), textOf(Value)]));
  users.push({
    username: textOf(Username),
    attributes: { ...unverified(attributes), ...attributes },
    status: 'FORCE_CHANGE_PASSWORD',
    groups: [],
  });
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
