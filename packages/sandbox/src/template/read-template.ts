import type { PoolOptions, SandboxOptions } from '../options.ts';
import type { JsonObject } from '../wire/json.ts';
import { Evaluator } from './evaluate.ts';
import { parseTemplate } from './parse-template.ts';
import { type Deployment, resourcesOf, scopeOf } from './scope.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateWarning } from './template-parts.ts';
import { nameOfResource, poolsOf } from './template-pools.ts';
import type { TriggerFunctions } from './template-triggers.ts';
import { checkParameters, unreadParts } from './unread-parts.ts';
import { membersOf } from './values.ts';

/** Options for reading a template. */
export interface TemplateOptions {
  /** Values of the template's parameters. Default: those in the template. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /**
   * Lambda triggers as functions: by the logical id of the Lambda function, or by the name of the trigger, such as
   * `preSignUp`. An imported module works, too.
   */
  readonly triggers?: TriggerFunctions | undefined;
  /** The value of `AWS::Region`, and the region of the pools. Default `us-east-1`. */
  readonly region?: string | undefined;
  /** The value of `AWS::StackName`. Ids of pools and app clients are derived from it. Default `sandbox`. */
  readonly stackName?: string | undefined;
}

/** A template as sandbox options. */
export interface Template {
  /** For `createSandbox`. The first pool of the template is the first of the sandbox. */
  readonly options: SandboxOptions;
  /** Unsupported parts of the template, each with its logical id. */
  readonly warnings: readonly TemplateWarning[];
  /** The Outputs of the template, as a stack would have them. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Reads the user pools of a CloudFormation template, in JSON or YAML, such as CDK's: AWS::Cognito::UserPool, UserPoolClient,
 * UserPoolDomain, UserPoolIdentityProvider, UserPoolResourceServer, UserPoolGroup, UserPoolUser and UserPoolUserToGroupAttachment.
 *
 * @throws {@link TemplateError} for a text that is not a template or has no pool, and for anything that CloudFormation would
 *   refuse
 */
export function readTemplate(
  text: string,
  { parameters = {}, triggers = {}, region = 'us-east-1', stackName = 'sandbox' }: TemplateOptions = {},
): Template {
  const template = parseTemplate(text);
  const all = resourcesOf(template);
  checkParameters(template, parameters);
  const deployment: Deployment = { region, stackName, parameters };
  const evaluator: Evaluator = new Evaluator(
    scopeOf(template, all, deployment, (resource) => nameOfResource(resource, evaluator)),
  );
  const resources = all.filter(({ condition }) => condition === undefined || evaluator.condition(condition));
  const { pools, identityPools = [], warnings } = poolsOf(resources, evaluator, { stackName, triggers });
  const outputs = outputsOf(template, evaluator);
  const [first, ...more]: PoolOptions[] = pools;
  if (!first) throw new TemplateError('The template has no AWS::Cognito::UserPool.');
  return {
    options: { ...first, ...(more.length > 0 ? { pools: more } : {}), identityPools, region },
    warnings: [...unreadParts(template, resources, parameters), ...warnings, ...outputs.warnings],
    outputs: outputs.values,
  };
}

function outputsOf(
  template: JsonObject,
  evaluator: Evaluator,
): { values: Record<string, string>; warnings: TemplateWarning[] } {
  const values: Record<string, string> = {};
  const warnings: TemplateWarning[] = [];
  for (const [name, output] of Object.entries(membersOf(template.Outputs))) {
    const { Value, Condition } = membersOf(output);
    if (typeof Condition === 'string' && !evaluator.condition(Condition)) continue;
    const value = evaluator.value(Value, (message) =>
      warnings.push({ logicalId: `Outputs.${name}`, message }),
    );
    if (typeof value === 'string') values[name] = value;
  }
  return { values, warnings };
}
