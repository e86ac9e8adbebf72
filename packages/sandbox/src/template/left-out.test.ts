import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { readTemplate, type TemplateOptions } from './read-template.ts';

/** A template, and everything that is said of it. Whatever it has must give a pool. */
async function read(name: string, options?: TemplateOptions) {
  const text = await readFile(new URL(`../testing/templates/${name}`, import.meta.url), 'utf8');
  const template = readTemplate(text, options);
  const said = template.warnings.map(({ logicalId, message }) => `${logicalId}: ${message}`);
  return { ...template, said, sandbox: await createSandbox(template.options) };
}

const ignored = (what: string) => `${what} is ignored: the sandbox does not support it`;

test('of a SAM template with globals, stored parameters and dynamic references everything is read or named', async () => {
  const { said, options, outputs, sandbox } = await read('globals.sam.yaml', {
    triggers: { CheckSignUp: (event: unknown) => event },
  });
  expect(said).toEqual([
    'Sender: its value is in the account: pass --parameter Sender=value, or the value’s name is used',
    'Reports: AWS::Serverless::Application is ignored: pools of another template need that template',
    'Google: ProviderDetails: {{resolve:ssm:/notes/google:1}} is not looked up: it stays as it is',
    'Google: ProviderDetails: {{resolve:secretsmanager:notes:SecretString:google}} is not looked up: it stays as it is',
    ignored('Pool: SomethingOfNextYear'),
    ignored('Web: AllowedOAuthFlows: implicit'),
    ignored('Web: AnalyticsConfiguration'),
    ignored('Branding: AWS::Cognito::ManagedLoginBranding'),
  ]);
  expect(options.userPool).toMatchObject({
    poolName: 'sandbox-dev',
    aliasAttributes: ['email', 'preferred_username'],
    userPoolTags: { stage: 'dev', 'cost-centre': '42', personal: 'true' },
    policies: { passwordPolicy: { minimumLength: 12 } },
  });
  expect(options.clients).toMatchObject([
    {
      callbackURLs: ['http://localhost:5173/callback', 'http://localhost:5173/other'],
      logoutURLs: ['http://localhost:5173/callback'],
      allowedOAuthScopes: ['email', 'openid', 'notes/read'],
      accessTokenValidity: 15,
    },
  ]);
  expect(Object.keys(options.triggers ?? {})).toEqual(['preSignUp', 'postConfirmation']);
  expect(outputs).toEqual({ PoolId: sandbox.userPoolId, ClientId: sandbox.clientId });
  const { said: saidThen } = await read('globals.sam.yaml', { parameters: { Sender: 'arn:sender' } });
  expect(saidThen.filter((line) => line.startsWith('Sender'))).toEqual([]);
});

test('of nested conditions, imports, macros and loops everything is read or named', async () => {
  const { said, options } = await read('nested-conditions.yaml', { triggers: { Claims: () => undefined } });
  const macro = (what: string) =>
    `${what} is ignored: the sandbox runs no macros; pass the template without it: aws cloudformation get-template --template-stage Processed`;
  expect(said).toEqual([
    macro('Transform: OurMacro'),
    macro('Resources: Fn::ForEach::Clients'),
    macro('Included: Fn::Transform'),
    'Made: Custom::Account is not run: it may change Users',
    'Imported: CallbackURLs: Fn::ImportValue is not supported here',
    'Staff: GroupName: Fn::Transform is not supported here',
    'Admin: Username: {{resolve:ssm:/admin/name}} is not looked up: it stays as it is',
    'Admin: UserAttributes: Made has no attribute Email here',
    'Users: LambdaConfig.PostConfirmation: no function for it: the module of --triggers has to export postConfirmation',
    ignored('Domain: CustomDomainConfig.SecurityPolicy'),
    ignored('Staff: Color'),
    ignored('Admin: MessageAction'),
    ignored('Admin: ClientMetadata'),
    ignored('Admin: DesiredDeliveryMediums'),
    ignored('Admin: ForceAliasCreation'),
    ignored('Identities: AllowClassicFlow'),
    'Outputs.Gateway: Fn::ImportValue is not supported here',
  ]);
  expect(options.userPool).toMatchObject({
    poolName: 'sandbox-staging-us-east-1',
    mfaConfiguration: 'OPTIONAL',
    enabledMfas: ['SOFTWARE_TOKEN_MFA'],
    policies: { passwordPolicy: { minimumLength: 10, requireSymbols: false } },
    adminCreateUserConfig: { inviteMessageTemplate: { emailSubject: 'Welcome to portal' } },
  });
  expect(options.userPool).not.toHaveProperty('deviceConfiguration');
  expect(options.clients).toMatchObject([
    {
      clientName: 'web',
      clientSecret: expect.any(String),
      callbackURLs: ['http://localhost:3000/cb', 'https://staging.example.com/cb'],
      defaultRedirectURI: 'http://localhost:3000/cb',
    },
    { callbackURLs: ['http://localhost:3000/'] },
  ]);
});

test('the other branches of nested conditions', async () => {
  const { options, said } = await read('nested-conditions.yaml', { parameters: { Env: 'prod' } });
  expect(options.userPool).toMatchObject({
    mfaConfiguration: 'ON',
    deviceConfiguration: { challengeRequiredOnNewDevice: true },
    policies: { passwordPolicy: { requireSymbols: true } },
  });
  expect(options.clients?.map(({ clientSecret, readAttributes }) => [clientSecret, readAttributes])).toEqual([
    [undefined, ['email']],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(said.filter((line) => line.includes('LambdaConfig'))).toEqual([
    'Users: LambdaConfig.PreSignUp: no function for it: the module of --triggers has to export preSignUp',
  ]);
});

test('of a CDK stack with escape hatches and custom resources everything is read or named', async () => {
  const { said, options, outputs, sandbox } = await read('cdk-hatches.template.json');
  expect(said).toEqual([
    expect.stringMatching(
      /^MembersBackend\w+: Custom::DescribeCognitoUserPoolClient is not run: it may change Members$/,
    ),
    expect.stringMatching(/^SessionTracking\w+: Custom::AWS is not run: it may change Members$/),
    'FirstAdmin: UserAttributes: Fn::ImportValue is not supported here',
    ignored('Members: UserPoolAddOns'),
    expect.stringMatching(/^MembersBackend\w+: AllowedOAuthFlows: implicit is ignored/),
    expect.stringMatching(/^MembersBackend\w+: EnablePropagateAdditionalUserContextData is ignored/),
    ignored('FirstAdmin: MessageAction'),
    expect.stringMatching(/^Outputs\.ClientSecret: \w+ has no attribute UserPoolClient\.ClientSecret here$/),
    expect.stringMatching(/^Outputs\.Distribution: \w+ has no attribute CloudFrontDistribution here$/),
  ]);
  expect(options.userPool).toMatchObject({
    policies: {
      passwordPolicy: { minimumLength: 14 },
      signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] },
    },
    webAuthnConfiguration: { relyingPartyId: 'portal.example.com', userVerification: 'required' },
  });
  expect(options.userPool).not.toHaveProperty('accountRecoverySetting');
  expect(options.clients).toMatchObject([
    {
      clientSecret: expect.any(String),
      explicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'],
      refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 20 },
    },
  ]);
  expect(sandbox.users.get('admin')?.attributes).toEqual({ sub: expect.any(String) });
  expect(outputs).toEqual({ UserPoolId: sandbox.userPoolId });
});
