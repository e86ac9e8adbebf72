import { expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const email = (Value: string) => ({ UserAttributes: [{ Name: 'email', Value }] });

/** Records what the triggers of messages and confirmations get. */
async function start() {
  const seen: [source: string, from: string | undefined][] = [];
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { autoVerifiedAttributes: ['email'] },
    triggers: {
      preSignUp(event) {
        seen.push([event.triggerSource, event.request.clientMetadata?.from]);
        return event;
      },
      customMessage(event) {
        seen.push([event.triggerSource, event.request.clientMetadata?.from]);
        return event;
      },
      postConfirmation(event) {
        seen.push([event.triggerSource, event.request.clientMetadata?.from]);
        return event;
      },
    },
  });
  const { clientId: ClientId, userPoolId: UserPoolId } = sandbox;
  /** Calls an operation. Returns the triggers that ran, and the purposes of the messages that it sent. */
  const run = async (operation: string, body: JsonObject) => {
    seen.length = 0;
    const before = sandbox.outbox.messages.length;
    const ClientMetadata = { from: operation };
    const input = { ClientId, UserPoolId, Username: 'ada', ClientMetadata, ...body };
    const output = await send<JsonObject>(sandbox, operation, input);
    return {
      ran: [...seen],
      sent: sandbox.outbox.messages.slice(before).map(({ purpose }) => purpose),
      output,
    };
  };
  const code = () => sandbox.outbox.messages.at(-1)?.code;
  return { sandbox, run, code };
}

test('each operation sends its message, with the ClientMetadata for the trigger that writes it', async () => {
  const { sandbox, run, code } = await start();
  expect(await run('SignUp', { Password: PASSWORD, ...email('ada@example.com') })).toMatchObject({
    ran: [
      ['PreSignUp_SignUp', 'SignUp'],
      ['CustomMessage_SignUp', 'SignUp'],
    ],
    sent: ['sign-up'],
  });
  expect(await run('ResendConfirmationCode', {})).toEqual({
    ran: [['CustomMessage_ResendCode', 'ResendConfirmationCode']],
    sent: ['resend'],
    output: {
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
    },
  });
  expect(await run('ConfirmSignUp', { ConfirmationCode: code() })).toMatchObject({
    ran: [['PostConfirmation_ConfirmSignUp', 'ConfirmSignUp']],
    sent: [],
  });
  const { AccessToken } = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
  expect(await run('UpdateUserAttributes', { AccessToken, ...email('new@example.com') })).toMatchObject({
    ran: [['CustomMessage_UpdateUserAttribute', 'UpdateUserAttributes']],
    sent: ['verify-attribute'],
  });
  expect(await run('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' })).toEqual({
    ran: [['CustomMessage_VerifyUserAttribute', 'GetUserAttributeVerificationCode']],
    sent: ['verify-attribute'],
    output: {
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
    },
  });
  const proof = { AccessToken, AttributeName: 'email', Code: code() };
  expect(await run('VerifyUserAttribute', proof)).toEqual({ ran: [], sent: [], output: {} });
  await expect(run('VerifyUserAttribute', proof)).rejects.toMatchObject({ type: 'ExpiredCodeException' });
  expect(await run('ForgotPassword', {})).toEqual({
    ran: [['CustomMessage_ForgotPassword', 'ForgotPassword']],
    sent: ['forgot-password'],
    output: {
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
    },
  });
  expect(await run('ConfirmForgotPassword', { ConfirmationCode: code(), Password: PASSWORD })).toEqual({
    ran: [['PostConfirmation_ConfirmForgotPassword', 'ConfirmForgotPassword']],
    sent: [],
    output: {},
  });
  expect(await run('AdminResetUserPassword', {})).toEqual({
    ran: [['CustomMessage_ForgotPassword', 'AdminResetUserPassword']],
    sent: ['forgot-password'],
    output: {},
  });
  const invitation = { Username: 'bob', ...email('bob@example.com') };
  expect(await run('AdminCreateUser', invitation)).toMatchObject({
    ran: [
      ['PreSignUp_AdminCreateUser', 'AdminCreateUser'],
      ['CustomMessage_AdminCreateUser', 'AdminCreateUser'],
    ],
    sent: ['invitation'],
    output: { User: { Attributes: expect.arrayContaining([{ Name: 'email', Value: 'bob@example.com' }]) } },
  });
  expect(await run('AdminCreateUser', { Username: 'bob', MessageAction: 'RESEND' })).toMatchObject({
    ran: [['CustomMessage_AdminCreateUser', 'AdminCreateUser']],
    sent: ['invitation'],
  });
  expect(
    await run('AdminCreateUser', { ...invitation, Username: 'eve', MessageAction: 'SUPPRESS' }),
  ).toMatchObject({
    ran: [['PreSignUp_AdminCreateUser', 'AdminCreateUser']],
    sent: [],
  });
});

test('an administrator confirms a sign-up with the ClientMetadata for the trigger', async () => {
  const { run } = await start();
  await run('SignUp', { Password: PASSWORD, ...email('ada@example.com') });
  expect(await run('AdminConfirmSignUp', {})).toEqual({
    ran: [['PostConfirmation_ConfirmSignUp', 'AdminConfirmSignUp']],
    sent: [],
    output: {},
  });
});

test.each([
  ['ConfirmSignUp', 15, { ConfirmationCode: '000000' }, 'UNCONFIRMED'],
  ['ForgotPassword', 20, {}, 'CONFIRMED'],
  ['ConfirmForgotPassword', 20, { ConfirmationCode: '000000', Password: PASSWORD }, 'CONFIRMED'],
  ['ChangePassword', 5, { ProposedPassword: PASSWORD }, 'CONFIRMED'],
  ['GetUserAttributeVerificationCode', 5, { AttributeName: 'email' }, 'CONFIRMED'],
  ['VerifyUserAttribute', 15, { AttributeName: 'email', Code: '000000' }, 'CONFIRMED'],
] as const)('%s is taken %d times in an hour', async (operation, most, body, status) => {
  const { sandbox } = await start();
  const attributes = { email: 'ada@example.com' };
  await sandbox.users.add({ username: 'ada', password: PASSWORD, attributes });
  const { AccessToken } = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
  await sandbox.users.update('ada', { status });
  const input = { ClientId: sandbox.clientId, Username: 'ada', AccessToken, ...body };
  const refusal = () =>
    send(sandbox, operation, input).then(
      () => undefined,
      ({ type }: { type: string }) => type,
    );
  for (let count = 0; count < most; count += 1) expect(await refusal()).not.toBe('LimitExceededException');
  expect(await refusal()).toBe('LimitExceededException');
});
