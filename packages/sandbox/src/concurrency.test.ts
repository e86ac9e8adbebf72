import { describe, expect, test } from 'vitest';
import { totpCode } from './mfa/totp.ts';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person } from './testing/person.ts';
import { type AuthBody, Refusal, send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const USER = { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } };

async function start(options: PoolOptions = {}) {
  const sandbox = await createSandbox({ ...frozen, users: [USER], ...options });
  const call = <T = AuthBody>(operation: string, body: JsonObject) =>
    send<T>(sandbox, operation, { ClientId: sandbox.clientId, UserPoolId: sandbox.userPoolId, ...body });
  /** Sends the same call three times at once: returns the response of one, and the refusals of the others. */
  const race = async <T = AuthBody>(operation: string, body: JsonObject) => {
    const calls = Array.from({ length: 3 }, () => call<T>(operation, body));
    const results = await Promise.allSettled(calls);
    const outputs = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' && result.reason instanceof Refusal ? [result.reason.type] : [],
    );
    expect(outputs).toHaveLength(1);
    return { output: outputs[0] as T, refusals };
  };
  return { sandbox, ada: new Person(sandbox, 'ada', PASSWORD), call, race };
}

const twice = (type: string) => [type, type];

describe('of the same calls at the same time, one succeeds:', () => {
  test('a username is given once', async () => {
    const { sandbox, race } = await start();
    const signUp = await race('SignUp', { Username: 'grace', Password: PASSWORD });
    expect(signUp.refusals).toEqual(twice('UsernameExistsException'));
    const created = await race('AdminCreateUser', { Username: 'eve', MessageAction: 'SUPPRESS' });
    expect(created.refusals).toEqual(twice('UsernameExistsException'));
    expect(sandbox.users.all().map(({ username }) => username)).toEqual(['ada', 'grace', 'eve']);
  });

  test('a code resets one password, and still does after one that is too weak', async () => {
    const { sandbox, call, race } = await start();
    await call('ForgotPassword', { Username: 'ada' });
    const ConfirmationCode = sandbox.outbox.latest('ada')?.code;
    const reset = { Username: 'ada', ConfirmationCode };
    await expect(call('ConfirmForgotPassword', { ...reset, Password: 'weak' })).rejects.toMatchObject({
      type: 'InvalidPasswordException',
    });
    const { refusals } = await race('ConfirmForgotPassword', { ...reset, Password: 'Another-horse-2' });
    expect(refusals).toEqual(twice('ExpiredCodeException'));
  });

  test('a Session continues once, at every step of an enrolment', async () => {
    const { sandbox, ada, race } = await start({
      userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    });
    const { Session } = await ada.signInBySrp();
    const used = twice('NotAuthorizedException');
    const associated = await race<{ SecretCode: string; Session: string }>('AssociateSoftwareToken', {
      Session,
    });
    expect(associated.refusals).toEqual(used);
    const verified = await race<{ Session: string }>('VerifySoftwareToken', {
      Session: associated.output.Session,
      UserCode: totpCode(associated.output.SecretCode, sandbox.clock.now()),
    });
    expect(verified.refusals).toEqual(used);
    const finished = await race('RespondToAuthChallenge', {
      ChallengeName: 'MFA_SETUP',
      Session: verified.output.Session,
      ChallengeResponses: { USERNAME: 'ada' },
    });
    expect(finished.refusals).toEqual(used);
    expect(finished.output.AuthenticationResult).toBeDefined();
  });

  test('a refresh token rotates once, without a grace period', async () => {
    const { ada, race } = await start({
      clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 0 } }],
    });
    const { AuthenticationResult } = await ada.signInBySrp();
    const { refusals } = await race('GetTokensFromRefreshToken', {
      RefreshToken: AuthenticationResult?.RefreshToken,
    });
    expect(refusals).toEqual(twice('RefreshTokenReuseException'));
  });
});

test('two first sign-ins at the same time take a migrated person in once', async () => {
  const { sandbox, call } = await start({
    migratableUsers: [{ username: 'grace', password: PASSWORD, attributes: { email: 'grace@example.com' } }],
  });
  const signIn = () =>
    call('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'grace', PASSWORD },
    });
  for (const step of await Promise.all([signIn(), signIn()])) {
    expect(step.AuthenticationResult).toBeDefined();
  }
  expect(sandbox.users.all()).toHaveLength(2);
});

test('a person who is disabled half-way gets no tokens', async () => {
  const { sandbox, ada, call } = await start({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] },
    users: [{ ...USER, mfa: { enabled: ['EMAIL_OTP'] } }],
  });
  const asked = await ada.signInBySrp();
  await call('AdminDisableUser', { Username: 'ada' });
  const code = sandbox.outbox.latest('ada')?.code ?? '';
  await expect(ada.respond(asked, { EMAIL_OTP_CODE: code })).rejects.toMatchObject({
    type: 'NotAuthorizedException',
    message: 'User is disabled.',
  });
});
