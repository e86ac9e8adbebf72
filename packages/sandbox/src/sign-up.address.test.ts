import { describe, expect, test } from 'vitest';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const EMAIL = 'ada@example.com';

async function start(options: PoolOptions = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    ...options,
    userPool: { autoVerifiedAttributes: ['email'], ...options.userPool },
  });
  const call = (operation: string, Username: string, body: JsonObject = {}) =>
    send<JsonObject>(sandbox, operation, { ClientId: sandbox.clientId, Username, ...body });
  const signUp = (username: string, Value = EMAIL) =>
    call('SignUp', username, { Password: PASSWORD, UserAttributes: [{ Name: 'email', Value }] });
  const confirm = (username: string, more: JsonObject = {}) =>
    call('ConfirmSignUp', username, { ConfirmationCode: sandbox.outbox.latest(username)?.code, ...more });
  const attributes = (username: string) => sandbox.users.get(username)?.attributes;
  return { sandbox, call, signUp, confirm, attributes };
}

const taken = { type: 'AliasExistsException', message: 'An account with the email already exists.' };

describe('an address that two people give', () => {
  test('is verified for both if it is no name to sign in with', async () => {
    const { signUp, confirm, attributes } = await start();
    for (const username of ['ada', 'eve']) {
      await signUp(username);
      await confirm(username);
    }
    for (const username of ['ada', 'eve']) {
      expect(attributes(username)).toMatchObject({ email: EMAIL, email_verified: 'true' });
    }
  });

  test('is no longer verified for the one from whom it is taken', async () => {
    const { signUp, confirm, attributes } = await start({ userPool: { aliasAttributes: ['email'] } });
    for (const username of ['ada', 'eve']) await signUp(username);
    await confirm('ada');
    await expect(confirm('eve')).rejects.toMatchObject(taken);
    await confirm('eve', { ForceAliasCreation: true });
    expect(attributes('ada')).toMatchObject({ email: EMAIL, email_verified: 'false' });
    expect(attributes('eve')).toMatchObject({ email: EMAIL, email_verified: 'true' });
  });

  test('is not taken from its owner by a change of address', async () => {
    const { sandbox, signUp, confirm, attributes } = await start({
      userPool: { aliasAttributes: ['email'] },
    });
    await signUp('ada');
    await confirm('ada');
    await signUp('eve', 'eve@example.com');
    await confirm('eve');
    const { AccessToken } = tokensOf(await new Person(sandbox, 'eve', PASSWORD).signInBySrp());
    await send(sandbox, 'UpdateUserAttributes', {
      AccessToken,
      UserAttributes: [{ Name: 'email', Value: EMAIL }],
    });
    const Code = sandbox.outbox.latest(EMAIL)?.code;
    await expect(
      send(sandbox, 'VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code }),
    ).rejects.toMatchObject(taken);
    expect(attributes('ada')?.email_verified).toBe('true');
    expect(attributes('eve')?.email_verified).toBe('false');
  });
});

test('a code whose address has been deleted confirms the person, and verifies nothing', async () => {
  const { sandbox, signUp, confirm, attributes } = await start();
  await signUp('ada');
  await send(sandbox, 'AdminDeleteUserAttributes', {
    UserPoolId: sandbox.userPoolId,
    Username: 'ada',
    UserAttributeNames: ['email'],
  });
  await confirm('ada');
  expect(sandbox.users.get('ada')?.status).toBe('CONFIRMED');
  expect(Object.keys(attributes('ada') ?? {})).toEqual(['sub']);
});

test('a pool that verifies nothing sends no code, and cannot send it again', async () => {
  const { sandbox, call, signUp } = await start({ userPool: { autoVerifiedAttributes: [] } });
  expect(await signUp('ada')).not.toHaveProperty('CodeDeliveryDetails');
  await expect(call('ResendConfirmationCode', 'ada')).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: 'Cannot resend codes. Auto verification not turned on.',
  });
  expect(sandbox.outbox.messages).toEqual([]);
});

test.each([
  ['ALLOW_USER_AUTH', 'string'],
  ['ALLOW_USER_SRP_AUTH', 'undefined'],
] as const)(
  'with %s a sign-up and its confirmation come with a Session for the first sign-in: %s',
  async (flow, session) => {
    const { signUp, confirm } = await start({ clients: [{ explicitAuthFlows: [flow] }] });
    for (const output of [await signUp('ada'), await confirm('ada')]) {
      expect(typeof output.Session).toBe(session);
    }
  },
);

describe('the address of an unknown name', () => {
  const NAMES = ['nobody', 'noone', 'nemo', 'personne', 'niemand', 'ninguem'];

  async function destinations() {
    const { sandbox, call } = await start({
      userPool: {
        policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
      },
    });
    const asked = async (username: string, PREFERRED_CHALLENGE: string) => {
      const somebody = new Person(sandbox, username, PASSWORD);
      const { ChallengeParameters } = await somebody.initiate('USER_AUTH', {
        USERNAME: username,
        PREFERRED_CHALLENGE,
      });
      const { CODE_DELIVERY_DELIVERY_MEDIUM: medium, CODE_DELIVERY_DESTINATION: to } =
        ChallengeParameters ?? {};
      expect(medium).toBe(PREFERRED_CHALLENGE.split('_')[0]);
      return to;
    };
    const shown = async (operation: string, username: string) => {
      const { CodeDeliveryDetails } = await call(operation, username);
      return CodeDeliveryDetails;
    };
    return { asked, shown };
  }

  test('is one address, wherever it is named', async () => {
    const { asked, shown } = await destinations();
    for (const name of NAMES) {
      const Destination = await asked(name, 'EMAIL_OTP');
      expect(Destination).toMatch(/^[a-f]\*{3}@[a-f]\*{3}$/);
      const details = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination };
      expect(await shown('ForgotPassword', name)).toEqual(details);
      expect(await shown('ResendConfirmationCode', name)).toEqual(details);
    }
  });

  test('differs from name to name', async () => {
    const { asked } = await destinations();
    for (const challenge of ['EMAIL_OTP', 'SMS_OTP']) {
      const all = new Set(await Promise.all(NAMES.map((name) => asked(name, challenge))));
      expect(all.size).toBeGreaterThan(1);
    }
  });

  test('is the name itself, if that is one', async () => {
    const { asked } = await destinations();
    expect(await asked('zoe@yahoo.example', 'EMAIL_OTP')).toBe('z***@y***');
  });
});
