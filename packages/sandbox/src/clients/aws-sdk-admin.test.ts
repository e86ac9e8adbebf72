import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  type AdminInitiateAuthCommandOutput,
  AdminRespondToAuthChallengeCommand,
  type AuthFlowType,
  CodeMismatchException,
  CreateUserPoolClientCommand,
  DescribeUserPoolCommand,
  InitiateAuthCommand,
  InvalidParameterException,
  NotAuthorizedException,
  ResourceNotFoundException,
  UpdateUserPoolCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../options.ts';
import { sdkClient } from '../testing/sdk-client.ts';
import { PASSWORD, served } from '../testing/served.ts';

async function start(options: SandboxOptions = {}) {
  const sandbox = await served(options);
  const client = sdkClient(sandbox);
  const UserPoolId = sandbox.userPoolId;
  const initiate = (AuthFlow: AuthFlowType, AuthParameters: Record<string, string>, ClientId?: string) =>
    client.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId: ClientId ?? sandbox.clientId,
        AuthFlow,
        AuthParameters,
      }),
    );
  const respond = (
    asked: Pick<AdminInitiateAuthCommandOutput, 'ChallengeName' | 'Session'>,
    answers: Record<string, string>,
  ) =>
    client.send(
      new AdminRespondToAuthChallengeCommand({
        UserPoolId,
        ClientId: sandbox.clientId,
        ChallengeName: asked.ChallengeName,
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'ada', ...answers },
      }),
    );
  return { sandbox, client, UserPoolId, initiate, respond };
}

const ada = { USERNAME: 'ada', PASSWORD };

describe('a server signs people in by AdminInitiateAuth', () => {
  test('with a temporary password that is replaced, and refreshes', async () => {
    const { client, UserPoolId, initiate, respond } = await start();
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: 'grace',
        TemporaryPassword: PASSWORD,
        MessageAction: 'SUPPRESS',
      }),
    );
    const asked = await initiate('ADMIN_USER_PASSWORD_AUTH', { ...ada, USERNAME: 'grace' });
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const signedIn = await respond(asked, { USERNAME: 'grace', NEW_PASSWORD: 'Another-horse-2' });
    const { RefreshToken = '' } = signedIn.AuthenticationResult ?? {};
    const refreshed = await initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken });
    expect(refreshed.AuthenticationResult).toMatchObject({ TokenType: 'Bearer' });
  });

  test('by the old name of the flow, and with a second factor', async () => {
    const { sandbox, initiate, respond } = await start({
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] },
      users: [
        {
          username: 'ada',
          password: PASSWORD,
          attributes: { email: 'ada@example.com' },
          mfa: { enabled: ['EMAIL_OTP'] },
        },
      ],
    });
    const asked = await initiate('ADMIN_NO_SRP_AUTH', ada);
    expect(asked.ChallengeName).toBe('EMAIL_OTP');
    await expect(respond(asked, { EMAIL_OTP_CODE: '0' })).rejects.toBeInstanceOf(CodeMismatchException);
    const code = sandbox.outbox.latest('ada')?.code ?? '';
    const signedIn = await respond(asked, { EMAIL_OTP_CODE: code });
    expect(signedIn.AuthenticationResult?.IdToken).toBeDefined();
    await expect(respond(asked, { EMAIL_OTP_CODE: code })).rejects.toBeInstanceOf(NotAuthorizedException);
  });

  test('but not with a wrong password, without SECRET_HASH, or at a client of no pool', async () => {
    const { sandbox, initiate } = await start();
    await expect(initiate('ADMIN_USER_PASSWORD_AUTH', { ...ada, PASSWORD: 'Wrong' })).rejects.toBeInstanceOf(
      NotAuthorizedException,
    );
    const { clientId } = sandbox.addClient({ generateSecret: true });
    await expect(initiate('ADMIN_USER_PASSWORD_AUTH', ada, clientId)).rejects.toThrow('SECRET_HASH');
    await expect(initiate('ADMIN_USER_PASSWORD_AUTH', ada, 'nobodys')).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });

  test('in the flows that the client allows and the operation has', async () => {
    const { client, sandbox, UserPoolId, initiate } = await start();
    const { UserPoolClient } = await client.send(
      new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web' }),
    );
    const unknown = { ...ada, USERNAME: 'nobody' };
    await expect(initiate('ADMIN_USER_PASSWORD_AUTH', ada, UserPoolClient?.ClientId)).rejects.toThrow(
      'Auth flow not enabled for this client',
    );
    await expect(initiate('USER_PASSWORD_AUTH', ada)).rejects.toBeInstanceOf(InvalidParameterException);
    await expect(
      client.send(
        new InitiateAuthCommand({
          ClientId: sandbox.clientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: ada,
        }),
      ),
    ).rejects.toBeInstanceOf(InvalidParameterException);
    await expect(initiate('ADMIN_USER_PASSWORD_AUTH', unknown)).rejects.toBeInstanceOf(
      NotAuthorizedException,
    );
    sandbox.configureClient(sandbox.clientId, { preventUserExistenceErrors: 'LEGACY' });
    await expect(initiate('ADMIN_USER_PASSWORD_AUTH', unknown)).rejects.toBeInstanceOf(UserNotFoundException);
  });
});

test('UpdateUserPool sets the given settings, resets the rest, and keeps those that are fixed at creation', async () => {
  const { client, sandbox, UserPoolId } = await start({
    userPool: {
      poolName: 'people',
      aliasAttributes: ['email'],
      schema: [{ name: 'email', required: true }],
      deviceConfiguration: { challengeRequiredOnNewDevice: true },
      enabledMfas: ['EMAIL_OTP'],
    },
  });
  sandbox.clock.advance(60_000);
  await client.send(
    new UpdateUserPoolCommand({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: false } },
    }),
  );
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool).toMatchObject({
    Name: 'people',
    MfaConfiguration: 'OPTIONAL',
    Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: false, RequireNumbers: true } },
    AliasAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    SchemaAttributes: [{ Name: 'email', Required: true }],
  });
  expect(UserPool?.DeviceConfiguration).toBeUndefined();
  const { LastModifiedDate, CreationDate } = UserPool ?? {};
  expect(Number(LastModifiedDate) - Number(CreationDate)).toBeGreaterThanOrEqual(60_000);
  await expect(
    client.send(
      new UpdateUserPoolCommand({ UserPoolId, Policies: { PasswordPolicy: { MinimumLength: 5 } } }),
    ),
  ).rejects.toBeInstanceOf(InvalidParameterException);
});
