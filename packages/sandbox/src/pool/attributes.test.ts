import { describe, expect, test } from 'vitest';
import type { PoolOptions } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { startFederation } from '../testing/identity-providers.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { send } from '../testing/wire.ts';
import type { JsonObject } from '../wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const EMAIL = 'ada@example.com';
const PHONE = '+15555550100';

async function start(userPool: PoolOptions['userPool'] = {}, more: PoolOptions = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool,
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: EMAIL, name: 'Ada' } }],
    ...more,
  });
  const { AccessToken } = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
  const listed = (changes: Record<string, string>) => ({
    UserAttributes: Object.entries(changes).map(([Name, Value]) => ({ Name, Value })),
  });
  const update = (changes: Record<string, string>) =>
    send<JsonObject>(sandbox, 'UpdateUserAttributes', { AccessToken, ...listed(changes) });
  const adminUpdate = (changes: Record<string, string>) =>
    send<JsonObject>(sandbox, 'AdminUpdateUserAttributes', {
      UserPoolId: sandbox.userPoolId,
      Username: 'ada',
      ...listed(changes),
    });
  const remove = (...UserAttributeNames: string[]) =>
    send(sandbox, 'DeleteUserAttributes', { AccessToken, UserAttributeNames });
  const attributes = () => sandbox.users.get('ada')?.attributes;
  return { sandbox, update, adminUpdate, remove, attributes };
}

const refused = (message: string) => ({ type: 'InvalidParameterException', message });

describe('the schema', () => {
  const schema: NonNullable<PoolOptions['userPool']>['schema'] = [
    {
      name: 'custom:code',
      attributeDataType: 'String',
      stringAttributeConstraints: { minLength: '2', maxLength: '4' },
    },
    {
      name: 'custom:age',
      attributeDataType: 'Number',
      numberAttributeConstraints: { minValue: '-5', maxValue: '120' },
    },
    { name: 'custom:number', attributeDataType: 'Number' },
    { name: 'custom:on', attributeDataType: 'Boolean' },
    { name: 'custom:text', attributeDataType: 'String' },
  ];

  test.each([
    ['custom:code', ['ab', 'abcd']],
    ['custom:age', ['-5', '0', '120']],
    ['custom:number', ['-99999999999', '99999999999']],
    ['custom:on', ['true', 'false']],
    ['birthdate', ['1815-12-10']],
    ['updated_at', ['0', '1796079198']],
    ['custom:text', ['x', 'x'.repeat(2048)]],
  ])('lets %s be any of its values', async (name, values) => {
    const { update, attributes } = await start({ schema });
    for (const value of values) {
      await update({ [name]: value });
      expect(attributes()?.[name]).toBe(value);
    }
  });

  test('lets no text be longer than 2,048 characters, in the options either', async () => {
    const { sandbox } = await start({ schema });
    const grace = (length: number) => ({
      username: 'grace',
      attributes: { 'custom:text': 'x'.repeat(length) },
    });
    await expect(sandbox.users.add(grace(2_049))).rejects.toMatchObject({
      message: expect.stringContaining('String must be no longer than 2048 characters'),
    });
    await expect(sandbox.users.add(grace(2_048))).resolves.toBeDefined();
  });

  test.each([
    ['custom:code', ['a'], 'String must be at least 2 characters long'],
    ['custom:code', ['abcde'], 'String must be no longer than 4 characters'],
    ['custom:age', ['-6'], 'Number must be at least -5'],
    ['custom:age', ['121'], 'Number must be no greater than 120'],
    ['custom:age', ['x5', '5x', '-', '1.5'], 'The attribute has to be a number'],
    ['custom:on', ['yes'], 'The attribute has to be true or false'],
    ['birthdate', ['10.12.15'], 'String must be at least 10 characters long'],
    ['birthdate', ['10 Dec 1815'], 'String must be no longer than 10 characters'],
    ['updated_at', ['now'], 'The attribute has to be a number'],
    ['updated_at', ['-1'], 'Number must be at least 0'],
  ])('does not let %s be any of %j', async (name, values, problem) => {
    const { update, attributes } = await start({ schema });
    for (const value of values) {
      await expect(update({ [name]: value })).rejects.toMatchObject(
        refused(`Attributes did not conform to the schema: ${name}: ${problem}`),
      );
    }
    expect(attributes()).not.toHaveProperty(name);
  });

  test('names what a sign-up lacks', async () => {
    const { sandbox } = await start({ schema: [{ name: 'name', required: true }] });
    await expect(
      send(sandbox, 'SignUp', { ClientId: sandbox.clientId, Username: 'eve', Password: PASSWORD }),
    ).rejects.toMatchObject(
      refused('Attributes did not conform to the schema: name: The attribute is required'),
    );
  });

  test('takes an empty value for one that is missing', async () => {
    const { sandbox } = await start({ schema: [{ name: 'name', required: true }] });
    await expect(
      send(sandbox, 'SignUp', {
        ClientId: sandbox.clientId,
        Username: 'eve',
        Password: PASSWORD,
        UserAttributes: [{ Name: 'name', Value: '' }],
      }),
    ).rejects.toMatchObject(
      refused('Attributes did not conform to the schema: name: The attribute is required'),
    );
  });

  test('lets an empty value delete an attribute, unless it is required', async () => {
    const { update, adminUpdate, attributes } = await start({
      schema: [{ name: 'name', required: true }, { name: 'custom:text' }],
    });
    await update({ 'custom:text': 'x', email: '' });
    expect(attributes()).not.toHaveProperty('email');
    expect(attributes()).not.toHaveProperty('email_verified');
    await adminUpdate({ 'custom:text': '' });
    expect(attributes()).not.toHaveProperty('custom:text');
    for (const change of [update, adminUpdate]) {
      await expect(change({ name: '' })).rejects.toMatchObject(
        refused('Invalid user attributes: name: Required attribute cannot be deleted.'),
      );
    }
    expect(attributes()?.name).toBe('Ada');
  });

  test('keeps an attribute that is required, and lets others be deleted', async () => {
    const { remove, attributes } = await start({
      schema: [{ name: 'name', required: true }, { name: 'custom:text' }],
    });
    await expect(remove('name')).rejects.toMatchObject(refused('user.name: Attribute cannot be deleted.'));
    await remove('custom:text', 'email');
    expect(attributes()).not.toHaveProperty('email');
  });

  test('keeps an attribute that is fixed, and no other', async () => {
    const { update, attributes } = await start({ schema: [{ name: 'custom:badge', mutable: false }] });
    await expect(update({ name: 'Countess', 'custom:badge': '7' })).rejects.toMatchObject(
      refused('user.custom:badge: Attribute cannot be updated.'),
    );
    await update({ name: 'Countess' });
    expect(attributes()?.name).toBe('Countess');
  });
});

test('a phone number has the form of E.164', async () => {
  const { update } = await start();
  for (const phone_number of ['15555550100', '+0555555010', '+155', `${PHONE}x`]) {
    await expect(update({ phone_number })).rejects.toMatchObject(refused('Invalid phone number format.'));
  }
  await expect(update({ phone_number: '+1555' })).resolves.toEqual({});
});

describe('a change by its owner', () => {
  test('of an address to the same one sends no code, and keeps it verified', async () => {
    const { sandbox, update, attributes } = await start({ autoVerifiedAttributes: ['email'] });
    expect(await update({ email: EMAIL, name: 'Countess' })).toEqual({});
    expect(attributes()).toMatchObject({ email: EMAIL, email_verified: 'true', name: 'Countess' });
    expect(attributes()).not.toHaveProperty('name_verified');
    expect(sandbox.outbox.messages).toEqual([]);
  });

  test('sends a code to each address that the pool verifies, in the words of the trigger', async () => {
    const sources: string[] = [];
    const { sandbox, update, attributes } = await start(
      {
        autoVerifiedAttributes: ['phone_number'],
        userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['email'] },
      },
      {
        triggers: {
          customMessage(event) {
            sources.push(event.triggerSource);
            return event;
          },
        },
      },
    );
    const { CodeDeliveryDetailsList } = await update({
      email: 'new@example.com',
      phone_number: PHONE,
      name: 'Countess',
    });
    expect(CodeDeliveryDetailsList).toEqual(
      expect.arrayContaining([
        { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
        { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******0100' },
      ]),
    );
    expect(attributes()).toMatchObject({
      email: EMAIL,
      email_verified: 'true',
      phone_number: PHONE,
      phone_number_verified: 'false',
      name: 'Countess',
    });
    expect(attributes()).not.toHaveProperty('name_verified');
    expect(sandbox.outbox.messages.map(({ purpose }) => purpose)).toEqual([
      'verify-attribute',
      'verify-attribute',
    ]);
    expect(sources).toEqual(['CustomMessage_UpdateUserAttribute', 'CustomMessage_UpdateUserAttribute']);
  });

  test('sends no code to an address that the pool does not verify', async () => {
    const { sandbox, update, attributes } = await start();
    expect(await update({ email: 'new@example.com', phone_number: PHONE })).toEqual({});
    expect(attributes()).toMatchObject({ email_verified: 'false', phone_number_verified: 'false' });
    expect(sandbox.outbox.messages).toEqual([]);
  });
});

test('a change by an administrator verifies an address only if it says so', async () => {
  const { adminUpdate, attributes } = await start();
  await adminUpdate({ email: EMAIL, name: 'Countess' });
  expect(attributes()).toMatchObject({ email_verified: 'true', name: 'Countess' });
  expect(attributes()).not.toHaveProperty('name_verified');
  await adminUpdate({ email: 'new@example.com' });
  expect(attributes()?.email_verified).toBe('false');
  await adminUpdate({ email_verified: 'true', email: 'newer@example.com' });
  expect(attributes()?.email_verified).toBe('true');
});

test('an address that people sign in with has one owner', async () => {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { usernameAttributes: ['email'] },
    users: [EMAIL, 'eve@example.com'].map((username) => ({ username, password: PASSWORD })),
  });
  const update = (Value: string, Name = 'email') =>
    send(sandbox, 'AdminUpdateUserAttributes', {
      UserPoolId: sandbox.userPoolId,
      Username: 'eve@example.com',
      UserAttributes: [{ Name, Value }],
    });
  await expect(update(EMAIL)).rejects.toMatchObject({
    type: 'AliasExistsException',
    message: 'An account with the email already exists.',
  });
  await expect(update('eve@example.com')).resolves.toEqual({});
  await expect(update('Eve', 'name')).resolves.toEqual({});
  await expect(update('Eve@example.com')).resolves.toEqual({});
});

test('an app client always sees at which providers a person signs in', async () => {
  const { sandbox, signIn, exchange } = await startFederation({ client: { readAttributes: ['name'] } });
  const { id, access_token } = await exchange(await signIn('ada@gmail.com'));
  expect(id).toMatchObject({ name: 'Ada Lovelace', identities: [{ userId: '1042' }] });
  const { UserAttributes } = await send<{ UserAttributes: { Name: string }[] }>(sandbox, 'GetUser', {
    AccessToken: access_token,
  });
  expect(UserAttributes.map(({ Name }) => Name).sort()).toEqual(['identities', 'name', 'sub']);
});
