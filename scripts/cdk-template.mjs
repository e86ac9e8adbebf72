// oxlint-disable typescript/no-unsafe-argument, typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-return, typescript/no-explicit-any -- nothing of CDK has a type where it is not installed.
// Writes what CDK makes of a stack with a user pool, for the tests of the sandbox's templates: `pnpm cdk-template`.
// aws-cdk-lib has 186 MB, so it is not a dependency of this repository: it is installed into a folder that goes away.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSION = '2.276.0';
const TARGET = new URL('../packages/sandbox/src/testing/templates/cdk.template.json', import.meta.url);

const folder = mkdtempSync(join(tmpdir(), 'latchkey-cdk-'));
try {
  writeFileSync(join(folder, 'package.json'), '{}');
  execFileSync('npm', ['install', `aws-cdk-lib@${VERSION}`, 'constructs'], { cwd: folder, stdio: 'inherit' });
  const template = synthesise(createRequire(join(folder, 'package.json'))('aws-cdk-lib'));
  writeFileSync(TARGET, `${JSON.stringify(template, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

// Its types are in the package that is installed here and now.
/** @param {any} cdk */
function synthesise({ App, CfnOutput, Duration, Stack, aws_cognito: cognito, aws_lambda: lambda }) {
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
