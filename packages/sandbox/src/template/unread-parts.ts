import type { JsonObject } from '../wire/json.ts';
import { namesIn } from './evaluate.ts';
import { isCustom, isMacro, type Resource } from './scope.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateWarning } from './template-parts.ts';
import { isList, itemsOf, membersOf, textOf } from './values.ts';

type Given = Readonly<Record<string, string>>;

const PROCESSED = 'pass the template without it: aws cloudformation get-template --template-stage Processed';
// They change nothing of a user pool that would be missed here.
const TRANSFORMS = [
  'AWS::Serverless-2016-10-31',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
];

/**
 * Refuses parameters that CloudFormation would refuse.
 *
 * @throws {@link TemplateError}
 */
export function checkParameters(template: JsonObject, given: Given): void {
  const declared = membersOf(template.Parameters);
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(declared, name)) throw new TemplateError(`The template has no parameter ${name}.`);
    const { AllowedValues } = membersOf(declared[name]);
    const allowed = itemsOf(AllowedValues).map(textOf);
    if (allowed.length > 0 && !allowed.includes(value)) {
      throw new TemplateError(`Parameter ${name} has to be one of: ${allowed.join(', ')}.`);
    }
  }
}

/** Lists the parts of a template that are not read at all, and may change its pools. */
export function unreadParts(
  template: JsonObject,
  resources: readonly Resource[],
  given: Given,
): TemplateWarning[] {
  return [
    ...macros(template),
    ...storedParameters(template, resources, given),
    ...resources.flatMap((resource) => otherStack(resource) ?? ownCode(resource, resources) ?? []),
  ];
}

function macros({ Transform, Resources }: JsonObject): TemplateWarning[] {
  const transforms = (isList(Transform) ? Transform : [Transform]).flatMap((transform) => {
    const name = textOf(membersOf(transform).Name) || textOf(transform);
    return name === '' || TRANSFORMS.includes(name) ? [] : [{ logicalId: 'Transform', name }];
  });
  const inResources = Object.entries(membersOf(Resources)).flatMap(([name, entry]) => {
    if (!isMacro(name, entry)) return [];
    return name.startsWith('Fn::')
      ? [{ logicalId: 'Resources', name }]
      : [{ logicalId: name, name: 'Fn::Transform' }];
  });
  return [...transforms, ...inResources].map(({ logicalId, name }) => ({
    logicalId,
    message: `${name} is ignored: the sandbox runs no macros; ${PROCESSED}`,
  }));
}

// Their default is the name of the value, not the value.
function storedParameters(
  { Parameters, Conditions }: JsonObject,
  resources: readonly Resource[],
  given: Given,
): TemplateWarning[] {
  const used = new Set(
    namesIn([Conditions, ...resources.filter(isCognito).map(({ properties }) => properties)]),
  );
  return Object.entries(membersOf(Parameters)).flatMap(([name, parameter]) => {
    const isStored = textOf(membersOf(parameter).Type).startsWith('AWS::SSM::Parameter::Value<');
    if (!isStored || !used.has(name) || Object.hasOwn(given, name)) return [];
    const message = `its value is in the account: pass --parameter ${name}=value, or the value’s name is used`;
    return [{ logicalId: name, message }];
  });
}

const isCognito = ({ type }: Resource): boolean => type.startsWith('AWS::Cognito::');

function otherStack({ logicalId, type }: Resource): TemplateWarning | undefined {
  if (type !== 'AWS::CloudFormation::Stack' && type !== 'AWS::Serverless::Application') return undefined;
  return { logicalId, message: `${type} is ignored: pools of another template need that template` };
}

function ownCode(
  { logicalId, type, properties }: Resource,
  resources: readonly Resource[],
): TemplateWarning | undefined {
  const named = namesIn(properties);
  const touched = resources.filter(isCognito).find((resource) => named.includes(resource.logicalId));
  if (!isCustom(type) || !touched) return undefined;
  return { logicalId, message: `${type} is not run: it may change ${touched.logicalId}` };
}
