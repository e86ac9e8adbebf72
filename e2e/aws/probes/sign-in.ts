import { createDeviceSecret, formatTimestamp, proveDevice, provePassword, startSrp } from '@latchkey/srp';
import { Secret, TOTP } from 'otpauth';
import { type CallResult, type Lab, type Output, PASSWORD } from './probe.ts';

/** How a probe signs in; the defaults are those of a good client. */
export interface SrpOptions {
  readonly password?: string;
  readonly flow?: 'USER_SRP_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH';
  /** Milliseconds since the epoch. */
  readonly at?: number;
  readonly deviceKey?: string;
}

/** Sends the first call of an SRP sign-in, and returns the answers to its challenge. */
export async function beginSrp(
  lab: Lab,
  username: string,
  { flow = 'USER_SRP_AUTH', ...options }: SrpOptions = {},
) {
  const ephemeral = await startSrp();
  const asked = await lab.call('InitiateAuth', {
    ClientId: lab.target.outputs.ClientId,
    AuthFlow: flow,
    AuthParameters: {
      USERNAME: username,
      SRP_A: ephemeral.srpA,
      ...(flow === 'CUSTOM_AUTH' ? { CHALLENGE_NAME: 'SRP_A' } : {}),
      ...(flow === 'USER_AUTH' ? { PREFERRED_CHALLENGE: 'PASSWORD_SRP' } : {}),
    },
  });
  const prove = (changed: SrpOptions = {}) =>
    responses(lab, asked.output, ephemeral, { ...options, ...changed });
  return { asked, prove };
}

async function responses(
  { target }: Lab,
  { ChallengeParameters = {} }: Output,
  ephemeral: Awaited<ReturnType<typeof startSrp>>,
  { password = PASSWORD, at, deviceKey }: SrpOptions,
): Promise<Record<string, string>> {
  const { USER_ID_FOR_SRP = '', SALT = '', SRP_B = '', SECRET_BLOCK = '' } = ChallengeParameters;
  const { signature, timestamp } = await provePassword({
    ephemeral,
    userPoolId: target.outputs.UserPoolId,
    userId: USER_ID_FOR_SRP,
    password,
    salt: SALT,
    srpB: SRP_B,
    secretBlock: SECRET_BLOCK,
    timestamp: formatTimestamp(at ?? target.now()),
  });
  return {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: signature,
    TIMESTAMP: timestamp,
    ...(deviceKey === undefined ? {} : { DEVICE_KEY: deviceKey }),
  };
}

/** Answers a challenge with the client of all flows. */
export function respond(
  lab: Lab,
  { ChallengeName, Session }: Output,
  ChallengeResponses: Readonly<Record<string, string>>,
  ClientId = lab.target.outputs.ClientId,
): Promise<CallResult> {
  return lab.call('RespondToAuthChallenge', { ClientId, ChallengeName, Session, ChallengeResponses });
}

/** Signs in with SRP, up to the response after the proof. */
export async function signInBySrp(lab: Lab, username: string, options: SrpOptions = {}): Promise<CallResult> {
  const { asked, prove } = await beginSrp(lab, username, options);
  return respond(lab, asked.output, await prove());
}

/** Signs in with the password itself, up to the response after it. */
export function signInByPassword(
  lab: Lab,
  username: string,
  { ClientId = lab.target.outputs.ClientId, ...parameters }: Readonly<Record<string, string>> = {},
): Promise<CallResult> {
  return lab.call('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD, ...parameters },
  });
}

export interface KeptDevice {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  readonly devicePassword: string;
}

/** Confirms the device in a token response. */
export async function confirmDevice(lab: Lab, { AuthenticationResult }: Output): Promise<KeptDevice> {
  const { AccessToken, NewDeviceMetadata = {} } = AuthenticationResult ?? {};
  const { DeviceKey = '', DeviceGroupKey = '' } = NewDeviceMetadata;
  const keys = { deviceKey: DeviceKey, deviceGroupKey: DeviceGroupKey };
  const { devicePassword, salt, passwordVerifier } = await createDeviceSecret(keys);
  await lab.must('ConfirmDevice', {
    AccessToken,
    DeviceKey,
    DeviceSecretVerifierConfig: { Salt: salt, PasswordVerifier: passwordVerifier },
  });
  return { ...keys, devicePassword };
}

/** Answers DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER. */
export async function answerDevice(
  lab: Lab,
  username: string,
  asked: Output,
  device: KeptDevice,
): Promise<CallResult> {
  const ephemeral = await startSrp();
  const { output } = await respond(lab, asked, {
    USERNAME: username,
    DEVICE_KEY: device.deviceKey,
    SRP_A: ephemeral.srpA,
  });
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '' } = output.ChallengeParameters ?? {};
  const { signature, timestamp } = await proveDevice({
    ...device,
    ephemeral,
    salt: SALT,
    srpB: SRP_B,
    secretBlock: SECRET_BLOCK,
    timestamp: formatTimestamp(lab.target.now()),
  });
  return respond(lab, output, {
    USERNAME: username,
    DEVICE_KEY: device.deviceKey,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: signature,
    TIMESTAMP: timestamp,
  });
}

/** The codes of an authenticator app: the current one, or that of a later 30-second step. */
export function codesOf({ target }: Lab, secret: string): (steps?: number) => string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return (steps = 0) => totp.generate({ timestamp: target.now() + steps * 30_000 });
}

/** Registers an authenticator app for a user, with tokens; returns its codes. */
export async function registerAuthenticator(
  lab: Lab,
  { AuthenticationResult }: Output,
): Promise<(steps?: number) => string> {
  const AccessToken = AuthenticationResult?.AccessToken;
  const { SecretCode = '' } = await lab.must('AssociateSoftwareToken', { AccessToken });
  const code = codesOf(lab, SecretCode);
  await lab.must('VerifySoftwareToken', { AccessToken, UserCode: code() });
  return code;
}

/** Registers an authenticator app, and turns it on. */
export async function addAuthenticator(lab: Lab, output: Output): Promise<(steps?: number) => string> {
  const code = await registerAuthenticator(lab, output);
  await lab.must('SetUserMFAPreference', {
    AccessToken: output.AuthenticationResult?.AccessToken,
    SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
  });
  return code;
}

/** Signs in where a second factor is required, and sets up an authenticator app on the way. */
export async function setUpAuthenticator(lab: Lab, username: string, ClientId: string) {
  const asked = (await signInByPassword(lab, username, { ClientId })).output;
  const { SecretCode = '', ...begun } = await lab.must('AssociateSoftwareToken', { Session: asked.Session });
  const code = codesOf(lab, SecretCode);
  const { Session } = await lab.must('VerifySoftwareToken', { Session: begun.Session, UserCode: code() });
  const next = { ChallengeName: asked.ChallengeName, Session };
  return { code, ...(await respond(lab, next, { USERNAME: username }, ClientId)) };
}
