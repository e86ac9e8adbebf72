import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { administer } from '../testing/wire.ts';

const address = { Name: 'email', Value: 'ada@example.com' };
const verified = { Name: 'email_verified', Value: 'true' };
const taken = { type: 'AliasExistsException', message: 'An account with the email already exists.' };

async function start(aliasAttributes: ['email'] | []) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { aliasAttributes },
    users: [{ username: 'ada', attributes: { email: address.Value } }, { username: 'eve' }],
  });
  const isVerified = (name: string) => sandbox.users.get(name)?.attributes.email_verified;
  return { call: administer(sandbox), isVerified };
}

test('an administrator cannot give one verified alias to two users', async () => {
  const { call, isVerified } = await start(['email']);
  const bea = { Username: 'bea', UserAttributes: [address, verified] };
  await expect(call('AdminCreateUser', bea)).rejects.toMatchObject(taken);
  const eve = { Username: 'eve', UserAttributes: [address, verified] };
  await expect(call('AdminUpdateUserAttributes', eve)).rejects.toMatchObject(taken);
  await call('AdminUpdateUserAttributes', { ...eve, UserAttributes: [address] });
  await expect(
    call('AdminUpdateUserAttributes', { ...eve, UserAttributes: [verified] }),
  ).rejects.toMatchObject(taken);
  expect([isVerified('ada'), isVerified('eve')]).toEqual(['true', 'false']);
});

test('ForceAliasCreation takes it from the other user', async () => {
  const { call, isVerified } = await start(['email']);
  await call('AdminCreateUser', {
    Username: 'bea',
    UserAttributes: [address, verified],
    ForceAliasCreation: true,
  });
  expect([isVerified('ada'), isVerified('bea')]).toEqual(['false', 'true']);
});

test('an address that is no alias, or not verified, may be that of many', async () => {
  const { call } = await start([]);
  await call('AdminCreateUser', { Username: 'bea', UserAttributes: [address, verified] });
  const aliases = await start(['email']);
  await aliases.call('AdminCreateUser', { Username: 'bea', UserAttributes: [address] });
  expect([aliases.isVerified('ada'), aliases.isVerified('bea')]).toEqual(['true', undefined]);
});
