import {
  CognitoIdentityProviderClient,
  ConfirmDeviceCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
  type InitiateAuthCommandOutput,
  NotAuthorizedException,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandInput,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  createDeviceVerifier,
  createSrpSession,
  signSrpSession,
  signSrpSessionWithDevice,
  wrapAuthChallenge,
  wrapInitiateAuth,
} from 'cognito-srp-helper';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hmacSha256, toBase64 } from '../bytes.ts';
import type { Sandbox } from '../sandbox.ts';
import { PASSWORD, served } from '../testing/served.ts';

const clientSecret = 's'.repeat(40);

interface Device {
  readonly key: string;
  readonly groupKey: string;
  readonly password: string;
}

interface Asked {
  readonly ChallengeName: string;
  readonly ChallengeParameters: Record<string, string>;
  readonly Session?: string;
}

/** The SDK's output without undefined members, which the helper's types do not accept. */
function asked(
  output: Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'ChallengeParameters' | 'Session'>,
): Asked {
  const { ChallengeName, ChallengeParameters = {}, Session } = output;
  return {
    ChallengeName: ChallengeName ?? '',
    ChallengeParameters,
    ...(Session === undefined ? {} : { Session }),
  };
}

/** A sign-in as in the helper's manual, with a client secret. */
function helper(sandbox: Sandbox) {
  const { endpoint, region, clientId, userPoolId } = sandbox;
  const client = new CognitoIdentityProviderClient({ endpoint, region });
  onTestFinished(() => client.destroy());
  const SECRET_HASH = toBase64(hmacSha256(clientSecret, `ada${clientId}`));

  async function signIn(password: string, device?: Device): Promise<RespondToAuthChallengeCommandOutput> {
    const session = createSrpSession('ada', password, userPoolId, false);
    const common = { SECRET_HASH, USERNAME: 'ada', ...(device ? { DEVICE_KEY: device.key } : {}) };
    const start = wrapInitiateAuth(session, {
      ClientId: clientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { CHALLENGE_NAME: 'SRP_A', ...common },
    });
    const initiated = asked(await client.send(new InitiateAuthCommand(start as InitiateAuthCommandInput)));
    const signed = signSrpSession(session, initiated);
    const respond = (to: Asked, by = signed) => {
      const { ChallengeParameters: _, ...question } = to;
      const answer = wrapAuthChallenge(by, { ClientId: clientId, ...question, ChallengeResponses: common });
      return client.send(new RespondToAuthChallengeCommand(answer as RespondToAuthChallengeCommandInput));
    };
    const proved = await respond(initiated);
    if (!device || proved.AuthenticationResult) return proved;
    const verifier = asked(await respond(asked(proved)));
    return respond(verifier, signSrpSessionWithDevice(signed, verifier, device.groupKey, device.password));
  }

  async function confirmDevice({
    AuthenticationResult: tokens,
  }: RespondToAuthChallengeCommandOutput): Promise<Device> {
    const { DeviceKey = '', DeviceGroupKey = '' } = tokens?.NewDeviceMetadata ?? {};
    const { DeviceSecretVerifierConfig, DeviceRandomPassword } = createDeviceVerifier(
      DeviceKey,
      DeviceGroupKey,
    );
    const AccessToken = tokens?.AccessToken;
    await client.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceSecretVerifierConfig }));
    return { key: DeviceKey, groupKey: DeviceGroupKey, password: DeviceRandomPassword };
  }

  return { signIn, confirmDevice };
}

describe('cognito-srp-helper on the AWS SDK', () => {
  test('signs in by SRP, confirms a device and signs in with it, at a client with a secret', async () => {
    const sandbox = await served({ userPool: { deviceConfiguration: {} }, clients: [{ clientSecret }] });
    const { signIn, confirmDevice } = helper(sandbox);
    const device = await confirmDevice(await signIn(PASSWORD));
    sandbox.journal.clear();
    expect((await signIn(PASSWORD, device)).AuthenticationResult?.AccessToken).toBeTypeOf('string');
    expect(sandbox.journal.entries.at(-1)?.answered).toBe('DEVICE_PASSWORD_VERIFIER');
    await expect(signIn('Wrong-horse-1', device)).rejects.toBeInstanceOf(NotAuthorizedException);
    await expect(signIn(PASSWORD, { ...device, password: 'AAAA' })).rejects.toBeInstanceOf(
      NotAuthorizedException,
    );
  });
});
