import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { administer } from '../testing/wire.ts';

const start = async () => ({ call: administer(await createSandbox({ ...frozen, users: [] })) });

test.each(['', 'a'.repeat(129), 'a/b', 'ä', undefined])(
  'a pool or an app client is not named %j',
  async (name) => {
    const { call } = await start();
    const refused = { type: 'InvalidParameterException' };
    await expect(call('CreateUserPool', { PoolName: name })).rejects.toMatchObject(refused);
    await expect(call('CreateUserPoolClient', { ClientName: name })).rejects.toMatchObject(refused);
  },
);

test.each(['MinimumLength', 'PasswordHistorySize', 'TemporaryPasswordValidityDays'])(
  '%s is a whole number',
  async (member) => {
    const { call } = await start();
    const Policies = { PasswordPolicy: { MinimumLength: 8, [member]: 8.5 } };
    await expect(call('CreateUserPool', { PoolName: 'second', Policies })).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
  },
);

test('people sign in with attributes, or with aliases besides their username: a pool has one of them', async () => {
  const { call } = await start();
  const both = { PoolName: 'second', UsernameAttributes: ['email'], AliasAttributes: ['email'] };
  await expect(call('CreateUserPool', both)).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: 'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
  });
});
