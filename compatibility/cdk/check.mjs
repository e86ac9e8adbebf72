// CDK's templates of stacks with a user pool are fixtures of the sandbox's tests: synthesises them, and fails if a checked-in
// file differs. `--write` updates the files (`pnpm cdk-template`).
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  App,
  CfnOutput,
  CfnParameter,
  aws_cognito as cognito,
  custom_resources as customResources,
  Duration,
  Fn,
  aws_lambda as lambda,
  Stack,
} from 'aws-cdk-lib';

for (const [name, synthesise] of Object.entries({
  'cdk.template.json': constructs,
  'cdk-hatches.template.json': escapeHatches,
})) {
  const file = new URL(`../../packages/sandbox/src/testing/templates/${name}`, import.meta.url);
  const template = synthesise();
  if (process.argv.includes('--write')) writeFileSync(file, `${JSON.stringify(template, null, 2)}\n`);
  assert.deepEqual(
    JSON.parse(readFileSync(file, 'utf8')),
    template,
    `The template of CDK in the tests of the sandbox is out of date (${name}): pnpm cdk-template`,
  );
}

/** @returns {unknown} */
function constructs() {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Shop');
  const code = lambda.Code.fromInline('exports.handler = async (event) => event;');
  /** @param {string} id */
  const trigger = (id) =>
    new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code });

  const pool = new cognito.UserPool(stack, 'Customers', {
    userPoolName: 'customers',
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    standardAttributes: { email: { required: true, mutable: true } },
    customAttributes: {
      plan: new cognito.StringAttribute({ minLen: 2, maxLen: 20, mutable: true }),
      seats: new cognito.NumberAttribute({ min: 1, max: 50 }),
    },
    mfa: cognito.Mfa.OPTIONAL,
    mfaSecondFactor: { sms: false, otp: true },
    passwordPolicy: {
      minLength: 12,
      requireSymbols: false,
      tempPasswordValidity: Duration.days(2),
      passwordHistorySize: 3,
    },
    deviceTracking: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
    accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
    keepOriginal: { email: true },
    userVerification: { emailSubject: 'Welcome to the shop', emailBody: 'Your code: {####}. See you soon!' },
    featurePlan: cognito.FeaturePlan.ESSENTIALS,
    lambdaTriggers: { preSignUp: trigger('PreSignUp'), postConfirmation: trigger('Welcome') },
  });
  const { PRE_TOKEN_GENERATION_CONFIG } = cognito.UserPoolOperation;
  pool.addTrigger(PRE_TOKEN_GENERATION_CONFIG, trigger('Claims'), cognito.LambdaVersion.V2_0);
  new cognito.CfnUserPoolGroup(stack, 'Staff', {
    userPoolId: pool.userPoolId,
    groupName: 'staff',
    precedence: 1,
  });
  const client = pool.addClient('Web', {
    authFlows: { userSrp: true, user: true },
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.minutes(20),
    refreshTokenRotationGracePeriod: Duration.seconds(10),
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
      callbackUrls: ['http://localhost:5173/'],
      logoutUrls: ['http://localhost:5173/'],
    },
  });
  new CfnOutput(stack, 'UserPoolId', { value: pool.userPoolId });
  new CfnOutput(stack, 'WebClientId', { value: client.userPoolClientId });
  return app.synth().getStackByName('Shop').template;
}

/**
 * A stack that goes round the constructs: raw resources, overrides of properties, and calls of the AWS SDK as custom
 * resources.
 *
 * @returns {unknown}
 */
function escapeHatches() {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Portal', { env: { region: 'eu-central-1' } });
  const minimum = new CfnParameter(stack, 'MinimumLength', { type: 'Number', default: 14 });

  const pool = new cognito.UserPool(stack, 'Members', { signInAliases: { username: true, email: true } });
  const raw = /** @type {cognito.CfnUserPool} */ (pool.node.defaultChild);
  raw.addPropertyOverride('Policies.PasswordPolicy.MinimumLength', minimum.valueAsNumber);
  raw.addPropertyOverride('Policies.SignInPolicy.AllowedFirstAuthFactors', ['PASSWORD', 'WEB_AUTHN']);
  raw.addPropertyOverride('WebAuthnRelyingPartyID', 'portal.example.com');
  raw.addPropertyOverride('WebAuthnUserVerification', 'required');
  raw.addPropertyOverride('UserPoolAddOns', { AdvancedSecurityMode: 'AUDIT' });
  raw.addPropertyDeletionOverride('AccountRecoverySetting');
  raw.overrideLogicalId('Members');

  const client = pool.addClient('Backend', { generateSecret: true, authFlows: { adminUserPassword: true } });
  const rawClient = /** @type {cognito.CfnUserPoolClient} */ (client.node.defaultChild);
  rawClient.addPropertyOverride('RefreshTokenRotation', { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 });
  rawClient.addPropertyOverride('ExplicitAuthFlows', ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH']);
  rawClient.addPropertyOverride('EnablePropagateAdditionalUserContextData', true);

  const domain = pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'portal' } });
  new customResources.AwsCustomResource(stack, 'SessionTracking', {
    onUpdate: {
      service: 'CognitoIdentityServiceProvider',
      action: 'setUserPoolSessionConfiguration',
      parameters: { UserPoolId: pool.userPoolId, UserSessionTracking: 'ENABLED' },
      physicalResourceId: customResources.PhysicalResourceId.of('session-tracking'),
    },
    policy: customResources.AwsCustomResourcePolicy.fromSdkCalls({ resources: [pool.userPoolArn] }),
  });
  new cognito.CfnUserPoolUser(stack, 'FirstAdmin', {
    userPoolId: pool.userPoolId,
    username: 'admin',
    messageAction: 'SUPPRESS',
    userAttributes: [{ name: 'email', value: Fn.importValue('AdminEmail') }],
  });
  new CfnOutput(stack, 'UserPoolId', { value: pool.userPoolId, exportName: 'PortalPool' });
  new CfnOutput(stack, 'ClientSecret', { value: client.userPoolClientSecret.unsafeUnwrap() });
  new CfnOutput(stack, 'Distribution', { value: domain.cloudFrontEndpoint });
  return app.synth().getStackByName('Portal').template;
}
