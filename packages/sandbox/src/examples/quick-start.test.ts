import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { createSandbox } from '../index.ts';
import { serveSandbox } from '../node/index.ts';

test('a person signs in with a password and a code', async () => {
  const sandbox = await createSandbox({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] },
    users: [
      {
        username: 'ada',
        password: 'Difference-Engine-1',
        attributes: { email: 'ada@example.com' },
        mfa: { enabled: ['EMAIL_OTP'] },
      },
    ],
  });
  const server = await serveSandbox(sandbox);
  const client = new CognitoIdentityProviderClient({ region: sandbox.region, endpoint: server.url });

  const asked = await client.send(
    new InitiateAuthCommand({
      ClientId: sandbox.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: 'Difference-Engine-1' },
    }),
  );
  expect(asked.ChallengeName).toBe('EMAIL_OTP');

  const signedIn = await client.send(
    new RespondToAuthChallengeCommand({
      ClientId: sandbox.clientId,
      ChallengeName: asked.ChallengeName,
      Session: asked.Session,
      ChallengeResponses: { USERNAME: 'ada', EMAIL_OTP_CODE: sandbox.outbox.latest('ada')?.code ?? '' },
    }),
  );
  expect(signedIn.AuthenticationResult?.TokenType).toBe('Bearer');

  client.destroy();
  await server.close();
});
