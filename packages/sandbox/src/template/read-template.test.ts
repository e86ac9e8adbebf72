import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { send } from '../testing/wire.ts';
import { readTemplate, type TemplateOptions } from './read-template.ts';

async function read(name: string, options?: TemplateOptions) {
  const text = await readFile(new URL(`../testing/templates/${name}`, import.meta.url), 'utf8');
  const template = readTemplate(text, options);
  const said = template.warnings.map(({ logicalId, message }) => `${logicalId}: ${message}`);
  return { ...template, said, sandbox: await createSandbox(template.options) };
}

describe('templates as people write them', () => {
  test('sign-in by email, with parameters, conditions, groups and a first user', async () => {
    const { sandbox, said, outputs } = await read('email.yaml', { region: 'eu-west-1', stackName: 'shop' });
    expect(said).toEqual([]);
    expect(outputs).toEqual({
      UserPoolId: sandbox.userPoolId,
      ClientId: sandbox.clientId,
      Issuer: sandbox.issuer,
    });
    expect(sandbox.region).toBe('eu-west-1');
    const { userPoolId: UserPoolId, clientId: ClientId } = sandbox;
    expect(await send(sandbox, 'DescribeUserPool', { UserPoolId })).toMatchObject({
      UserPool: {
        Name: 'shop-dev-users',
        DeletionProtection: 'INACTIVE',
        UsernameAttributes: ['email'],
        Policies: { PasswordPolicy: { MinimumLength: 10, RequireSymbols: false, RequireNumbers: true } },
        SchemaAttributes: expect.arrayContaining([
          expect.objectContaining({ Name: 'custom:tenant', Mutable: false }),
        ]),
      },
    });
    expect(await send(sandbox, 'DescribeUserPoolClient', { UserPoolId, ClientId })).toMatchObject({
      UserPoolClient: {
        ClientName: 'web-dev',
        AccessTokenValidity: 30,
        PreventUserExistenceErrors: 'ENABLED',
      },
    });
    expect(await send(sandbox, 'ListUserPoolClients', { UserPoolId })).toMatchObject({
      UserPoolClients: [{ ClientId }],
    });
    expect(await send(sandbox, 'GetGroup', { UserPoolId, GroupName: 'admins' })).toMatchObject({
      Group: { Precedence: 0, RoleArn: 'arn:aws:iam::000000000000:role/AdminRole' },
    });
    expect(sandbox.users.get('ada@example.com')).toMatchObject({
      status: 'FORCE_CHANGE_PASSWORD',
      groups: ['admins'],
      attributes: { email_verified: 'true' },
    });
    expect(sandbox.outbox.latest('ada@example.com')).toMatchObject({ purpose: 'invitation' });
  });

  test('the other branch of a condition', async () => {
    const { sandbox, said } = await read('email.yaml', { parameters: { Stage: 'prod' } });
    const { userPoolId: UserPoolId } = sandbox;
    expect(await send(sandbox, 'DescribeUserPool', { UserPoolId })).toMatchObject({
      UserPool: { DeletionProtection: 'ACTIVE' },
    });
    expect(await send(sandbox, 'ListUserPoolClients', { UserPoolId })).toMatchObject({
      UserPoolClients: [{ ClientName: 'web-prod' }, { ClientName: 'ProdOnlyClient' }],
    });
    expect(said).toEqual(['UserPool: UserPoolAddOns is ignored: the sandbox does not support it']);
  });

  test('MFA that is required, a client secret, old names of flows', async () => {
    const { sandbox, said } = await read('mfa-required.json', { parameters: { PoolName: 'bank' } });
    expect(said).toEqual([
      'Risk: AWS::Cognito::UserPoolRiskConfigurationAttachment is ignored: the sandbox does not support it',
    ]);
    const { userPoolId: UserPoolId, clientId: ClientId } = sandbox;
    expect(await send(sandbox, 'DescribeUserPool', { UserPoolId })).toMatchObject({
      UserPool: {
        Name: 'bank',
        MfaConfiguration: 'ON',
        DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 7 } },
        UsernameConfiguration: { CaseSensitive: true },
      },
    });
    expect(await send(sandbox, 'GetUserPoolMfaConfig', { UserPoolId })).toMatchObject({
      SmsMfaConfiguration: {},
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    expect(await send(sandbox, 'DescribeUserPoolClient', { UserPoolId, ClientId })).toMatchObject({
      UserPoolClient: {
        ClientSecret: expect.stringMatching(/^[0-9a-z]{52}$/),
        ExplicitAuthFlows: expect.arrayContaining(['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH']),
      },
    });
  });

  test('passwordless, with passkeys and rotation', async () => {
    const { sandbox, said } = await read('passwordless.yaml');
    expect(said).toEqual([]);
    await sandbox.users.add({ username: 'ada@example.com' });
    const asked = await send(sandbox, 'InitiateAuth', {
      ClientId: sandbox.clientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: 'ada@example.com', PREFERRED_CHALLENGE: 'EMAIL_OTP' },
    });
    expect(asked.ChallengeName).toBe('EMAIL_OTP');
    const signedIn = await send(sandbox, 'RespondToAuthChallenge', {
      ClientId: sandbox.clientId,
      ChallengeName: 'EMAIL_OTP',
      Session: asked.Session,
      ChallengeResponses: {
        USERNAME: 'ada@example.com',
        EMAIL_OTP_CODE: sandbox.outbox.latest('ada@example.com')?.code,
      },
    });
    expect(signedIn.AuthenticationResult?.RefreshToken).toBeDefined();
  });

  test('SAML, with the identity provider, a domain and a resource server', async () => {
    const { sandbox, said } = await read('saml.yaml');
    expect(said).toEqual([]);
    const { userPoolId: UserPoolId, clientId: ClientId } = sandbox;
    expect(await send(sandbox, 'DescribeUserPoolClient', { UserPoolId, ClientId })).toMatchObject({
      UserPoolClient: {
        AllowedOAuthFlowsUserPoolClient: true,
        SupportedIdentityProviders: ['Okta'],
        AllowedOAuthScopes: ['openid', 'email', 'https://api.example.com/read'],
        CallbackURLs: ['http://localhost:3000/callback'],
      },
    });
    expect(await send(sandbox, 'DescribeUserPoolDomain', { Domain: 'staff-000000000000' })).toMatchObject({
      DomainDescription: { UserPoolId },
    });
    expect(await send(sandbox, 'ListResourceServers', { UserPoolId, MaxResults: 10 })).toMatchObject({
      ResourceServers: [{ Identifier: 'https://api.example.com', Scopes: [{ ScopeName: 'read' }] }],
    });
    const query = `client_id=${ClientId}&response_type=code&scope=openid&redirect_uri=http://localhost:3000/callback`;
    const response = await sandbox.fetch(`${sandbox.domain}/oauth2/authorize?${query}`);
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      expect.stringContaining('Okta'),
    ]);
  });

  test('custom auth with SAM, its functions named by logical id and by trigger', async () => {
    const ran: string[] = [];
    const run = (name: string) => (event: unknown) => {
      ran.push(name);
      return event;
    };
    const { sandbox, said } = await read('custom-auth.sam.yaml', {
      triggers: {
        DefineAuthChallenge: run('define'),
        verifyAuthChallengeResponse: run('verify'),
        Claims: run('claims'),
        customMessage: run('message'),
      },
    });
    expect(said).toEqual([
      'UserPool: LambdaConfig.CreateAuthChallenge: no function for it: the module of --triggers has to export CreateAuthChallenge or createAuthChallenge',
      'UserPool: LambdaConfig.CustomEmailSender: the sandbox does not support this trigger',
      'customMessage: the module of --triggers exports it, but no trigger of the template needs it',
    ]);
    await sandbox.users.add({ username: 'ada' });
    await expect(
      send(sandbox, 'InitiateAuth', {
        ClientId: sandbox.clientId,
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME: 'ada' },
      }),
    ).rejects.toMatchObject({ type: 'InvalidLambdaResponseException' });
    expect(ran).toEqual(['define']);
  });

  test('the template that CDK makes of a stack', async () => {
    const { sandbox, said, outputs } = await read('cdk.template.json');
    expect(said.map((line) => line.split(': no function')[0])).toEqual([
      'Customers6955EA0A: LambdaConfig.PostConfirmation',
      'Customers6955EA0A: LambdaConfig.PreSignUp',
      'Customers6955EA0A: LambdaConfig.PreTokenGeneration',
    ]);
    expect(outputs).toEqual({ UserPoolId: sandbox.userPoolId, WebClientId: sandbox.clientId });
    await send(sandbox, 'SignUp', {
      ClientId: sandbox.clientId,
      Username: 'ada@example.com',
      Password: 'Correct horse 1',
    });
    expect(sandbox.outbox.latest('ada@example.com')).toMatchObject({
      subject: 'Welcome to the shop',
      body: expect.stringMatching(/^Your code: \d{6}\. See you soon!$/),
    });
    await expect(
      sandbox.users.add({ username: 'bob@example.com', attributes: { 'custom:seats': '51' } }),
    ).rejects.toThrow('custom:seats: Number must be no greater than 50');
  });
});

describe('a template', () => {
  test('gives the same ids after each start, and others to another stack', async () => {
    const ids = async (stackName?: string) => {
      const { userPoolId, clientId } = (await read('email.yaml', { stackName })).sandbox;
      return [userPoolId, clientId];
    };
    expect(await ids()).toEqual(await ids());
    expect(new Set([...(await ids()), ...(await ids('other'))]).size).toBe(4);
  });

  test('can have several pools', () => {
    const { options } = readTemplate(`
Resources:
  Staff: { Type: AWS::Cognito::UserPool }
  Customers: { Type: AWS::Cognito::UserPool }
  ForCustomers: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref Customers } }
  Elsewhere: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: eu-west-1_AbCdEf } }
`);
    expect([options.clients, options.pools?.[0]?.clients]).toEqual([[], [expect.anything()]]);
  });

  test.each([
    ['Resources: [', 'cannot be read'],
    ['Description: nothing', 'no Resources'],
    ['Resources: { Bucket: { Type: AWS::S3::Bucket } }', 'no AWS::Cognito::UserPool'],
    ['Resources: { P: { Type: AWS::Cognito::UserPool, Properties: { MfaConfiguration: MAYBE } } }', 'P: '],
    [
      'Resources: { P: { Type: AWS::Cognito::UserPool, Properties: { UserPoolName: !Ref Nowhere } } }',
      'Nowhere',
    ],
    ['Resources: { P: { Type: AWS::Cognito::UserPool, Condition: C } }', 'no condition C'],
    ['Resources: { P: { Type: AWS::Cognito::UserPool, Properties: { A: !Foo x } } }', '!Foo'],
    [
      'Parameters: { Name: { Type: String } }\nResources: { P: { Type: AWS::Cognito::UserPool, Properties: { UserPoolName: !Ref Name } } }',
      '--parameter Name=value',
    ],
  ])('%s is refused with the reason', (text, reason) => {
    expect(() => readTemplate(text)).toThrow(expect.objectContaining({ code: 'invalid-template' }));
    expect(() => readTemplate(text)).toThrow(reason);
  });

  test('names what it cannot resolve, and leaves it out', () => {
    const { options, warnings } = readTemplate(`
Resources:
  Pool:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: !ImportValue name
      MfaConfiguration: !If [Never, "ON", !Ref AWS::NoValue]
Conditions:
  Never: !And [!Equals [!Ref AWS::Region, mars-1], !Not [!Condition Always]]
  Always: !Or [!Equals [a, a], !Equals [a, b]]
`);
    expect(warnings).toEqual([
      { logicalId: 'Pool', message: 'UserPoolName: Fn::ImportValue is not supported here' },
    ]);
    expect(options.userPool).toMatchObject({ poolName: 'Pool', mfaConfiguration: 'OFF' });
  });

  test('with 200 resources starts in less than half a second', async () => {
    const part = (n: number) => `
  Client${n}: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref Pool, CallbackURLs: [!Sub "https://\${AWS::Region}/${n}"] } }
  Group${n}: { Type: AWS::Cognito::UserPoolGroup, Properties: { UserPoolId: !Ref Pool, GroupName: !Join ["-", [g, "${n}"]] } }`;
    const parts = Array.from({ length: 100 }, (_, n) => part(n)).join('');
    const took: number[] = [];
    // Processor time, and the best of several: other work on this machine must not count.
    for (let n = 0; n < 5; n += 1) {
      const before = process.cpuUsage();
      const { options } = readTemplate(`Resources:\n  Pool: { Type: AWS::Cognito::UserPool }${parts}`);
      await createSandbox(options);
      const { user, system } = process.cpuUsage(before);
      took.push((user + system) / 1000);
      expect(options.clients).toHaveLength(100);
    }
    expect(Math.min(...took)).toBeLessThan(500);
  });
});
