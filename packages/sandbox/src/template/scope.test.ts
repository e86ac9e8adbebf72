import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../wire/json.ts';
import { clientSecretOf, isCustom, isMacro, resourcesOf, scopeOf } from './scope.ts';

const deployment = { region: 'eu-west-2', stackName: 'shop', parameters: {} };
const template = (Resources: JsonObject, more: JsonObject = {}): JsonObject => ({ Resources, ...more });
function reading(Resources: JsonObject, more: JsonObject = {}, parameters: Record<string, string> = {}) {
  const whole = template(Resources, more);
  const scope = scopeOf(whole, resourcesOf(whole), { ...deployment, parameters }, ({ properties }) => {
    const { Name } = properties;
    return typeof Name === 'string' ? Name : undefined;
  });
  return {
    ref: (logicalId: string) => scope.ref(logicalId),
    attribute: (logicalId: string, name: string) => scope.attribute(logicalId, name),
    parameter: (name: string) => scope.parameter(name),
  };
}
const cognito = (Type: string, Properties: JsonObject = {}) => ({
  Type: `AWS::Cognito::${Type}`,
  Properties,
});

describe('the resources of a template', () => {
  test('have a type, properties and a condition, in order', () => {
    const found = resourcesOf(
      template({
        B: { Type: 'AWS::A::B', Properties: { a: 1 }, Condition: 'Yes' },
        A: { Type: 'AWS::A::C', Properties: null, Condition: 5 },
        C: { Type: 'AWS::A::D' },
        'Fn::ForEach::X': [],
        M: { 'Fn::Transform': {} },
      }),
    );
    expect(found).toEqual([
      { logicalId: 'B', type: 'AWS::A::B', properties: { a: 1 }, condition: 'Yes' },
      { logicalId: 'A', type: 'AWS::A::C', properties: {}, condition: undefined },
      { logicalId: 'C', type: 'AWS::A::D', properties: {}, condition: undefined },
    ]);
    expect([isMacro('Fn::ForEach::X', []), isMacro('M', { 'Fn::Transform': {} }), isMacro('M', {})]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each<[JsonObject, string]>([
    [{ A: 'text' }, 'A: a resource needs a Type.'],
    [{ A: { Type: 5 } }, 'A: a resource needs a Type.'],
    [{ A: { Type: 'AWS::A::B', Properties: 'a' } }, 'A: its Properties have to be an object.'],
    [{ A: { Type: 'AWS::A::B', Properties: false } }, 'A: its Properties have to be an object.'],
  ])('like %j are refused', (Resources, message) => {
    expect(() => resourcesOf(template(Resources))).toThrow(message);
  });
});

describe('a reference to', () => {
  const { ref, attribute } = reading({
    Users: cognito('UserPool'),
    Web: cognito('UserPoolClient'),
    Guests: cognito('IdentityPool'),
    Staff: cognito('UserPoolGroup', { Name: 'staff' }),
    Nameless: cognito('UserPoolGroup'),
    Role: { Type: 'AWS::IAM::Role' },
    Check: { Type: 'AWS::Lambda::Function' },
    Made: { Type: 'Custom::Thing' },
  });

  test('a pool, a client or an identity pool is an id of its own, the same each time', () => {
    expect(ref('Users')).toMatch(/^eu-west-2_\w{9}$/);
    expect(ref('Web')).toMatch(/^[0-9a-z]{26}$/);
    expect(ref('Guests')).toMatch(/^eu-west-2:[0-9a-f-]{36}$/);
    expect([ref('Users'), ref('Web')]).toEqual([ref('Users'), ref('Web')]);
    const again = reading({ Users: cognito('UserPool'), Others: cognito('UserPool') });
    expect(again.ref('Users')).toBe(ref('Users'));
    expect(again.ref('Others')).not.toBe(ref('Users'));
  });

  test('another resource is its name, or its logical id', () => {
    expect([ref('Staff'), ref('Nameless'), ref('Role'), ref('None')]).toEqual([
      'staff',
      'Nameless',
      'Role',
      undefined,
    ]);
  });

  test('an attribute is what AWS calls it', () => {
    const id = ref('Users');
    const all = ['Arn', 'ProviderName', 'ProviderURL', 'UserPoolId', 'None'].map((name) =>
      attribute('Users', name),
    );
    expect(all).toEqual([
      `arn:aws:cognito-idp:eu-west-2:000000000000:userpool/${id}`,
      `cognito-idp.eu-west-2.amazonaws.com/${id}`,
      `https://cognito-idp.eu-west-2.amazonaws.com/${id}`,
      id,
      undefined,
    ]);
    expect(['ClientId', 'ClientSecret', 'Name', 'Arn'].map((name) => attribute('Web', name))).toEqual([
      ref('Web'),
      clientSecretOf('shop', 'Web'),
      'Web',
      undefined,
    ]);
    expect(clientSecretOf('shop', 'Web')).not.toBe(clientSecretOf('shop', 'App'));
    expect([attribute('Staff', 'Arn'), attribute('Made', 'Arn'), attribute('None', 'Arn')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([attribute('Role', 'Arn'), attribute('Check', 'Arn'), attribute('Check', 'Version')]).toEqual([
      'arn:aws:iam::000000000000:role/Role',
      'arn:aws:lambda:eu-west-2:000000000000:function:Check',
      'Check',
    ]);
  });
});

describe('a parameter', () => {
  test('has its default, or what is given', () => {
    const Parameters = {
      Name: { Type: 'String', Default: 'a, b' },
      Empty: { Type: 'String', Default: '' },
      List: { Type: 'CommaDelimitedList', Default: 'a ,b,  c' },
      Numbers: { Type: 'List<Number>', Default: '1,2' },
      Stored: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: 'a,b' },
      One: { Type: 'AWS::SSM::Parameter::Value<String>', Default: 'a,b' },
      Needed: { Type: 'String' },
    };
    const { parameter } = reading({}, { Parameters }, { Name: 'given' });
    expect(['Name', 'Empty', 'List', 'Numbers', 'Stored', 'One', 'None', 'toString'].map(parameter)).toEqual([
      'given',
      '',
      ['a', 'b', 'c'],
      ['1', '2'],
      ['a', 'b'],
      'a,b',
      undefined,
      undefined,
    ]);
    expect(() => parameter('Needed')).toThrow(
      'Parameter Needed has no default value: pass --parameter Needed=value.',
    );
  });

  test('of AWS itself says where the stack is', () => {
    const { parameter } = reading({});
    const names = [
      'AccountId',
      'NotificationARNs',
      'Partition',
      'Region',
      'StackId',
      'StackName',
      'URLSuffix',
    ];
    expect(names.map((name) => parameter(`AWS::${name}`))).toEqual([
      '000000000000',
      [],
      'aws',
      'eu-west-2',
      'arn:aws:cloudformation:eu-west-2:000000000000:stack/shop/local',
      'shop',
      'amazonaws.com',
    ]);
  });
});

test('resources of the author’s own functions are custom', () => {
  expect(
    [
      'Custom::Thing',
      'AWS::CloudFormation::CustomResource',
      'AWS::Custom::Thing',
      'AWS::CloudFormation::Stack',
    ].map(isCustom),
  ).toEqual([true, true, false, false]);
});
