import { derivedBytes } from '../derived-bytes.ts';
import { newClientId, newClientSecret, newPoolId, uuid } from '../ids.ts';
import type { Json, JsonObject } from '../wire/json.ts';
import { isJsonObject } from '../wire/json.ts';
import type { Scope } from './evaluate.ts';
import { TemplateError } from './template-error.ts';
import { membersOf, textOf } from './values.ts';

/** An entry of the Resources of a template. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly condition: string | undefined;
}

/** Where a template is deployed. */
export interface Deployment {
  readonly region: string;
  readonly stackName: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const ACCOUNT = '000000000000';

/**
 * Returns the resources of a template, in order.
 *
 * @throws {@link TemplateError} for an entry that is not a resource
 */
export function resourcesOf(template: JsonObject): Resource[] {
  return Object.entries(membersOf(template.Resources)).flatMap(([logicalId, resource]) => {
    // A macro or a loop: see `unreadParts`.
    if (isMacro(logicalId, resource)) return [];
    if (!isJsonObject(resource) || typeof resource.Type !== 'string') {
      throw new TemplateError(`${logicalId}: a resource needs a Type.`);
    }
    const { Properties } = resource;
    if (Properties !== undefined && Properties !== null && !isJsonObject(Properties)) {
      throw new TemplateError(`${logicalId}: its Properties have to be an object.`);
    }
    const condition = typeof resource.Condition === 'string' ? resource.Condition : undefined;
    return [{ logicalId, type: resource.Type, properties: membersOf(resource.Properties), condition }];
  });
}

/** Whether an entry of the Resources is made by a macro that does not run here. */
export const isMacro = (logicalId: string, entry: Json): boolean =>
  logicalId.startsWith('Fn::') || (isJsonObject(entry) && Object.hasOwn(entry, 'Fn::Transform'));

/**
 * Creates the scope of a template. Ids that AWS would choose are derived from the names in the template, so that they are the
 * same after each start.
 */
export function scopeOf(
  template: JsonObject,
  resources: readonly Resource[],
  { region, stackName, parameters }: Deployment,
  nameOf: (resource: Resource) => string | undefined,
): Scope {
  const byId = new Map(resources.map((resource) => [resource.logicalId, resource]));
  const declared = membersOf(template.Parameters);
  const pseudo: JsonObject = {
    'AWS::AccountId': ACCOUNT,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${ACCOUNT}:stack/${stackName}/local`,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const random = (logicalId: string) => derivedBytes(`${stackName} ${logicalId}`);

  const refs = new Map<string, string>();

  function ref(resource: Resource): string {
    const found = refs.get(resource.logicalId) ?? newRef(resource);
    refs.set(resource.logicalId, found);
    return found;
  }

  function newRef(resource: Resource): string {
    const { logicalId, type } = resource;
    if (type === 'AWS::Cognito::UserPool') return newPoolId(random(logicalId), region);
    if (type === 'AWS::Cognito::UserPoolClient') return newClientId(random(logicalId));
    if (type === 'AWS::Cognito::IdentityPool') return `${region}:${uuid(random(logicalId))}`;
    return nameOf(resource) ?? logicalId;
  }

  function attribute(resource: Resource, name: string): string | undefined {
    const { logicalId, type } = resource;
    const id = ref(resource);
    const provider = `cognito-idp.${region}.amazonaws.com/${id}`;
    const known: Record<string, Record<string, string>> = {
      'AWS::Cognito::UserPool': {
        Arn: `arn:aws:cognito-idp:${region}:${ACCOUNT}:userpool/${id}`,
        ProviderName: provider,
        ProviderURL: `https://${provider}`,
        UserPoolId: id,
      },
      'AWS::Cognito::UserPoolClient': {
        ClientId: id,
        ClientSecret: clientSecretOf(stackName, logicalId),
        Name: logicalId,
      },
    };
    if (type.startsWith('AWS::Cognito::')) return known[type]?.[name];
    // It is the result of code that is not run here.
    if (isCustom(type)) return undefined;
    // From another service: enough to recognise the resource.
    return name === 'Arn' ? arnOf(type, region, logicalId) : logicalId;
  }

  return {
    conditions: membersOf(template.Conditions),
    mappings: membersOf(template.Mappings),
    ref: (logicalId) => withResource(logicalId, ref),
    attribute: (logicalId, name) => withResource(logicalId, (resource) => attribute(resource, name)),
    parameter(name) {
      if (Object.hasOwn(pseudo, name)) return pseudo[name];
      if (!Object.hasOwn(declared, name)) return undefined;
      return parameterValue(name, membersOf(declared[name]), parameters);
    },
  };

  function withResource<R>(logicalId: string, give: (resource: Resource) => R): R | undefined {
    const resource = byId.get(logicalId);
    return resource && give(resource);
  }
}

/** The secret of an app client that has one. */
export function clientSecretOf(stackName: string, logicalId: string): string {
  return newClientSecret(derivedBytes(`${stackName} ${logicalId} secret`));
}

/** Whether a resource is made by a function of the template's author. */
export const isCustom = (type: string): boolean =>
  type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

function parameterValue(
  name: string,
  { Type, Default }: JsonObject,
  given: Readonly<Record<string, string>>,
): Json {
  const value = Object.hasOwn(given, name) ? given[name] : Default;
  if (value === undefined) {
    throw new TemplateError(`Parameter ${name} has no default value: pass --parameter ${name}=value.`);
  }
  const isList = /^(?:AWS::SSM::Parameter::Value<)?(?:CommaDelimitedList|List<)/.test(textOf(Type));
  return isList ? textOf(value).split(/\s*,\s*/) : value;
}

function arnOf(type: string, region: string, logicalId: string): string {
  const [, service = '', kind = ''] = type.toLowerCase().split('::');
  return service === 'iam'
    ? `arn:aws:iam::${ACCOUNT}:${kind}/${logicalId}`
    : `arn:aws:${service}:${region}:${ACCOUNT}:${kind}:${logicalId}`;
}
