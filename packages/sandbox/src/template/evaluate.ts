import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts';
import { TemplateError } from './template-error.ts';
import { isList, itemsOf, membersOf, textOf } from './values.ts';

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
// Values that CloudFormation looks up in the account when it deploys.
const DYNAMIC = /\{\{resolve:[^}]*\}\}/;
// The numbers of their arguments.
const ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  'Fn::If': [3],
  'Fn::Join': [2],
  'Fn::Select': [2],
  'Fn::Split': [2],
  // With a default value in AWS::LanguageExtensions.
  'Fn::FindInMap': [3, 4],
};

/** Evaluates the functions of a template: Ref, GetAtt, Sub, Join, If and the others that need nothing from an AWS account. */
export class Evaluator {
  readonly #scope: Scope;
  readonly #known = new Map<string, boolean>();
  readonly #open = new Set<string>();

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
    if (typeof value === 'string') {
      const [reference] = DYNAMIC.exec(value) ?? [];
      if (reference !== undefined) report(`${reference} is not looked up: it stays as it is`);
      return value;
    }
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
    const result = this.#once(`condition ${name}`, () => this.#holds(this.#scope.conditions[name]));
    this.#known.set(name, result);
    return result;
  }

  /**
   * Returns the value with its `Fn::If` replaced by what applies, and all other functions as they are.
   *
   * @throws {@link TemplateError} for an unknown condition
   */
  chosen(value: Json): Json {
    if (isList(value)) return value.map((item) => this.chosen(item)).filter((item) => item !== NO_VALUE);
    if (!isJsonObject(value)) return value;
    if (Object.hasOwn(value, 'Fn::If')) {
      const [name, one, other] = itemsOf(value['Fn::If']);
      return this.chosen(this.condition(textOf(name)) ? one : other);
    }
    if (value.Ref === 'AWS::NoValue') return NO_VALUE;
    const members = Object.entries(value).map(([name, part]) => [name, this.chosen(part)] as const);
    return Object.fromEntries(members.filter(([, part]) => part !== NO_VALUE));
  }

  /** Refuses a circular reference, which would never end. */
  #once<T>(what: string, evaluate: () => T): T {
    if (this.#open.has(what)) throw new TemplateError(`The ${what} of the template depends on itself.`);
    this.#open.add(what);
    try {
      return evaluate();
    } finally {
      this.#open.delete(what);
    }
  }

  #call(name: string, argument: Json, inner: (part: Json) => Json, report: Report): Json {
    if (name === 'Ref') return this.#ref(textOf(argument));
    if (name === 'Fn::GetAtt') return this.#attribute(argument, report);
    if (name === 'Fn::Sub') return this.#substitute(argument, inner, report);
    const list = itemsOf(argument);
    checkArguments(name, list);
    if (name === 'Fn::If') return inner(this.condition(textOf(list[0])) ? list[1] : list[2]);
    if (name === 'Fn::Join') return textsOf(inner(list[1])).join(textOf(list[0]));
    if (name === 'Fn::Select') return selected(inner(list[0]), itemsOf(inner(list[1])));
    if (name === 'Fn::Split') return textOf(inner(list[1])).split(textOf(list[0]));
    if (name === 'Fn::FindInMap')
      return this.#inMap(
        list.slice(0, 3).map((key) => textOf(inner(key))),
        inner(list[3]),
      );
    if (name === 'Fn::Length') return itemsOf(inner(argument)).length;
    if (name === 'Fn::Base64') return btoa(textOf(inner(argument)));
    if (name === 'Fn::ToJsonString') return JSON.stringify(inner(argument));
    if (['Fn::Equals', 'Fn::And', 'Fn::Or', 'Fn::Not'].includes(name))
      return this.#holds({ [name]: argument });
    report(`${name} is not supported here`);
    return NO_VALUE;
  }

  #ref(name: string): Json {
    if (name === 'AWS::NoValue') return NO_VALUE;
    const value = this.#scope.parameter(name) ?? this.#once(`resource ${name}`, () => this.#scope.ref(name));
    if (value === undefined) throw new TemplateError(`The template has no parameter or resource ${name}.`);
    return value;
  }

  #attribute(argument: Json, report: Report): Json {
    const [logicalId, name] = isList(argument)
      ? [textOf(argument[0]), argument.slice(1).map(textOf).join('.')]
      : attributePath(textOf(argument));
    const value = this.#once(`resource ${logicalId}`, () => this.#scope.attribute(logicalId, name));
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

  #inMap([map = '', first = '', second = '']: string[], fallback: Json): Json {
    const { DefaultValue } = membersOf(fallback);
    const found = member(member(member(this.#scope.mappings, map), first), second) ?? DefaultValue;
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

/** Splits `Name.Attribute`. An attribute may contain dots. */
function attributePath(text: string): [logicalId: string, name: string] {
  const dot = text.indexOf('.');
  if (dot === -1) throw new TemplateError(`Fn::GetAtt takes Name.Attribute, not ${text}.`);
  return [text.slice(0, dot), text.slice(dot + 1)];
}

/** Returns every logical id that a value names with Ref, GetAtt or Sub, in the order of the text. */
export function namesIn(value: Json): string[] {
  const names = JSON.stringify(value)?.matchAll(
    /"Ref":"([^"]+)"|"Fn::GetAtt":(?:\["|")([^".]+)|\$\{([^!}.]+)/g,
  );
  return [...(names ?? [])].map(([, ref, attribute, substituted]) => ref ?? attribute ?? substituted ?? '');
}

function checkArguments(name: string, list: readonly Json[]): void {
  const counts = Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name] : undefined;
  if (counts && !counts.includes(list.length)) {
    throw new TemplateError(`${name} takes a list of ${counts.join(' or ')} items.`);
  }
}

function selected(index: Json, items: readonly Json[]): Json {
  const item = items[Number(index)];
  if (item === undefined) {
    throw new TemplateError(`Fn::Select has no item ${textOf(index)} in a list of ${items.length}.`);
  }
  return item;
}

function member(value: Json, name: string): Json {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function textsOf(value: Json): string[] {
  return isList(value) ? value.map(textOf) : [textOf(value)];
}
