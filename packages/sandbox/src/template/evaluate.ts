import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts';
import { attributePath } from './parse-template.ts';
import { TemplateError } from './template-error.ts';
import { isList, itemsOf, textOf } from './values.ts';

/** The names that the functions of a template refer to. */
export interface Scope {
  /** Returns the value of a parameter or pseudo parameter; undefined if there is none. */
  parameter(name: string): Json;
  /** Returns the value of `Ref` for a resource. */
  ref(logicalId: string): string | undefined;
  /** Returns the value of `Fn::GetAtt` for a resource. */
  attribute(logicalId: string, name: string): string | undefined;
  readonly conditions: JsonObject;
  readonly mappings: JsonObject;
}

/** Reports what is not supported here, preceded by its place in the resource. */
type Report = (problem: string) => void;

// A member with this value counts as missing.
const NO_VALUE = undefined;
const DEEPEST = 50;

/** Evaluates the functions of a template: Ref, GetAtt, Sub, Join, If and the others that need nothing from an AWS account. */
export class Evaluator {
  readonly #scope: Scope;
  readonly #known = new Map<string, boolean>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /**
   * Returns the value without functions. Unsupported parts are reported, and missing in the result.
   *
   * @throws {@link TemplateError} for an unknown name, and for a parameter without a value
   */
  value(value: Json, report: Report, depth = 0): Json {
    if (depth > DEEPEST) throw new TemplateError('The template is nested too deeply.');
    const inner = (part: Json) => this.value(part, report, depth + 1);
    if (isList(value)) return value.map(inner).filter((item) => item !== NO_VALUE);
    if (!isJsonObject(value)) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
      return this.#call(name, argument, inner, report);
    }
    const members = Object.entries(value).map(([member, part]) => [member, inner(part)] as const);
    return Object.fromEntries(members.filter(([, part]) => part !== NO_VALUE));
  }

  /** @throws {@link TemplateError} for an unknown condition, or one that depends on itself */
  condition(name: string): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (!Object.hasOwn(this.#scope.conditions, name)) {
      throw new TemplateError(`The template has no condition ${name}.`);
    }
    // Until it is known: a circular reference would never end.
    this.#known.set(name, false);
    const result = this.#holds(this.#scope.conditions[name]);
    this.#known.set(name, result);
    return result;
  }

  #call(name: string, argument: Json, inner: (part: Json) => Json, report: Report): Json {
    if (name === 'Ref') return this.#ref(textOf(argument));
    if (name === 'Fn::GetAtt') return this.#attribute(argument, report);
    if (name === 'Fn::Sub') return this.#substitute(argument, inner, report);
    const list = itemsOf(argument);
    if (name === 'Fn::If') return inner(this.condition(textOf(list[0])) ? list[1] : list[2]);
    if (name === 'Fn::Join') return textsOf(inner(list[1])).join(textOf(list[0]));
    if (name === 'Fn::Select') return itemsOf(inner(list[1]))[Number(inner(list[0]))];
    if (name === 'Fn::Split') return textOf(inner(list[1])).split(textOf(list[0]));
    if (name === 'Fn::FindInMap') return this.#inMap(list.map((key) => textOf(inner(key))));
    if (name === 'Fn::Base64') return btoa(textOf(inner(argument)));
    if (name === 'Fn::ToJsonString') return JSON.stringify(inner(argument));
    if (['Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not'].includes(name))
      return this.#holds({ [name]: argument });
    report(`${name} is not supported here`);
    return NO_VALUE;
  }

  #ref(name: string): Json {
    if (name === 'AWS::NoValue') return NO_VALUE;
    const value = this.#scope.parameter(name) ?? this.#scope.ref(name);
    if (value === undefined) throw new TemplateError(`The template has no parameter or resource ${name}.`);
    return value;
  }

  #attribute(argument: Json, report: Report): Json {
    const [logicalId, name] = isList(argument)
      ? [textOf(argument[0]), argument.slice(1).map(textOf).join('.')]
      : attributePath(textOf(argument));
    const value = this.#scope.attribute(logicalId, name);
    if (value === undefined) report(`${logicalId} has no attribute ${name} here`);
    return value;
  }

  #substitute(argument: Json, inner: (part: Json) => Json, report: Report): string {
    const [template, values] = isList(argument) ? [argument[0], argument[1]] : [argument, {}];
    const own = isJsonObject(values) ? values : {};
    return textOf(template).replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (Object.hasOwn(own, name)) return textOf(inner(own[name]));
      return textOf(name.includes('.') ? this.#attribute(name, report) : this.#ref(name));
    });
  }

  #inMap([map = '', first = '', second = '']: string[]): Json {
    const found = member(member(member(this.#scope.mappings, map), first), second);
    if (found === undefined)
      throw new TemplateError(`The template has no mapping ${map}.${first}.${second}.`);
    return found;
  }

  #holds(condition: Json): boolean {
    const [[name, argument] = ['', undefined]] = Object.entries(isJsonObject(condition) ? condition : {});
    const list = itemsOf(argument);
    const fixed = (part: Json) =>
      JSON.stringify(
        this.value(part, (problem) => {
          throw new TemplateError(`A condition of the template cannot be evaluated: ${problem}.`);
        }),
      );
    if (name === 'Condition') return this.condition(textOf(argument));
    if (name === 'Fn::Equals') return fixed(list[0]) === fixed(list[1]);
    if (name === 'Fn::And') return list.every((part) => this.#holds(part));
    if (name === 'Fn::Or') return list.some((part) => this.#holds(part));
    if (name === 'Fn::Not') return !this.#holds(list[0]);
    throw new TemplateError(
      `A condition of the template cannot be evaluated: ${name || JSON.stringify(condition)}.`,
    );
  }
}

/** Returns every logical id that a value names with Ref, GetAtt or Sub, in the order of the text. */
export function namesIn(value: Json): string[] {
  const names = JSON.stringify(value)?.matchAll(
    /"Ref":"([^"]+)"|"Fn::GetAtt":(?:\["|")([^".]+)|\$\{([^!}.]+)/g,
  );
  return [...(names ?? [])].map(([, ref, attribute, substituted]) => ref ?? attribute ?? substituted ?? '');
}

function member(value: Json, name: string): Json {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function textsOf(value: Json): string[] {
  return isList(value) ? value.map(textOf) : [textOf(value)];
}
