import type { Triggers } from '../triggers/events.ts';
import { isTriggerName } from '../triggers/sources.ts';
import type { Json } from '../wire/json.ts';
import { fromWire } from '../wire/member-case.ts';
import { namesIn } from './evaluate.ts';
import type { Resource } from './scope.ts';
import { isList, membersOf, textOf } from './values.ts';

/** Functions by the logical id of a Lambda function, or by the name of a trigger, such as `preSignUp`. */
export type TriggerFunctions = Readonly<Record<string, unknown>>;

/** A trigger in a template: its name in LambdaConfig, and the logical ids of its function. */
interface Wanted {
  readonly name: string;
  readonly logicalIds: readonly string[];
}

/** Finds the triggers of a template's pool in the given functions, and describes the missing ones. */
export function templateTriggers(
  pool: Resource,
  resources: readonly Resource[],
  functions: TriggerFunctions,
  chosen: (value: Json) => Json,
): { triggers: Triggers; used: string[]; missing: string[] } {
  const wanted = [
    ...ofPool(chosen(pool.properties.LambdaConfig)),
    ...resources.flatMap((resource) => ofFunction(resource, pool)),
  ];
  const used: string[] = [];
  const missing: string[] = [];
  const triggers: Record<string, unknown> = {};
  for (const { name, logicalIds } of wanted) {
    const [trigger = ''] = Object.keys(fromWire({ [name]: '' }));
    const names = [...logicalIds, trigger];
    const found = names.find((candidate) => typeof ownMember(functions, candidate) === 'function');
    if (!isTriggerName(trigger))
      missing.push(`LambdaConfig.${name}: the sandbox does not support this trigger`);
    else if (found === undefined) missing.push(`LambdaConfig.${name}: no function for it: ${advice(names)}`);
    else {
      triggers[trigger] = ownMember(functions, found);
      used.push(found);
    }
  }
  // Each is a function with the name of a trigger; its result is checked when it runs.
  return { triggers: triggers as Triggers, used, missing };
}

function advice(names: readonly string[]): string {
  return `the module of --triggers has to export ${names.join(' or ')}`;
}

function ofPool(lambdaConfig: Json): Wanted[] {
  return Object.entries(membersOf(lambdaConfig)).flatMap(([name, value]) => {
    if (name === 'KMSKeyID') return [];
    const isConfig = name === 'PreTokenGenerationConfig';
    const named = namesIn(isConfig ? membersOf(value).LambdaArn : value);
    const logicalIds = named.filter((id) => !id.startsWith('AWS::'));
    return [{ name: isConfig ? 'PreTokenGeneration' : name, logicalIds }];
  });
}

/** In SAM, a function names its pool and triggers. */
function ofFunction({ logicalId, type, properties }: Resource, pool: Resource): Wanted[] {
  if (type !== 'AWS::Serverless::Function') return [];
  return Object.values(membersOf(properties.Events)).flatMap((event) => {
    const { Type, Properties } = membersOf(event);
    const { UserPool, Trigger } = membersOf(Properties);
    if (Type !== 'Cognito' || !namesIn(UserPool).includes(pool.logicalId)) return [];
    const names = isList(Trigger) ? Trigger : [Trigger];
    return names.map((name) => ({ name: textOf(name), logicalIds: [logicalId] }));
  });
}

function ownMember(functions: TriggerFunctions, name: string): unknown {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}
