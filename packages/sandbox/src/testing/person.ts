import { createDeviceSecret, formatTimestamp, proveDevice, provePassword, startSrp } from '@latchkey/srp';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxPool } from '../sandbox-pool.ts';
import { type AuthBody, send, type Tokens } from './wire.ts';

/** A client's record of a confirmed device. */
export interface KeptDevice {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  readonly devicePassword: string;
}

/** A user with a client that does everything right, unless a test changes that. */
export class Person {
  readonly sandbox: Sandbox;
  readonly pool: SandboxPool;
  readonly username: string;
  readonly password: string;
  clientId: string;

  constructor(sandbox: Sandbox, username: string, password: string, pool: SandboxPool = sandbox) {
    this.sandbox = sandbox;
    this.pool = pool;
    this.username = username;
    this.password = password;
    this.clientId = pool.clientId;
  }

  initiate(AuthFlow: string, AuthParameters: Record<string, string>, Session?: string): Promise<AuthBody> {
    return send(this.sandbox, 'InitiateAuth', { ClientId: this.clientId, AuthFlow, AuthParameters, Session });
  }

  respond(challenge: AuthBody, responses: Record<string, string>, name = challenge.ChallengeName) {
    const { USERNAME = this.username } = challenge.ChallengeParameters ?? {};
    return send(this.sandbox, 'RespondToAuthChallenge', {
      ClientId: this.clientId,
      ChallengeName: name,
      Session: challenge.Session,
      ChallengeResponses: { USERNAME, ...responses },
    });
  }

  /** USER_SRP_AUTH up to the response after the proof. */
  async signInBySrp(device?: KeptDevice): Promise<AuthBody> {
    const ephemeral = await startSrp();
    const challenge = await this.initiate('USER_SRP_AUTH', {
      USERNAME: this.username,
      SRP_A: ephemeral.srpA,
    });
    return this.respond(challenge, await this.prove(challenge, ephemeral, device));
  }

  /** The answers to PASSWORD_VERIFIER. */
  async prove(challenge: AuthBody, ephemeral: Awaited<ReturnType<typeof startSrp>>, device?: KeptDevice) {
    const {
      USER_ID_FOR_SRP = '',
      SALT = '',
      SRP_B = '',
      SECRET_BLOCK = '',
    } = challenge.ChallengeParameters ?? {};
    const proof = await provePassword({
      ephemeral,
      userPoolId: this.pool.userPoolId,
      userId: USER_ID_FOR_SRP,
      password: this.password,
      salt: SALT,
      srpB: SRP_B,
      secretBlock: SECRET_BLOCK,
      timestamp: formatTimestamp(this.pool.clock.now()),
    });
    return {
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: proof.signature,
      TIMESTAMP: proof.timestamp,
      ...(device ? { DEVICE_KEY: device.deviceKey } : {}),
    };
  }

  /** Answers DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER. */
  async proveDevice(challenge: AuthBody, device: KeptDevice): Promise<AuthBody> {
    const ephemeral = await startSrp();
    const asked = await this.respond(challenge, { DEVICE_KEY: device.deviceKey, SRP_A: ephemeral.srpA });
    const { SALT = '', SRP_B = '', SECRET_BLOCK = '' } = asked.ChallengeParameters ?? {};
    const proof = await proveDevice({
      ...device,
      ephemeral,
      salt: SALT,
      srpB: SRP_B,
      secretBlock: SECRET_BLOCK,
      timestamp: formatTimestamp(this.pool.clock.now()),
    });
    return this.respond(asked, {
      DEVICE_KEY: device.deviceKey,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: proof.signature,
      TIMESTAMP: proof.timestamp,
    });
  }

  /** Confirms the device in a token response. */
  async confirmDevice({ AccessToken, NewDeviceMetadata }: Tokens) {
    if (!NewDeviceMetadata) throw new Error('The tokens came without NewDeviceMetadata.');
    const { DeviceKey, DeviceGroupKey } = NewDeviceMetadata;
    const keys = { deviceKey: DeviceKey, deviceGroupKey: DeviceGroupKey };
    const { devicePassword, salt, passwordVerifier } = await createDeviceSecret(keys);
    const { UserConfirmationNecessary } = await send<{ UserConfirmationNecessary: boolean }>(
      this.sandbox,
      'ConfirmDevice',
      {
        AccessToken,
        DeviceKey,
        DeviceName: 'Test browser',
        DeviceSecretVerifierConfig: { Salt: salt, PasswordVerifier: passwordVerifier },
      },
    );
    const device: KeptDevice = { ...keys, devicePassword };
    return { device, asksFirst: UserConfirmationNecessary };
  }
}

/** Returns the tokens of a response that must contain some. */
export function tokensOf({ AuthenticationResult, ChallengeName }: AuthBody): Tokens {
  if (!AuthenticationResult) throw new Error(`Expected tokens, was asked ${ChallengeName}.`);
  return AuthenticationResult;
}
