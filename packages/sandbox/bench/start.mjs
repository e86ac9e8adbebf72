// How long the command line takes from its start to its first line with a template of 200 resources, as JSON and as YAML, beside
// Node's own start: `pnpm --filter @latchkey/sandbox start-up`, after a build.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

const RESOURCES = 200;
const MOST_MILLISECONDS = 500;
const TIMES = 7;

/** A pool with its clients and groups, among functions, roles and permissions as CDK writes them. */
function template() {
  /** @type {Record<string, object>} */
  const resources = {
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: { Ref: 'AWS::StackName' } } },
  };
  for (let n = 0; Object.keys(resources).length < RESOURCES; n += 1) {
    resources[`Client${n}A1B2C3D4`] = {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: {
        UserPoolId: { Ref: 'Pool' },
        CallbackURLs: [{ 'Fn::Join': ['', ['https://', { Ref: 'AWS::Region' }, `.example.com/${n}`]] }],
        AllowedOAuthFlows: ['code'],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: ['openid', 'email'],
        SupportedIdentityProviders: ['COGNITO'],
      },
    };
    resources[`Group${n}`] = {
      Type: 'AWS::Cognito::UserPoolGroup',
      Properties: { UserPoolId: { Ref: 'Pool' }, GroupName: `group-${n}` },
    };
    resources[`Function${n}ServiceRole`] = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [
            { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
          ],
          Version: '2012-10-17',
        },
        ManagedPolicyArns: [
          {
            'Fn::Join': [
              '',
              [
                'arn:',
                { Ref: 'AWS::Partition' },
                ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
              ],
            ],
          },
        ],
      },
    };
    resources[`Function${n}`] = {
      Type: 'AWS::Lambda::Function',
      DependsOn: [`Function${n}ServiceRole`],
      Metadata: { 'aws:cdk:path': `Shop/Function${n}/Resource`, 'aws:asset:path': `asset.${'0'.repeat(64)}` },
      Properties: {
        Code: {
          S3Bucket: 'cdk-assets-000000000000-eu-west-2',
          S3Key: `${'0'.repeat(64)}.zip`,
        },
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': [`Function${n}ServiceRole`, 'Arn'] },
        Runtime: 'nodejs22.x',
      },
    };
  }
  return { Resources: resources };
}

/** @param {readonly string[]} args */
async function milliseconds(args) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const took = performance.now() - started;
  child.kill('SIGKILL');
  await once(child, 'exit');
  return took;
}

/** @param {readonly string[]} args */
async function median(args) {
  const took = [];
  for (let n = 0; n < TIMES; n += 1) took.push(await milliseconds(args));
  return took.toSorted((one, other) => one - other)[TIMES >> 1] ?? Number.NaN;
}

const folder = await mkdtemp(join(tmpdir(), 'latchkey-start-'));
const cli = fileURLToPath(new URL('../dist/node/cli.js', import.meta.url));
const node = await median(['-e', 'console.log(1)']);
console.log(`Node alone: ${node.toFixed(0)} ms`);
let slowest = 0;
for (const [name, text] of Object.entries({
  'template.json': JSON.stringify(template(), null, 1),
  'template.yaml': stringify(template()),
})) {
  const file = join(folder, name);
  await writeFile(file, text);
  const took = await median([cli, '--port', '0', '--json', '--template', file]);
  slowest = Math.max(slowest, took);
  console.log(
    `${RESOURCES} resources, ${name} of ${(text.length / 1000).toFixed(0)} kB: ${took.toFixed(0)} ms`,
  );
}
const empty = await median([cli, '--port', '0', '--json']);
console.log(`Without a template: ${empty.toFixed(0)} ms`);
await rm(folder, { recursive: true });
if (slowest > MOST_MILLISECONDS) process.exitCode = 1;
