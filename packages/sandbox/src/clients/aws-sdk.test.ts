import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  ConfirmDeviceCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  NotAuthorizedException,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createDeviceSecret, formatTimestamp, proveDevice, startSrp } from '@latchkey/srp';
import { describe, expect, test } from 'vitest';
import { sdkClient } from '../testing/sdk-client.ts';
import { PASSWORD, served } from '../testing/served.ts';

describe('@aws-sdk/client-cognito-identity-provider', () => {
  test('signs in by password, confirms a device, signs in with it, refreshes and signs out', async () => {
    const sandbox = await served({
      userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    });
    const client = sdkClient(sandbox);
    const ClientId = sandbox.clientId;
    const signIn = (PASSWORD_: string, more: Record<string, string> = {}) =>
      client.send(
        new InitiateAuthCommand({
          AuthFlow: 'USER_PASSWORD_AUTH',
          ClientId,
          AuthParameters: { USERNAME: 'ada', PASSWORD: PASSWORD_, ...more },
        }),
      );

    await expect(signIn('Wrong-horse-1')).rejects.toBeInstanceOf(NotAuthorizedException);
    const first = (await signIn(PASSWORD)).AuthenticationResult;
    const { DeviceKey = '', DeviceGroupKey = '' } = first?.NewDeviceMetadata ?? {};
    const keys = { deviceKey: DeviceKey, deviceGroupKey: DeviceGroupKey };
    const secret = await createDeviceSecret(keys);
    await client.send(
      new ConfirmDeviceCommand({
        AccessToken: first?.AccessToken,
        DeviceKey,
        DeviceSecretVerifierConfig: { Salt: secret.salt, PasswordVerifier: secret.passwordVerifier },
      }),
    );

    const proveTo = async (devicePassword: string) => {
      const asked = await signIn(PASSWORD, { DEVICE_KEY: DeviceKey });
      const ephemeral = await startSrp();
      const verifier = await client.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          ChallengeName: asked.ChallengeName,
          Session: asked.Session,
          ChallengeResponses: { USERNAME: 'ada', DEVICE_KEY: DeviceKey, SRP_A: ephemeral.srpA },
        }),
      );
      const { SALT = '', SRP_B = '', SECRET_BLOCK = '' } = verifier.ChallengeParameters ?? {};
      const { signature, timestamp } = await proveDevice({
        ...keys,
        devicePassword,
        ephemeral,
        salt: SALT,
        srpB: SRP_B,
        secretBlock: SECRET_BLOCK,
        timestamp: formatTimestamp(sandbox.clock.now()),
      });
      return client.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          ChallengeName: verifier.ChallengeName,
          Session: verifier.Session,
          ChallengeResponses: {
            USERNAME: 'ada',
            DEVICE_KEY: DeviceKey,
            PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
            PASSWORD_CLAIM_SIGNATURE: signature,
            TIMESTAMP: timestamp,
          },
        }),
      );
    };
    await expect(proveTo('AAAA')).rejects.toBeInstanceOf(NotAuthorizedException);
    const RefreshToken = (await proveTo(secret.devicePassword)).AuthenticationResult?.RefreshToken;

    const refresh = () =>
      client.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken, DeviceKey }));
    const { AccessToken } = (await refresh()).AuthenticationResult ?? {};
    await client.send(new RevokeTokenCommand({ ClientId, Token: RefreshToken }));
    await expect(refresh()).rejects.toBeInstanceOf(NotAuthorizedException);
    await expect(client.send(new GetUserCommand({ AccessToken }))).rejects.toBeInstanceOf(
      NotAuthorizedException,
    );
  });

  test('provisions a pool, a client and a user, who then signs in there', async () => {
    const client = sdkClient(await served());
    const { UserPool } = await client.send(
      new CreateUserPoolCommand({
        PoolName: 'made-by-sdk',
        MfaConfiguration: 'OPTIONAL',
        Policies: { PasswordPolicy: { MinimumLength: 12 } },
        DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
        Schema: [{ Name: 'email', Required: true, Mutable: true, AttributeDataType: 'String' }],
      }),
    );
    const UserPoolId = UserPool?.Id;
    await client.send(
      new SetUserPoolMfaConfigCommand({
        UserPoolId,
        MfaConfiguration: 'OPTIONAL',
        SoftwareTokenMfaConfiguration: { Enabled: true },
      }),
    );
    const described = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    expect(described.UserPool).toMatchObject({
      Name: 'made-by-sdk',
      MfaConfiguration: 'OPTIONAL',
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true } },
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
    });

    const { UserPoolClient } = await client.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'web',
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      }),
    );
    const ClientId = UserPoolClient?.ClientId;
    await client.send(
      new UpdateUserPoolClientCommand({
        UserPoolId,
        ClientId,
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        AccessTokenValidity: 10,
        TokenValidityUnits: { AccessToken: 'minutes' },
      }),
    );
    expect(
      (await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))).UserPoolClient,
    ).toMatchObject({
      ClientName: 'web',
      PreventUserExistenceErrors: 'LEGACY',
    });

    const Username = 'grace';
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }],
        MessageAction: 'SUPPRESS',
      }),
    );
    expect(await client.send(new AdminGetUserCommand({ UserPoolId, Username }))).toMatchObject({
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      UserCreateDate: expect.any(Date),
    });
    const Password = 'Long-enough-pass-1';
    await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
    const found = await client.send(new ListUsersCommand({ UserPoolId, Filter: 'email ^= "grace"' }));
    expect(found.Users).toMatchObject([{ Username, UserStatus: 'CONFIRMED' }]);
    const signedIn = await client.send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId,
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    );
    expect(signedIn.AuthenticationResult).toMatchObject({ ExpiresIn: 600 });
  });
});
