import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../wire/json.ts';
import { readTemplate, type TemplateOptions } from './read-template.ts';

const pool = (Properties: JsonObject = {}) => ({ Type: 'AWS::Cognito::UserPool', Properties });

function read(Resources: JsonObject, { more = {}, ...options }: TemplateOptions & { more?: object } = {}) {
  const { warnings, ...template } = readTemplate(JSON.stringify({ Resources, ...more }), options);
  return { ...template, said: warnings.map(({ logicalId, message }) => `${logicalId}: ${message}`) };
}

describe('the functions of SAM', () => {
  const run = (event: unknown) => event;
  const listens = (Type: string, UserPool: string, Trigger: string | string[]) => ({
    Type: 'AWS::Serverless::Function',
    Properties: { Events: { Any: { Type, Properties: { UserPool: { Ref: UserPool }, Trigger } } } },
  });

  test('are triggers of the pool that they name, for one event or several', () => {
    const { options, said } = read(
      {
        Staff: pool(),
        Customers: pool(),
        Check: listens('Cognito', 'Customers', 'PreSignUp'),
        Watch: listens('Cognito', 'Staff', ['PreAuthentication', 'PostAuthentication']),
      },
      { triggers: { Check: run, Watch: run } },
    );
    expect(said).toEqual([]);
    expect([options, ...(options.pools ?? [])].map(({ triggers }) => Object.keys(triggers ?? {}))).toEqual([
      ['preAuthentication', 'postAuthentication'],
      ['preSignUp'],
    ]);
  });

  test('are none if they listen to something else, or are no functions', () => {
    const resources = {
      Staff: pool(),
      Check: listens('Schedule', 'Staff', 'PreSignUp'),
      Other: { ...listens('Cognito', 'Staff', 'PreSignUp'), Type: 'AWS::Serverless::StateMachine' },
    };
    const { options, said } = read(resources);
    expect([options.triggers, said]).toEqual([{}, []]);
  });

  test('only functions of a module are missed where no trigger needs them', () => {
    const { said } = read({ Staff: pool() }, { triggers: { spare: run, VERSION: 3 } });
    expect(said).toEqual([
      'spare: the module of --triggers exports it, but no trigger of the template needs it',
    ]);
  });
});

test('the name of a domain is its reference', () => {
  const { outputs } = read(
    {
      Users: pool(),
      Pages: {
        Type: 'AWS::Cognito::UserPoolDomain',
        Properties: { UserPoolId: { Ref: 'Users' }, Domain: 'shop' },
      },
    },
    { more: { Outputs: { Domain: { Value: { Ref: 'Pages' } } } } },
  );
  expect(outputs).toEqual({ Domain: 'shop' });
});

test.each([
  [undefined, false],
  ['false', false],
  ['true', true],
])('an identity pool with %j for guests takes them: %s', (AllowUnauthenticatedIdentities, takes) => {
  const Guests = { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities } };
  expect(read({ Users: pool(), Guests }).options.identityPools).toMatchObject([
    { allowUnauthenticatedIdentities: takes, clientIds: [] },
  ]);
});

test.each([
  [{ Transform: 'AWS::Serverless-2016-10-31' }, []],
  [{ Transform: 'OurMacro' }, ['Transform: OurMacro']],
  [{ Transform: ['AWS::LanguageExtensions', { Name: 'OurMacro' }] }, ['Transform: OurMacro']],
])('of the macros in %j are named: %j', (more, names) => {
  const { said } = read({ Users: pool() }, { more });
  expect(said.map((line) => line.replace(/ is ignored.*/, ''))).toEqual(names);
});

test('a stack within the stack may have pools of its own', () => {
  const { said } = read({ Users: pool(), Inner: { Type: 'AWS::CloudFormation::Stack' } });
  expect(said).toEqual([
    'Inner: AWS::CloudFormation::Stack is ignored: pools of another template need that template',
  ]);
});

test('the mistakes of a resource name what was left out of it, and not of others', () => {
  const group = (GroupName: JsonObject) => ({
    Type: 'AWS::Cognito::UserPoolGroup',
    Properties: { UserPoolId: { Ref: 'Users' }, GroupName, Precedence: 'first' },
  });
  const imported = { 'Fn::ImportValue': 'name' };
  expect(() => read({ Users: pool({ UserPoolName: imported }), Staff: group(imported) })).toThrow(
    'Staff: Precedence should be number; GroupName: Fn::ImportValue is not supported here',
  );
});
