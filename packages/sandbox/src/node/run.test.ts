import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { run } from './run.ts';

async function runTo(...args: string[]) {
  let output = '';
  let warnings = '';
  const server = await run(
    args,
    (text) => {
      output += text;
    },
    (text) => {
      warnings += text;
    },
  );
  if (server) onTestFinished(() => server.close());
  return { output, warnings, server };
}

async function configFile(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('latchkey-sandbox', () => {
  test('prints one line of JSON with all that a client needs', async () => {
    const config = await configFile(
      'pool.json',
      '{"userPool":{"id":"eu-west-1_Abc123"},"clients":[{"clientId":"web"}]}',
    );
    const { output, server } = await runTo('--port', '0', '--json', '--config', config);
    expect(output.split('\n')).toHaveLength(2);
    expect(JSON.parse(output)).toEqual({
      endpoint: server?.url,
      userPoolId: 'eu-west-1_Abc123',
      clientId: 'web',
      domain: server?.url.slice(0, -1),
      controlUrl: `${server?.url}_sandbox`,
    });
  });

  test('takes a module with triggers', async () => {
    const config = await configFile(
      'pool.mjs',
      'export default { triggers: { preSignUp: (event) => event }, users: [{ username: "ada" }] };',
    );
    const { server } = await runTo('--port', '0', '--config', config);
    const users = await fetch(`${server?.controlUrl}/pools/main/users`);
    expect(await users.json()).toMatchObject([{ username: 'ada' }]);
  });

  test('takes a template with its triggers and parameters, and users of a config file', async () => {
    const template = await configFile(
      'template.yaml',
      `Parameters: { Name: { Type: String } }
Resources:
  Users:
    Type: AWS::Cognito::UserPool
    Properties:
      UserPoolName: !Ref Name
      LambdaConfig: { PreSignUp: !GetAtt Check.Arn, PostConfirmation: !GetAtt Welcome.Arn }
  Web: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref Users } }
  Ada: { Type: AWS::Cognito::UserPoolUser, Properties: { UserPoolId: !Ref Users, Username: ada } }
  Check: { Type: AWS::Lambda::Function }
  Welcome: { Type: AWS::Lambda::Function }
Outputs:
  PoolId: { Value: !Ref Users }
`,
    );
    const triggers = await configFile('triggers.mjs', 'export const Check = (event) => event;');
    const config = await configFile(
      'users.json',
      '{"users":[{"username":"ada","password":"Difference-Engine-1"},{"username":"bob"}]}',
    );
    const files = ['--template', template, '--triggers', triggers, '--config', config];
    const parameters = ['--parameter', 'Name=a=b', '--region', 'eu-west-3'];
    const { output, warnings, server } = await runTo('--port', '0', '--json', ...files, ...parameters);
    const { userPoolId, outputs } = JSON.parse(output) as { userPoolId: string; outputs: object };
    expect(userPoolId).toMatch(/^eu-west-3_/);
    expect(outputs).toEqual({ PoolId: userPoolId });
    expect(warnings).toMatch(/^Users: LambdaConfig.PostConfirmation: .* Welcome or postConfirmation\n$/);
    const users = await fetch(`${server?.controlUrl}/pools/main/users`);
    expect(await users.json()).toMatchObject([
      { username: 'ada', status: 'CONFIRMED', hasPassword: true },
      { username: 'bob' },
    ]);
    await expect(runTo('--template', '/nowhere/template.yaml')).rejects.toThrow('/nowhere/template.yaml');
    const clients = await configFile('clients.json', '{"clients":[]}');
    await expect(runTo('--template', template, '--config', clients)).rejects.toThrow(
      'remove clients from --config',
    );
  });

  test('says when the path for --data is that of a folder', async () => {
    const folder = dirname(await configFile('pool.json', '{}'));
    await expect(runTo('--port', '0', '--data', folder)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(`Cannot use ${folder} for --data: EISDIR`),
    });
  });

  test('refuses a region of a config file that is none', async () => {
    const config = await configFile('pool.json', '{"region":"nowhere"}');
    await expect(runTo('--port', '0', '--config', config)).rejects.toMatchObject({
      code: 'invalid-options',
      message: expect.stringContaining('region must be a region, such as eu-west-2'),
    });
  });

  test('has the same ids after each start', async () => {
    const ids = async () => (await runTo('--port', '0')).output.match(/(?<=Id +)\S+/g);
    expect(await ids()).toEqual(await ids());
  });

  test('explains itself', async () => {
    const { output, server } = await runTo('--help');
    expect(output).toContain('--port <number>');
    expect(server).toBeUndefined();
  });

  test.each([
    ['--port', 'x'],
    ['--port', '70000'],
    ['--colour', 'red'],
    ['stray'],
    ['--template', 'pool.yaml', '--parameter', 'Name'],
    ['--triggers', 'triggers.mjs'],
  ])('refuses %s %s', (...args) => {
    expect(() => readArguments(args)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  test('names a config file that it cannot use', async () => {
    await expect(runTo('--config', '/nowhere/pool.json')).rejects.toThrow('/nowhere/pool.json');
    await expect(runTo('--config', await configFile('pool.json', '7'))).rejects.toMatchObject({
      code: 'usage',
    });
    await expect(runTo('--config', await configFile('pool.json', '[]'))).rejects.toMatchObject({
      code: 'usage',
    });
    for (const user of ['{"name":"ada"}', '{"username":"ada","password":"weak"}']) {
      const config = await configFile('pool.json', `{"users":[${user}]}`);
      await expect(runTo('--config', config)).rejects.toMatchObject({ code: 'invalid-options' });
    }
  });
});
