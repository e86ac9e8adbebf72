import { expect, test } from 'vitest';
import { readTemplate } from './read-template.ts';

const POOL = '{ Type: AWS::Cognito::UserPool }';
const part = (type: string, properties: string) =>
  `Resources:\n  P: ${POOL}\n  X: { Type: AWS::Cognito::${type}, Properties: { UserPoolId: !Ref P, ${properties} } }`;
const pool = (properties: string) =>
  `Resources: { P: { Type: AWS::Cognito::UserPool, Properties: { ${properties} } } }`;

function refusalOf(text: string, parameters: Readonly<Record<string, string>> = {}): unknown {
  try {
    return readTemplate(text, { parameters });
  } catch (error) {
    return error;
  }
}

test.each([
  [
    'text instead of a list',
    pool('AutoVerifiedAttributes: email'),
    "P: 1 validation error detected: Value at 'autoVerifiedAttributes'",
  ],
  ['an object instead of text', pool('MfaConfiguration: { a: b }'), "Value at 'mfaConfiguration'"],
  [
    'text instead of a number',
    pool('Policies: { PasswordPolicy: { MinimumLength: eight } }'),
    'policies.passwordPolicy.minimumLength',
  ],
  [
    'text instead of a list in a client',
    part('UserPoolClient', 'CallbackURLs: http://localhost/'),
    "X: 1 validation error detected: Value at 'callbackURLs'",
  ],
  ['an object as a domain', part('UserPoolDomain', 'Domain: { a: b }'), 'X: Domain should be'],
  ['a user with a space', part('UserPoolUser', 'Username: "a b"'), 'X: Username should be'],
  ['a group without a name', part('UserPoolGroup', 'GroupName: {}'), 'X: GroupName should be'],
  ['a precedence as text', part('UserPoolGroup', 'Precedence: first'), 'X: Precedence should be'],
  ['a resource server without a name', part('UserPoolResourceServer', 'Identifier: x'), 'X: Name should be'],
  [
    'a provider of no known type',
    part('UserPoolIdentityProvider', 'ProviderName: x, ProviderType: Telepathy'),
    'X: ProviderType: Telepathy is unknown.',
  ],
  [
    'a provider whose name is elsewhere',
    part('UserPoolIdentityProvider', 'ProviderType: OIDC, ProviderName: !ImportValue x'),
    'X: ProviderName should be /^[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{0,31}$/u; ProviderName: Fn::ImportValue is not supported here',
  ],
  [
    'Properties that are a list',
    'Resources: { P: { Type: AWS::Cognito::UserPool, Properties: [1] } }',
    'P: its Properties have to be an object.',
  ],
  ['a resource that is text', 'Resources: { P: pool }', 'P: a resource needs a Type.'],
  ['a resource without a type', `Resources: { P: ${POOL}, Q: { Typo: x } }`, 'Q: a resource needs a Type.'],
  [
    'names that go in a circle',
    `Resources:\n  P: ${POOL}\n  G: { Type: AWS::Cognito::UserPoolGroup, Properties: { UserPoolId: !Ref P, GroupName: !Ref H } }\n  H: { Type: AWS::Cognito::UserPoolGroup, Properties: { UserPoolId: !Ref P, GroupName: !Sub "\${G}" } }`,
    'The resource H of the template depends on itself.',
  ],
  [
    'conditions that go in a circle',
    `Conditions: { A: !Not [!Condition B], B: !Not [!Condition A] }\nResources: { P: { Type: AWS::Cognito::UserPool, Condition: A } }`,
    'The condition A of the template depends on itself.',
  ],
  ['a short form with a slip', pool('UserPoolName: !GetAttt x.y'), 'Unresolved tag: !GetAttt at line 1'],
  [
    'two resources of one name in YAML',
    `Resources:\n  P: ${POOL}\n  P: ${POOL}`,
    'Map keys must be unique at line 3',
  ],
  [
    'two resources of one name in JSON',
    '{"Resources":{"P":{"Type":"AWS::Cognito::UserPool"},"P":{"Type":"AWS::Cognito::UserPool"}}}',
    'Map keys must be unique',
  ],
  [
    'a member given twice in JSON, with a list between',
    '{"Resources":{"P":{"Type":"AWS::Cognito::UserPool","Properties":{"UsernameAttributes":["email"],"UsernameAttributes":[]}}}}',
    'Map keys must be unique',
  ],
  ['text instead of policies', pool('Policies: strict'), "Value at 'policies'"],
  [
    'text instead of a password policy',
    pool('Policies: { PasswordPolicy: strict }'),
    "Value at 'policies.passwordPolicy'",
  ],
  [
    'text instead of the settings of invitations',
    pool('AdminCreateUserConfig: never'),
    "Value at 'adminCreateUserConfig'",
  ],
  [
    'an attribute without its name',
    pool('UserPoolName: !GetAtt P'),
    'Fn::GetAtt takes Name.Attribute, not P.',
  ],
  [
    'two groups of one name',
    `Resources:\n  P: ${POOL}\n  G: { Type: AWS::Cognito::UserPoolGroup, Properties: { UserPoolId: !Ref P, GroupName: a } }\n  H: { Type: AWS::Cognito::UserPoolGroup, Properties: { UserPoolId: !Ref P, GroupName: a } }`,
    'H: The pool already has the group a.',
  ],
  ['too few arguments', pool('UserPoolName: !Join [x]'), 'Fn::Join takes a list of 2 items.'],
  [
    'an item that is not there',
    pool('UserPoolName: !Select [9, [a, b]]'),
    'Fn::Select has no item 9 in a list of 2.',
  ],
  [
    'a mapping that is not there',
    pool('UserPoolName: !FindInMap [A, B, C]'),
    'The template has no mapping A.B.C.',
  ],
  ['two documents', `Resources: { P: ${POOL} }\n---\nResources: {}`, 'it has more than one YAML document'],
  [
    'a file in UTF-16',
    `\ufffd\ufffd${`Resources: { P: ${POOL} }`.split('').join('\0')}`,
    'The template is not UTF-8: save it as UTF-8.',
  ],
  [
    'endless aliases',
    `Resources: { P: { Type: AWS::Cognito::UserPool, Properties: &p { Schema: *p } } }`,
    'The template is nested too deeply.',
  ],
  [
    'aliases of aliases of aliases',
    `a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]`,
    'The template cannot be read: Excessive alias count',
  ],
  ['bytes instead of text', new Uint8Array() as never, 'The template must be a string.'],
  ['10 MB', `Resources: { P: ${POOL} }\n#${'x'.repeat(10_000_000)}`, 'The template is larger than 1 MB'],
  ['nothing', '', 'The template has no Resources.'],
])('%s: a clear error', (_, text, reason) => {
  expect(refusalOf(text)).toMatchObject({
    name: 'TemplateError',
    code: 'invalid-template',
    message: expect.stringContaining(reason),
  });
});

test.each(['{"Resources":{"P":{"Type":"AWS::Cognito::UserPool"}}}', `Resources: { P: ${POOL} }`])(
  'a byte order mark is no problem: %s',
  (text) => {
    expect(readTemplate(`\ufeff${text}`).warnings).toEqual([]);
  },
);

test('names that only look equal in JSON are two', () => {
  const text = JSON.stringify({
    Resources: { P: { Type: 'AWS::Cognito::UserPool', Properties: { EmailVerificationSubject: '"P":{[' } } },
    Metadata: { P: [{ P: ':' }, { P: '}' }] },
  });
  expect(readTemplate(text).options.userPool).toMatchObject({ emailVerificationSubject: '"P":{[' });
});

test('a mistake in JSON is shown with its line', () => {
  expect(refusalOf('{\n  "Resources": {\n    "P": {]\n  }\n}')).toMatchObject({
    message: expect.stringContaining('at line 3'),
  });
});

test('parameters that CloudFormation would refuse', () => {
  const text = `Parameters: { Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] } }\nResources: { P: ${POOL} }`;
  expect(refusalOf(text, { Stage: 'live' })).toMatchObject({
    message: 'Parameter Stage has to be one of: dev, prod.',
  });
  expect(refusalOf(text, { Stag: 'dev' })).toMatchObject({ message: 'The template has no parameter Stag.' });
  expect(refusalOf(text, { Stage: 'prod' })).toMatchObject({ warnings: [] });
});
