import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { configurationOf } from './config.ts';

const TEMPLATE = `Parameters: { Name: { Type: String } }
Resources:
  Users: { Type: AWS::Cognito::UserPool, Properties: { UserPoolName: !Ref Name, LambdaConfig: { PreSignUp: !GetAtt Check.Arn } } }
  Web: { Type: AWS::Cognito::UserPoolClient, Properties: { UserPoolId: !Ref Users } }
  Staff: { Type: AWS::Cognito::UserPoolGroup, Properties: { UserPoolId: !Ref Users, GroupName: staff } }
  Ada: { Type: AWS::Cognito::UserPoolUser, Properties: { UserPoolId: !Ref Users, Username: ada } }
  Check: { Type: AWS::Lambda::Function }
Outputs: { Id: { Value: !Ref Users } }
`;

/** Reads a configuration from files, by the option that names each. */
async function configured(files: Record<string, [name: string, text: string]>, ...more: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const args: string[] = [];
  for (const [option, [name, text]] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    args.push(`--${option}`, join(folder, name));
  }
  return configurationOf(readArguments([...args, ...more]));
}
const json = (value: unknown): [string, string] => ['pool.json', JSON.stringify(value)];

describe('without a template', () => {
  test('the first pool has the same id each time, in its region', async () => {
    const { options, warnings, outputs } = await configured({});
    expect([warnings, outputs]).toEqual([[], {}]);
    expect(options).toEqual({
      region: 'us-east-1',
      userPool: { id: expect.stringMatching(/^us-east-1_\w{9}$/) },
    });
    expect((await configured({})).options).toEqual(options);
    const id = String(options.userPool?.id).replace('us-east-1', 'eu-west-2');
    const there = { region: 'eu-west-2', userPool: { id } };
    expect((await configured({}, '--region', 'eu-west-2')).options).toEqual(there);
    const config = json({ region: 'eu-west-2' });
    expect((await configured({ config })).options).toEqual(there);
    expect((await configured({ config }, '--region', 'us-east-1')).options).toEqual(options);
  });

  test('a config file has the settings, and may have an id', async () => {
    const { options } = await configured({
      config: json({ users: [], userPool: { id: 'eu-west-2_One', poolName: 'a' } }),
    });
    expect(options).toEqual({
      region: 'us-east-1',
      users: [],
      userPool: { id: 'eu-west-2_One', poolName: 'a' },
    });
  });

  test.each([
    ['null', 'does not contain an object of sandbox options.'],
    ['[]', 'does not contain an object of sandbox options.'],
    ['7', 'does not contain an object of sandbox options.'],
    ['{', 'Cannot read '],
  ])('a config file of %s is refused by its path', async (text, message) => {
    const refused = configured({ config: ['pool.json', text] });
    await expect(refused).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('/pool.json'),
    });
    await expect(refused).rejects.toThrow(message);
  });
});

describe('with a template', () => {
  const parameters = ['--parameter', 'Name=shop'];
  const template: [string, string] = ['template.yaml', TEMPLATE];

  test('its resources are the options, and its functions the triggers', async () => {
    const triggers: [string, string] = ['triggers.mjs', 'export const Check = (event) => event;'];
    const { options, outputs, warnings } = await configured(
      { template, triggers },
      ...parameters,
      '--region',
      'eu-west-2',
    );
    expect(warnings).toEqual([]);
    expect(outputs.Id).toMatch(/^eu-west-2_/);
    expect(options).toMatchObject({
      userPool: { poolName: 'shop', id: outputs.Id },
      users: [{ username: 'ada' }],
      groups: [{ groupName: 'staff' }],
      triggers: { preSignUp: expect.any(Function) },
    });
    const [warning] = (await configured({ template }, ...parameters)).warnings;
    expect(warning?.logicalId).toBe('Users');
  });

  test('a config file adds users, groups and triggers, and passwords to users', async () => {
    const config: [string, string] = [
      'more.mjs',
      `export default {
         users: [{ username: 'bob' }, { username: 'ada', password: 'Correct-horse-1' }],
         groups: [{ groupName: 'guests' }],
         triggers: { postConfirmation: (event) => event },
       };`,
    ];
    const triggers: [string, string] = ['triggers.mjs', 'export const Check = (event) => event;'];
    const { options } = await configured({ template, triggers, config }, ...parameters);
    expect(options.users).toEqual([
      expect.objectContaining({ username: 'ada', status: 'CONFIRMED', password: 'Correct-horse-1' }),
      { username: 'bob', status: 'CONFIRMED' },
    ]);
    expect(options.groups?.map(({ groupName }) => groupName)).toEqual(['staff', 'guests']);
    expect(Object.keys(options.triggers ?? {}).sort()).toEqual(['postConfirmation', 'preSignUp']);
    expect(options.userPool?.poolName).toBe('shop');
  });

  test.each([
    [{ userPool: {} }, 'remove userPool from --config.'],
    [{ clients: [], pools: [] }, 'remove clients and pools from --config.'],
  ])('a config file of %j defines the pool a second time', async (config, message) => {
    await expect(configured({ template, config: json(config) }, ...parameters)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message),
    });
  });

  test('a file that is not there is named', async () => {
    const args = (option: string) =>
      readArguments(['--template', '/nowhere/a.yaml', option, '/nowhere/b.mjs']);
    await expect(configurationOf(args('--data'))).rejects.toThrow('Cannot read /nowhere/a.yaml: ENOENT');
    await expect(configurationOf(args('--triggers'))).rejects.toThrow('Cannot read /nowhere/b.mjs: ');
  });
});
