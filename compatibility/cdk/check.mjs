// CDK's template of a stack with a user pool is a fixture of the sandbox's tests: synthesises it, and fails if the checked-in
// file differs. `--write` updates that file (`pnpm cdk-template`).
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { App, CfnOutput, aws_cognito as cognito, Duration, aws_lambda as lambda, Stack } from 'aws-cdk-lib';

const file = new URL('../../packages/sandbox/src/testing/templates/cdk.template.json', import.meta.url);

const template = synthesise();
if (process.argv.includes('--write')) writeFileSync(file, `${JSON.stringify(template, null, 2)}\n`);
assert.deepEqual(
  JSON.parse(readFileSync(file, 'utf8')),
  template,
  'The template of CDK in the tests of the sandbox is out of date: pnpm cdk-template',
);

/** @returns {unknown} */
function synthesise() {
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
