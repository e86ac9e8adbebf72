import { describe, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { tokensOf } from '../testing/person.ts';
import { recorded } from '../testing/recorded-triggers.ts';
import { send } from '../testing/wire.ts';
import type { Triggers } from './events.ts';

const PASSWORD = 'Correct-horse-1';
const ClientMetadata = { from: 'test' };
const attributes = { email: 'old@example.com', email_verified: 'true' };

async function start(userMigration: NonNullable<Triggers['userMigration']>) {
  const { seen, triggers } = recorded({ userMigration });
  const sandbox = await createSandbox({ ...frozen, triggers });
  const { clientId: ClientId } = sandbox;
  const signIn = () =>
    send(sandbox, 'InitiateAuth', {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'old', PASSWORD },
      ClientMetadata,
    });
  const forgot = () => send(sandbox, 'ForgotPassword', { ClientId, Username: 'old', ClientMetadata });
  return { sandbox, seen, signIn, forgot };
}

/** A trigger that knows everybody, and says no more. */
const knows: NonNullable<Triggers['userMigration']> = (event) => {
  event.response.userAttributes = attributes;
  return event;
};

describe('the event of a user migration', () => {
  const response = {
    userAttributes: null,
    finalUserStatus: null,
    messageAction: null,
    desiredDeliveryMediums: null,
    forceAliasCreation: null,
  };

  test('at a sign-in has the password', async () => {
    const { sandbox, seen, signIn } = await start(knows);
    tokensOf(await signIn());
    expect(seen.userMigration).toStrictEqual([
      {
        version: '1',
        triggerSource: 'UserMigration_Authentication',
        region: 'us-east-1',
        userPoolId: sandbox.userPoolId,
        userName: 'old',
        callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: sandbox.clientId },
        request: { password: PASSWORD, validationData: ClientMetadata },
        response,
      },
    ]);
    expect(sandbox.users.get('old')).toMatchObject({ status: 'CONFIRMED', hasPassword: true, attributes });
  });

  test('comes once: a user of the pool is asked for nowhere else', async () => {
    const { seen, signIn, forgot } = await start(knows);
    await signIn();
    await signIn();
    await forgot();
    expect(seen.userMigration).toHaveLength(1);
  });

  test('without a password has none, and the user needs a new one', async () => {
    const { sandbox, seen, forgot } = await start(knows);
    await forgot();
    expect(seen.userMigration).toMatchObject([{ triggerSource: 'UserMigration_ForgotPassword', response }]);
    expect(seen.userMigration?.[0]?.request).toStrictEqual({ validationData: ClientMetadata });
    expect(sandbox.users.get('old')).toMatchObject({ status: 'RESET_REQUIRED', hasPassword: false });
    expect(sandbox.outbox.latest('old')?.purpose).toBe('forgot-password');
  });
});

test('the trigger may choose the status', async () => {
  const { sandbox, signIn } = await start((event) => {
    event.response.finalUserStatus = 'RESET_REQUIRED';
    return knows(event);
  });
  await expect(signIn()).rejects.toMatchObject({ type: 'PasswordResetRequiredException' });
  expect(sandbox.users.get('old')?.status).toBe('RESET_REQUIRED');
});

describe('nobody is imported', () => {
  const refused = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' };

  test('without attributes, or if the trigger throws', async () => {
    for (const trigger of [
      (event: Parameters<typeof knows>[0]) => event,
      () => {
        throw new Error('Unknown');
      },
    ]) {
      const { sandbox, signIn } = await start(trigger);
      await expect(signIn()).rejects.toMatchObject(refused);
      expect(sandbox.users.count).toBe(0);
    }
  });

  test('if the trigger does not give its event back, which is not kept from the caller', async () => {
    const { sandbox, signIn } = await start(() => undefined as never);
    await expect(signIn()).rejects.toMatchObject({ type: 'InvalidLambdaResponseException' });
    expect(sandbox.users.count).toBe(0);
  });
});
