import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { sdkClient } from '../testing/sdk-client.ts';
import { served } from '../testing/served.ts';

/** Calls in the order of Terraform's AWS provider and CloudFormation's handlers: create, read, update, read, delete. */
async function start() {
  const sandbox = await served({ users: [] });
  const client = sdkClient(sandbox);
  const { UserPool } = await client.send(
    new sdk.CreateUserPoolCommand({
      PoolName: 'terraform',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      MfaConfiguration: 'OPTIONAL',
      UserPoolTags: { Team: 'identity', stage: 'dev' },
      EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
      UserPoolAddOns: { AdvancedSecurityMode: 'OFF' },
      LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:check' },
      VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE', EmailSubject: 'Hello' },
      Schema: [
        {
          Name: 'plan',
          AttributeDataType: 'String',
          Mutable: true,
          StringAttributeConstraints: { MinLength: '1', MaxLength: '20' },
        },
      ],
    }),
  );
  return { sandbox, client, UserPoolId: UserPool?.Id, arn: UserPool?.Arn };
}

test('aws_cognito_user_pool', async () => {
  const { client, UserPoolId, arn } = await start();
  const factors = {
    MfaConfiguration: 'OPTIONAL' as const,
    SoftwareTokenMfaConfiguration: { Enabled: true },
  };
  await client.send(new sdk.SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
  const describe = async () => (await client.send(new sdk.DescribeUserPoolCommand({ UserPoolId }))).UserPool;
  const made = await describe();
  expect(made).toMatchObject({
    Name: 'terraform',
    Arn: arn,
    UserPoolTags: { Team: 'identity', stage: 'dev' },
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    UserPoolAddOns: { AdvancedSecurityMode: 'OFF' },
    LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:check' },
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE', EmailSubject: 'Hello' },
    SchemaAttributes: expect.arrayContaining([
      expect.objectContaining({
        Name: 'custom:plan',
        AttributeDataType: 'String',
        StringAttributeConstraints: { MinLength: '1', MaxLength: '20' },
      }),
    ]),
  });
  expect(await client.send(new sdk.GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject(factors);

  const CustomAttributes: sdk.SchemaAttributeType[] = [{ Name: 'seats', AttributeDataType: 'Number' }];
  await client.send(new sdk.AddCustomAttributesCommand({ UserPoolId, CustomAttributes }));
  await client.send(
    new sdk.UpdateUserPoolCommand({ UserPoolId, MfaConfiguration: 'OPTIONAL', DeletionProtection: 'ACTIVE' }),
  );
  // Terraform keeps tags by operations of their own.
  expect((await describe())?.UserPoolTags).toEqual({ Team: 'identity', stage: 'dev' });
  await client.send(new sdk.TagResourceCommand({ ResourceArn: arn, Tags: { owner: 'ada' } }));
  await client.send(new sdk.UntagResourceCommand({ ResourceArn: arn, TagKeys: ['Team'] }));
  expect((await client.send(new sdk.ListTagsForResourceCommand({ ResourceArn: arn }))).Tags).toEqual({
    stage: 'dev',
    owner: 'ada',
  });
  expect(await describe()).toMatchObject({ DeletionProtection: 'ACTIVE', UsernameAttributes: ['email'] });

  await expect(client.send(new sdk.DeleteUserPoolCommand({ UserPoolId }))).rejects.toThrow(
    'deletion protection',
  );
  await client.send(new sdk.UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'INACTIVE' }));
  await client.send(new sdk.DeleteUserPoolCommand({ UserPoolId }));
  // Both recognise by this that it is gone.
  await expect(describe()).rejects.toBeInstanceOf(sdk.ResourceNotFoundException);
});

test('aws_cognito_user_pool_client, of an identity provider and a resource server', async () => {
  const { client, UserPoolId } = await start();
  const ProviderName = 'Company';
  const provider = { UserPoolId, ProviderName };
  await client.send(
    new sdk.CreateIdentityProviderCommand({
      ...provider,
      ProviderType: 'OIDC',
      ProviderDetails: {
        client_id: 'x',
        client_secret: 'y',
        oidc_issuer: 'https://idp.example.com',
        authorize_scopes: 'openid',
        attributes_request_method: 'GET',
      },
      AttributeMapping: { email: 'email', username: 'sub' },
    }),
  );
  expect(
    (await client.send(new sdk.DescribeIdentityProviderCommand(provider))).IdentityProvider,
  ).toMatchObject({
    ProviderType: 'OIDC',
    AttributeMapping: { email: 'email', username: 'sub' },
    ProviderDetails: { oidc_issuer: 'https://idp.example.com' },
  });
  await client.send(
    new sdk.UpdateIdentityProviderCommand({
      ...provider,
      AttributeMapping: { email: 'mail', username: 'sub' },
    }),
  );

  const server = { UserPoolId, Identifier: 'https://api.example.com' };
  const scopes = { Name: 'api', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }] };
  await client.send(new sdk.CreateResourceServerCommand({ ...server, ...scopes }));
  await client.send(new sdk.UpdateResourceServerCommand({ ...server, ...scopes, Name: 'API' }));
  expect((await client.send(new sdk.DescribeResourceServerCommand(server))).ResourceServer?.Name).toBe('API');

  const settings = {
    UserPoolId,
    ClientName: 'web',
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as sdk.ExplicitAuthFlowsType[],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'] as sdk.OAuthFlowType[],
    AllowedOAuthScopes: ['openid', 'https://api.example.com/read'],
    CallbackURLs: ['https://app.example.com/'],
    SupportedIdentityProviders: ['COGNITO', ProviderName],
  };
  const { UserPoolClient } = await client.send(
    new sdk.CreateUserPoolClientCommand({ ...settings, GenerateSecret: true }),
  );
  const named = { UserPoolId, ClientId: UserPoolClient?.ClientId };
  const described = await client.send(new sdk.DescribeUserPoolClientCommand(named));
  expect(described.UserPoolClient).toMatchObject({ ...settings, ClientSecret: UserPoolClient?.ClientSecret });
  await client.send(new sdk.UpdateUserPoolClientCommand({ ...named, ...settings, ClientName: 'website' }));
  await client.send(new sdk.DeleteUserPoolClientCommand(named));
  await expect(client.send(new sdk.DescribeUserPoolClientCommand(named))).rejects.toBeInstanceOf(
    sdk.ResourceNotFoundException,
  );
  await client.send(new sdk.DeleteResourceServerCommand(server));
  await expect(client.send(new sdk.DescribeResourceServerCommand(server))).rejects.toBeInstanceOf(
    sdk.ResourceNotFoundException,
  );
  await client.send(new sdk.DeleteIdentityProviderCommand(provider));
  await expect(client.send(new sdk.DescribeIdentityProviderCommand(provider))).rejects.toBeInstanceOf(
    sdk.ResourceNotFoundException,
  );
});

test('unset members are not described, or Terraform would plan to remove them', async () => {
  const { client, UserPoolId } = await start();
  const mfa = await client.send(new sdk.GetUserPoolMfaConfigCommand({ UserPoolId }));
  expect(Object.keys(mfa).sort()).toEqual(['$metadata', 'MfaConfiguration']);
  const { UserPoolClient } = await client.send(
    new sdk.CreateUserPoolClientCommand({ UserPoolId, ClientName: 'bare' }),
  );
  expect(UserPoolClient).not.toHaveProperty('RefreshTokenRotation');
  expect(UserPoolClient).not.toHaveProperty('TokenValidityUnits');
  expect(UserPoolClient).toMatchObject({ RefreshTokenValidity: 30 });
  const Feature = 'DISABLED';
  const set = await client.send(
    new sdk.CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'set',
      RefreshTokenRotation: { Feature },
      TokenValidityUnits: { AccessToken: 'minutes' },
      AccessTokenValidity: 30,
    }),
  );
  expect(set.UserPoolClient).toMatchObject({
    RefreshTokenRotation: { Feature },
    TokenValidityUnits: { AccessToken: 'minutes' },
  });
});

test('aws_cognito_user_pool_domain', async () => {
  const { client, UserPoolId } = await start();
  const Domain = 'shop-example';
  const describe = async () =>
    (await client.send(new sdk.DescribeUserPoolDomainCommand({ Domain }))).DomainDescription;
  await client.send(new sdk.CreateUserPoolDomainCommand({ UserPoolId, Domain, ManagedLoginVersion: 2 }));
  // Both wait for this status.
  expect(await describe()).toMatchObject({ Status: 'ACTIVE', UserPoolId, ManagedLoginVersion: 2 });
  await client.send(new sdk.UpdateUserPoolDomainCommand({ UserPoolId, Domain, ManagedLoginVersion: 1 }));
  await client.send(new sdk.DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
  expect(await describe()).toEqual({});
});

test('aws_cognito_user_group, aws_cognito_user and aws_cognito_user_in_group', async () => {
  const { client, UserPoolId } = await start();
  const group = { UserPoolId, GroupName: 'staff' };
  await client.send(new sdk.CreateGroupCommand({ ...group, Precedence: 1 }));
  await client.send(new sdk.UpdateGroupCommand({ ...group, Description: 'Everyone' }));
  expect((await client.send(new sdk.GetGroupCommand(group))).Group).toMatchObject({
    Precedence: 1,
    Description: 'Everyone',
  });

  const user = { UserPoolId, Username: 'ada@example.com' };
  await client.send(
    new sdk.AdminCreateUserCommand({ ...user, UserAttributes: [{ Name: 'email_verified', Value: 'true' }] }),
  );
  await client.send(
    new sdk.AdminSetUserPasswordCommand({ ...user, Password: 'Correct-horse-1', Permanent: true }),
  );
  expect(await client.send(new sdk.AdminGetUserCommand(user))).toMatchObject({
    UserStatus: 'CONFIRMED',
    Enabled: true,
  });
  await client.send(
    new sdk.AdminUpdateUserAttributesCommand({
      ...user,
      UserAttributes: [{ Name: 'custom:plan', Value: 'pro' }],
    }),
  );
  await client.send(
    new sdk.AdminDeleteUserAttributesCommand({ ...user, UserAttributeNames: ['custom:plan'] }),
  );
  await client.send(new sdk.AdminDisableUserCommand(user));
  await client.send(new sdk.AdminEnableUserCommand(user));

  await client.send(new sdk.AdminAddUserToGroupCommand({ ...user, GroupName: 'staff' }));
  const groups = async () => (await client.send(new sdk.AdminListGroupsForUserCommand(user))).Groups;
  expect(await groups()).toMatchObject([{ GroupName: 'staff' }]);
  await client.send(new sdk.AdminRemoveUserFromGroupCommand({ ...user, GroupName: 'staff' }));
  expect(await groups()).toEqual([]);
  await client.send(new sdk.AdminDeleteUserCommand(user));
  await expect(client.send(new sdk.AdminGetUserCommand(user))).rejects.toBeInstanceOf(
    sdk.UserNotFoundException,
  );
  await client.send(new sdk.DeleteGroupCommand(group));
  await expect(client.send(new sdk.GetGroupCommand(group))).rejects.toBeInstanceOf(
    sdk.ResourceNotFoundException,
  );
});
