import { type CollectionTag, isNode, Pair, parseAllDocuments, Scalar, type ScalarTag, YAMLMap } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts';
import { TemplateError } from './template-error.ts';

// `Ref` and `Condition` have no prefix in their long form; all others do.
const PLAIN = ['Ref', 'Condition'];
const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
];

const MOST_CHARACTERS = 1_048_576;

const SHORT_FORMS: (ScalarTag | CollectionTag)[] = [
  ...PLAIN.flatMap((name) => shortForms(name, name)),
  ...FUNCTIONS.flatMap((name) => shortForms(name, `Fn::${name}`)),
];

/** The three shapes of a short form, such as `!Sub text`, `!Sub [text, values]` and `!Sub {…}`, each as its long form. */
function shortForms(short: string, long: string): (ScalarTag | CollectionTag)[] {
  const tag = `!${short}`;
  const wrap = (value: unknown) => {
    const map = new YAMLMap();
    map.items.push(new Pair(new Scalar(long), isNode(value) ? value : new Scalar(value)));
    return map;
  };
  return [
    // A scalar's tag can return any value, and its node is created around that.
    { tag, resolve: (text) => ({ [long]: text }) },
    { tag, collection: 'seq', resolve: wrap },
    { tag, collection: 'map', resolve: wrap },
  ];
}

/**
 * Reads a CloudFormation template, JSON or YAML, and expands the short forms of its functions.
 *
 * @throws {@link TemplateError}
 */
export function parseTemplate(text: string): JsonObject {
  if (typeof text !== 'string') throw new TemplateError('The template must be a string.');
  if (text.length > MOST_CHARACTERS) {
    throw new TemplateError('The template is larger than 1 MB, the most that CloudFormation takes.');
  }
  // PowerShell's `>` writes such files.
  if (text.includes('\0')) throw new TemplateError('The template is not UTF-8: save it as UTF-8.');
  const value = contentOf(text);
  if (isJsonObject(value) && isJsonObject(value.Resources)) return value;
  throw new TemplateError('The template has no Resources.');
}

function contentOf(text: string): Json {
  const json = text.startsWith('{') ? contentOfJson(text) : undefined;
  if (json !== undefined) return json;
  const [document, another] = parseAllDocuments(text, { customTags: SHORT_FORMS, logLevel: 'error' });
  if (another) throw new TemplateError('The template cannot be read: it has more than one YAML document.');
  const [problem] = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  if (problem) throw new TemplateError(`The template cannot be read: ${problem.message}`);
  try {
    return document?.toJS() as Json;
  } catch (error) {
    // An alias that contains itself, or far too many of them.
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new TemplateError(`The template cannot be read: ${reason}`);
  }
}

/** The fast way for JSON. Anything else that begins like it is YAML, whose parser also says where a mistake is. */
function contentOfJson(text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    return hasEqualKeys(text) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Whether an object of a JSON text has a key twice, of which `JSON.parse` would keep the last. */
function hasEqualKeys(json: string): boolean {
  const open: Set<string>[] = [];
  let text = '';
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') text = token;
    else if (open.at(-1)?.has(text)) return true;
    else open.at(-1)?.add(text);
  }
  return false;
}
