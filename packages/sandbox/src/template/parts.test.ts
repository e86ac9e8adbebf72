import { describe, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { send } from '../testing/wire.ts';
import type { JsonObject } from '../wire/json.ts';
import { readTemplate } from './read-template.ts';

/** Reads a template with one pool and these parts of it, by their logical ids. */
function read(parts: Record<string, [type: string, properties: object]>) {
  const Resources = Object.entries(parts).map(([logicalId, [type, properties]]) => [
    logicalId,
    { Type: `AWS::Cognito::${type}`, Properties: { UserPoolId: { Ref: 'Users' }, ...properties } },
  ]);
  const { options, warnings } = readTemplate(
    JSON.stringify({
      Resources: { Users: { Type: 'AWS::Cognito::UserPool' }, ...Object.fromEntries(Resources) },
    }),
  );
  return { options, said: warnings.map(({ logicalId, message }) => `${logicalId}: ${message}`) };
}

async function started(parts: Record<string, [type: string, properties: object]>) {
  const { options, said } = read(parts);
  const sandbox = await createSandbox(options);
  const ask = <T = Record<string, Record<string, unknown>>>(operation: string, body: object = {}) =>
    send<T>(sandbox, operation, { UserPoolId: sandbox.userPoolId, ...body });
  return { sandbox, said, ask };
}

describe('a domain', () => {
  test.each([
    [{ Domain: 'shop' }, { ManagedLoginVersion: 1 }],
    [{ Domain: 'shop', ManagedLoginVersion: 2 }, { ManagedLoginVersion: 2 }],
    [{ Domain: 'shop', ManagedLoginVersion: '2' }, { ManagedLoginVersion: 2 }],
    [
      { Domain: 'auth.example.com', CustomDomainConfig: { CertificateArn: 'arn:certificate' } },
      { CustomDomainConfig: { CertificateArn: 'arn:certificate' } },
    ],
  ])('of %j has %j', async (properties, described) => {
    const { said, ask } = await started({ Domain: ['UserPoolDomain', properties] });
    expect(said).toEqual([]);
    const { DomainDescription } = await ask('DescribeUserPoolDomain', { Domain: properties.Domain });
    expect(DomainDescription).toMatchObject(described);
    expect('CustomDomainConfig' in (DomainDescription ?? {})).toBe('CustomDomainConfig' in properties);
  });

  test('is the only one of its pool', () => {
    const { options, said } = read({
      One: ['UserPoolDomain', { Domain: 'shop' }],
      Two: ['UserPoolDomain', { Domain: 'auth.example.com' }],
    });
    expect(options.userPool?.domain).toMatchObject({ domain: 'shop' });
    expect(said).toEqual(['Two: auth.example.com is ignored: the pool already has the domain shop']);
  });
});

test.each<[type: string, properties: object, message: string]>([
  [
    'UserPoolResourceServer',
    { Identifier: 'orders', Name: 'Orders' },
    'The pool already has the resource server orders.',
  ],
  [
    'UserPoolIdentityProvider',
    { ProviderName: 'Okta', ProviderType: 'SAML' },
    'The pool already has the identity provider Okta.',
  ],
  ['UserPoolUser', { Username: 'ada' }, 'The pool already has the user ada.'],
])('a second %s of the same name is refused', (type, properties, message) => {
  expect(() => read({ One: [type, properties], Two: [type, properties] })).toThrow(
    expect.objectContaining({ code: 'invalid-template', message: `Two: ${message}` }),
  );
});

test('an identity provider has its details and its mapping, all of it text', () => {
  const properties = {
    ProviderName: 'Corp',
    ProviderType: 'OIDC',
    ProviderDetails: {
      oidc_issuer: 'https://corp.example',
      client_id: 7,
      attributes_url_add_attributes: false,
    },
    AttributeMapping: { username: 'sub', email: 'mail' },
    IdpIdentifiers: ['corp.example'],
  };
  expect(read({ Corp: ['UserPoolIdentityProvider', properties] }).options.identityProviders).toEqual([
    {
      providerName: 'Corp',
      providerType: 'OIDC',
      providerDetails: {
        oidc_issuer: 'https://corp.example',
        client_id: '7',
        attributes_url_add_attributes: 'false',
      },
      attributeMapping: { username: 'sub', email: 'mail' },
      idpIdentifiers: ['corp.example'],
      mock: true,
      users: [],
    },
  ]);
});

test('a group has what it says, and nothing more', async () => {
  const { ask } = await started({
    Staff: ['UserPoolGroup', { GroupName: 'staff', Description: 'Who works here', Precedence: '3' }],
    guests: ['UserPoolGroup', {}],
  });
  const { Groups } = await ask<{ Groups: object[] }>('ListGroups');
  expect(Groups).toMatchObject([
    { GroupName: 'staff', Description: 'Who works here', Precedence: 3 },
    { GroupName: 'guests' },
  ]);
  expect(Object.keys(Groups[1] ?? {}).sort()).toEqual([
    'CreationDate',
    'GroupName',
    'LastModifiedDate',
    'UserPoolId',
  ]);
});

describe('a user', () => {
  test('has the attributes that can be worked out, and addresses that are not verified yet', async () => {
    const UserAttributes = [
      { Name: 'email', Value: 'ada@example.com' },
      { Name: 'phone_number', Value: '+15555550100' },
      { Name: 'name', Value: { 'Fn::ImportValue': 'somewhere' } },
    ];
    const { sandbox, said } = await started({
      Ada: ['UserPoolUser', { Username: 'ada', UserAttributes }],
      Bob: ['UserPoolUser', { Username: 'bob', UserAttributes: [{ Name: 'nickname', Value: 'Bobby' }] }],
    });
    expect(said).toEqual(['Ada: UserAttributes: Fn::ImportValue is not supported here']);
    expect(sandbox.users.get('ada')?.attributes).toEqual({
      sub: expect.any(String),
      email: 'ada@example.com',
      email_verified: 'false',
      phone_number: '+15555550100',
      phone_number_verified: 'false',
    });
    expect(sandbox.users.get('bob')?.attributes).toEqual({ sub: expect.any(String), nickname: 'Bobby' });
  });

  test('is in the groups that name it', async () => {
    const { sandbox, said } = await started({
      Ada: ['UserPoolUser', { Username: 'ada' }],
      Bob: ['UserPoolUser', { Username: 'bob' }],
      Staff: ['UserPoolGroup', { GroupName: 'staff' }],
      Works: ['UserPoolUserToGroupAttachment', { Username: 'bob', GroupName: { Ref: 'Staff' } }],
      Gone: ['UserPoolUserToGroupAttachment', { Username: 'eve', GroupName: 'staff' }],
    });
    expect(said).toEqual(['Gone: Username: eve is not a user of this template']);
    expect(['ada', 'bob'].map((name) => sandbox.users.get(name)?.groups)).toEqual([[], ['staff']]);
  });
});

describe('an app client', () => {
  const flowsOf = async (ExplicitAuthFlows?: readonly string[]) => {
    const { sandbox, ask } = await started({ Web: ['UserPoolClient', { ExplicitAuthFlows }] });
    const { UserPoolClient } = await ask('DescribeUserPoolClient', { ClientId: sandbox.clientId });
    return (UserPoolClient?.ExplicitAuthFlows as string[] | undefined)?.sort();
  };

  test.each([
    [undefined, ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH']],
    [[], ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH']],
    [['ALLOW_USER_AUTH'], ['ALLOW_USER_AUTH']],
    // By the old names: what had none was always on.
    [
      ['USER_PASSWORD_AUTH'],
      ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
    ],
    [['CUSTOM_AUTH_FLOW_ONLY'], ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']],
    [
      ['CUSTOM_AUTH_FLOW_ONLY', 'ALLOW_USER_AUTH'],
      ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_AUTH'],
    ],
  ])('with the flows %j has the flows %j', async (given, flows) => {
    expect(await flowsOf(given)).toEqual(flows);
  });

  test('may be a machine, if it has a secret', () => {
    const machine = (more: object) => () =>
      read({
        Api: [
          'UserPoolResourceServer',
          { Identifier: 'api', Name: 'Api', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }] },
        ],
        Job: [
          'UserPoolClient',
          {
            AllowedOAuthFlowsUserPoolClient: true,
            AllowedOAuthFlows: ['client_credentials'],
            AllowedOAuthScopes: ['api/read'],
            ...more,
          },
        ],
      });
    expect(machine({ GenerateSecret: 'true' })().options.clients).toEqual([
      expect.objectContaining({ clientSecret: expect.stringMatching(/^[0-9a-z]{52}$/) }),
    ]);
    for (const more of [{ GenerateSecret: false }, {}]) {
      expect(machine(more)).toThrow('Job: client_credentials flow can not be selected');
    }
  });

  test('writes custom attributes only if it says so', async () => {
    const Schema = [{ Name: 'plan', AttributeDataType: 'String', Mutable: true }];
    const { options } = readTemplate(
      JSON.stringify({
        Resources: {
          Users: { Type: 'AWS::Cognito::UserPool', Properties: { Schema } },
          Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
        },
      }),
    );
    const sandbox = await createSandbox(options);
    const signUp = (UserAttributes: JsonObject[]) =>
      send(sandbox, 'SignUp', {
        ClientId: sandbox.clientId,
        Username: 'ada',
        Password: 'Correct-horse-1',
        UserAttributes,
      });
    await expect(signUp([{ Name: 'custom:plan', Value: 'gold' }])).rejects.toMatchObject({
      type: 'NotAuthorizedException',
    });
    await expect(signUp([])).resolves.toHaveProperty('UserSub');
  });
});
