import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../wire/json.ts';
import { Evaluator, namesIn, type Scope } from './evaluate.ts';

const CONDITIONS: JsonObject = {
  Yes: { 'Fn::Equals': ['a', 'a'] },
  No: { 'Fn::Equals': ['a', { Ref: 'Name' }] },
  Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
  All: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'Yes' }] },
  Either: { 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] },
  Neither: { 'Fn::Or': [{ Condition: 'No' }, { Condition: 'No' }] },
  Not: { 'Fn::Not': [{ Condition: 'Yes' }] },
  NotNo: { 'Fn::Not': [{ Condition: 'No' }] },
  Lists: {
    'Fn::Equals': [
      ['a', 'b'],
      ['a', 'b'],
    ],
  },
  Circle: { Condition: 'Round' },
  Round: { 'Fn::Not': [{ Condition: 'Circle' }] },
  Imported: { 'Fn::Equals': [{ 'Fn::ImportValue': 'x' }, 'a'] },
  Odd: { 'Fn::Something': [] },
  Text: 'yes',
};

/** Writes names in a text as Fn::Sub has them, with a dollar sign. */
const named = (text: string) => text.replaceAll('@', '$');

const ATTRIBUTES: Readonly<Record<string, string>> = {
  'Pool Arn': 'arn:pool',
  'Stack Outputs.Id': 'an-output',
};

const scope: Scope = {
  parameter: (name) => ({ Name: 'shop', List: ['a', 'b'] as Json, Empty: '' })[name],
  ref: (logicalId) => ({ Pool: 'eu-west-2_One', Web: 'a-client' })[logicalId],
  attribute: (logicalId, name) => ATTRIBUTES[`${logicalId} ${name}`],
  conditions: CONDITIONS,
  mappings: { Stages: { dev: { size: 'small', zones: ['a'] } } },
};

function evaluated(value: Json) {
  const said: string[] = [];
  const result = new Evaluator(scope).value(value, (problem) => said.push(problem));
  return { result, said };
}
const resultOf = (value: Json) => {
  const { result, said } = evaluated(value);
  expect(said).toEqual([]);
  return result;
};
const holds = (name: string) => new Evaluator(scope).condition(name);

test.each<[Json, Json]>([
  ['text', 'text'],
  [5, 5],
  [false, false],
  [null, null],
  [{ Ref: 'Name' }, 'shop'],
  [{ Ref: 'Pool' }, 'eu-west-2_One'],
  [{ Ref: 'Empty' }, ''],
  [{ Ref: 'AWS::NoValue' }, undefined],
  [
    ['a', { Ref: 'AWS::NoValue' }, { Ref: 'Name' }],
    ['a', 'shop'],
  ],
  [{ one: { Ref: 'AWS::NoValue' }, two: { Ref: 'Name' } }, { two: 'shop' }],
  [
    { Ref: 'Name', Other: 'a' },
    { Ref: 'Name', Other: 'a' },
  ],
  [{ RefTo: 'Name' }, { RefTo: 'Name' }],
  [{}, {}],
  [{ 'Fn::GetAtt': ['Pool', 'Arn'] }, 'arn:pool'],
  [{ 'Fn::GetAtt': 'Pool.Arn' }, 'arn:pool'],
  [{ 'Fn::GetAtt': ['Stack', 'Outputs', 'Id'] }, 'an-output'],
  [{ 'Fn::GetAtt': 'Stack.Outputs.Id' }, 'an-output'],
  [{ 'Fn::If': ['Yes', 'one', 'other'] }, 'one'],
  [{ 'Fn::If': ['No', 'one', { Ref: 'Name' }] }, 'shop'],
  [{ 'Fn::Join': ['-', ['a', 5, { Ref: 'Name' }]] }, 'a-5-shop'],
  [{ 'Fn::Join': ['-', { Ref: 'List' }] }, 'a-b'],
  [{ 'Fn::Join': ['-', { Ref: 'Name' }] }, 'shop'],
  [{ 'Fn::Select': [1, ['a', 'b']] }, 'b'],
  [{ 'Fn::Select': ['0', { Ref: 'List' }] }, 'a'],
  [{ 'Fn::Split': ['o', { Ref: 'Name' }] }, ['sh', 'p']],
  [{ 'Fn::FindInMap': ['Stages', 'dev', 'size'] }, 'small'],
  [{ 'Fn::FindInMap': ['Stages', 'dev', 'zones'] }, ['a']],
  [{ 'Fn::FindInMap': ['Stages', 'prod', 'size', { DefaultValue: { Ref: 'Name' } }] }, 'shop'],
  [{ 'Fn::FindInMap': ['Stages', 'dev', 'size', { DefaultValue: 'a' }] }, 'small'],
  [{ 'Fn::Length': ['a', 'b'] }, 2],
  [{ 'Fn::Length': { Ref: 'List' } }, 2],
  [{ 'Fn::Base64': { Ref: 'Name' } }, 'c2hvcA=='],
  [{ 'Fn::ToJsonString': { a: [{ Ref: 'Name' }] } }, '{"a":["shop"]}'],
  [{ 'Fn::Equals': ['a', 'a'] }, true],
  [{ 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
  [{ 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] }, true],
  [{ 'Fn::Not': [{ Condition: 'Yes' }] }, false],
  [{ 'Fn::Sub': named('a-@{Name}-@{Pool.Arn}-@{!Name}') }, named('a-shop-arn:pool-@{Name}')],
  [{ 'Fn::Sub': [named('@{Name}-@{own}'), { own: { Ref: 'Pool' }, Name: 5 }] }, '5-eu-west-2_One'],
  [{ 'Fn::Sub': 'no names' }, 'no names'],
])('%j is %j', (value, expected) => {
  expect(resultOf(value)).toEqual(expected);
});

test.each<[Json, Json, string]>([
  [
    '{{resolve:ssm:/a}} and more',
    '{{resolve:ssm:/a}} and more',
    '{{resolve:ssm:/a}} is not looked up: it stays as it is',
  ],
  [{ 'Fn::ImportValue': 'x' }, undefined, 'Fn::ImportValue is not supported here'],
  [{ 'Fn::GetAtt': ['Pool', 'None'] }, undefined, 'Pool has no attribute None here'],
  [{ 'Fn::Sub': named('a-@{Pool.None}') }, 'a-', 'Pool has no attribute None here'],
])('%j is reported', (value, expected, problem) => {
  expect(evaluated(value)).toEqual({ result: expected, said: [problem] });
});

test.each<[Json, string]>([
  [{ Ref: 'None' }, 'The template has no parameter or resource None.'],
  [{ 'Fn::Sub': named('@{None}') }, 'The template has no parameter or resource None.'],
  [{ 'Fn::If': ['None', 'a', 'b'] }, 'The template has no condition None.'],
  [{ 'Fn::If': ['toString', 'a', 'b'] }, 'The template has no condition toString.'],
  [{ 'Fn::If': ['Yes', 'a'] }, 'Fn::If takes a list of 3 items.'],
  [{ 'Fn::Join': ['-'] }, 'Fn::Join takes a list of 2 items.'],
  [{ 'Fn::Select': [0] }, 'Fn::Select takes a list of 2 items.'],
  [{ 'Fn::Split': 'a' }, 'Fn::Split takes a list of 2 items.'],
  [{ 'Fn::FindInMap': ['a', 'b'] }, 'Fn::FindInMap takes a list of 3 or 4 items.'],
  [{ 'Fn::Select': [2, ['a', 'b']] }, 'Fn::Select has no item 2 in a list of 2.'],
  [{ 'Fn::FindInMap': ['Stages', 'prod', 'size'] }, 'The template has no mapping Stages.prod.size.'],
  [{ 'Fn::FindInMap': ['Stages', 'dev', 'toString'] }, 'The template has no mapping Stages.dev.toString.'],
  [{ 'Fn::FindInMap': ['toString', 'name', 'length'] }, 'The template has no mapping toString.name.length.'],
])('%j is refused', (value, message) => {
  expect(() => evaluated(value)).toThrow(message);
});

describe('a condition', () => {
  test.each([
    ['Yes', true],
    ['No', false],
    ['Both', false],
    ['All', true],
    ['Either', true],
    ['Neither', false],
    ['Not', false],
    ['NotNo', true],
    ['Lists', true],
  ])('%s: %s', (name, result) => {
    const evaluator = new Evaluator(scope);
    expect([evaluator.condition(name), evaluator.condition(name)]).toEqual([result, result]);
  });

  test.each([
    ['Circle', 'The condition Circle of the template depends on itself.'],
    ['Imported', 'A condition of the template cannot be evaluated: Fn::ImportValue is not supported here.'],
    ['Odd', 'A condition of the template cannot be evaluated: Fn::Something.'],
    ['Text', 'A condition of the template cannot be evaluated: "yes".'],
  ])('%s is refused', (name, message) => {
    expect(() => holds(name)).toThrow(message);
  });
});

test('only what applies is chosen, with its functions', () => {
  const value = {
    a: { 'Fn::If': ['Yes', { Ref: 'Name' }, 'other'] },
    b: { 'Fn::If': ['No', 'one', { Ref: 'AWS::NoValue' }] },
    c: [{ 'Fn::If': ['No', 'one', { Ref: 'AWS::NoValue' }] }, { 'Fn::If': ['No', 'one', [5]] }],
    d: null,
  };
  expect(new Evaluator(scope).chosen(value)).toEqual({ a: { Ref: 'Name' }, c: [[5]], d: null });
});

test('names are found in every function that has them', () => {
  expect(
    namesIn([
      { Ref: 'One' },
      { 'Fn::GetAtt': ['Two', 'Arn'] },
      { 'Fn::GetAtt': 'Three.Arn' },
      { 'Fn::Sub': named('@{Four}-@{Five.Arn}-@{!Six}') },
      'Seven',
    ]),
  ).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
  expect(namesIn(undefined)).toEqual([]);
});
