/**
 * A user pool for the account functions of a test double: it answers from the data of the test, in Cognito's wire format.
 *
 * @module
 */
import type { AccountDevice } from '../account/devices.ts';
import type { Passkey } from '../account/passkeys.ts';
import type { AccountSession } from '../account/sessions.ts';
import type { Attributes } from '../requests.ts';
import { takeOptions } from '../require-argument.ts';
import type { User } from '../views.ts';

type TestDevice = Pick<AccountDevice, 'deviceKey'> & Partial<AccountDevice>;
type TestSession = Pick<AccountSession, 'sessionId'> & Partial<AccountSession>;
type TestPasskey = Pick<Passkey, 'credentialId'> & Partial<Passkey>;

/** The account of the signed-in person. The account functions change it, like a real pool. */
export interface TestAccount {
  /** Default: `sub`, `email` and `email_verified` of the user's claims. */
  readonly attributes?: Attributes | undefined;
  /** Second factors that are turned on, such as `SOFTWARE_TOKEN_MFA`. Default: none. */
  readonly mfa?: readonly string[] | undefined;
  readonly preferredMfa?: string | null | undefined;
  /** First factors that are set up. Default: `PASSWORD`. */
  readonly factors?: readonly string[] | undefined;
  readonly devices?: readonly TestDevice[] | undefined;
  readonly passkeys?: readonly TestPasskey[] | undefined;
  readonly sessions?: readonly TestSession[] | undefined;
  /** The only correct password. Default: any password is correct. */
  readonly password?: string | undefined;
  /** The only correct code, for attributes and authenticator apps. Default: 123456. */
  readonly code?: string | undefined;
  /** Operations of the Cognito API to refuse: `{ ChangePassword: 'LimitExceededException' }`. */
  readonly refuse?: Readonly<Record<string, string>> | undefined;
}

/** @throws AuthError `invalid-input` */
export const takeAccount = (account: TestAccount): TestAccount =>
  takeOptions(
    account,
    [
      'attributes',
      'mfa',
      'preferredMfa',
      'factors',
      'devices',
      'passkeys',
      'sessions',
      'password',
      'code',
      'refuse',
    ],
    'account.',
  );

interface MfaSettings {
  readonly Enabled?: boolean;
  readonly PreferredMfa?: boolean;
}

/** The members of all requests together. Only the library sends them. */
interface Input {
  readonly UserAttributes: readonly { readonly Name: string; readonly Value: string }[];
  readonly UserAttributeNames: readonly string[];
  readonly AttributeName: string;
  readonly Code: string;
  readonly UserCode: string;
  readonly PreviousPassword?: string;
  readonly ProposedPassword: string;
  readonly DeviceKey: string;
  readonly CredentialId: string;
  readonly SessionId: string;
  readonly Credential: { readonly id: string };
  readonly SMSMfaSettings?: MfaSettings;
  readonly SoftwareTokenMfaSettings?: MfaSettings;
  readonly EmailMfaSettings?: MfaSettings;
}

type Output = Readonly<Record<string, unknown>>;

class Refusal extends Error {}

function refuse(exception: string): never {
  throw new Refusal(exception);
}

const done: Output = {};
const seconds = (date: Date | null | undefined) => date && date.getTime() / 1000;
const FACTORS = [
  ['SMSMfaSettings', 'SMS_MFA'],
  ['SoftwareTokenMfaSettings', 'SOFTWARE_TOKEN_MFA'],
  ['EmailMfaSettings', 'EMAIL_OTP'],
] as const;

/** Claims of the ID token that a change of the account has changed; undefined ones are gone. */
export type ChangedClaims = Readonly<Record<string, string | boolean | undefined>>;

/**
 * @param now - epoch milliseconds, used where the test sets no time
 * @param onClaims - called when attributes have changed, as the renewed tokens of a real session show it
 */
export function accountFetch(
  given: TestAccount,
  user: User,
  now: number,
  onClaims: (changed: ChangedClaims) => void,
): typeof fetch {
  const { sub, email, email_verified } = user.claims;
  const defaults = {
    sub,
    ...(email !== undefined && { email, email_verified: String(email_verified ?? false) }),
  };
  const attributes = new Map<string, string>(Object.entries(given.attributes ?? defaults));
  const mfa = new Set(given.mfa);
  const devices = new Map<string, TestDevice>(given.devices?.map((device) => [device.deviceKey, device]));
  const passkeys = new Map<string, TestPasskey>(
    given.passkeys?.map((passkey) => [passkey.credentialId, passkey]),
  );
  const sessions = new Map<string, TestSession>(
    given.sessions?.map((session) => [session.sessionId, session]),
  );
  const code = given.code ?? '123456';
  let { preferredMfa = null, password } = given;

  function respond(operation: string, input: Input): Output {
    switch (operation) {
      case 'GetUser':
        return {
          Username: user.username,
          UserAttributes: [...attributes].map(([Name, Value]) => ({ Name, Value })),
          UserMFASettingList: [...mfa],
          PreferredMfaSetting: preferredMfa,
        };
      case 'GetUserAuthFactors':
        return { Username: user.username, ConfiguredUserAuthFactors: given.factors ?? ['PASSWORD'] };
      case 'DeleteUser':
        return done;
      case 'UpdateUserAttributes': {
        for (const { Name, Value } of input.UserAttributes) attributes.set(Name, Value);
        const names = input.UserAttributes.map(({ Name }) => Name);
        const contacts = names.filter((name) => /^(email|phone_number)$/.test(name));
        for (const name of contacts) attributes.set(`${name}_verified`, 'false');
        showClaims([...names, ...contacts.map((name) => `${name}_verified`)]);
        return { CodeDeliveryDetailsList: contacts.map(delivery) };
      }
      case 'DeleteUserAttributes':
        for (const name of input.UserAttributeNames) attributes.delete(name);
        showClaims(input.UserAttributeNames);
        return done;
      case 'GetUserAttributeVerificationCode':
        return { CodeDeliveryDetails: delivery(input.AttributeName) };
      case 'VerifyUserAttribute':
        if (input.Code !== code) refuse('CodeMismatchException');
        attributes.set(`${input.AttributeName}_verified`, 'true');
        showClaims([`${input.AttributeName}_verified`]);
        return done;
      case 'AssociateSoftwareToken':
        return { SecretCode: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };
      case 'VerifySoftwareToken':
        if (input.UserCode !== code) refuse('EnableSoftwareTokenMFAException');
        return { Status: 'SUCCESS' };
      case 'SetUserMFAPreference':
        for (const [member, factor] of FACTORS) prefer(factor, input[member]);
        return done;
      case 'ChangePassword':
        if (password !== undefined && input.PreviousPassword !== password) refuse('NotAuthorizedException');
        if (password !== undefined) password = input.ProposedPassword;
        return done;
      case 'ListDevices':
        return { Devices: [...devices.values()].map((device) => deviceOf(device, now)) };
      case 'ForgetDevice':
        return devices.delete(input.DeviceKey) ? done : refuse('ResourceNotFoundException');
      case 'ListUserSessions':
        return { Sessions: [...sessions.values()].map((session) => sessionOf(session, now)) };
      case 'RevokeUserSession':
        return sessions.delete(input.SessionId) ? done : refuse('ResourceNotFoundException');
      case 'UpdateAuthEventFeedback':
        return done;
      case 'ListWebAuthnCredentials':
        return { Credentials: [...passkeys.values()].map((passkey) => credentialOf(passkey, now)) };
      case 'DeleteWebAuthnCredential':
        return passkeys.delete(input.CredentialId) ? done : refuse('ResourceNotFoundException');
      case 'StartWebAuthnRegistration':
        return { CredentialCreationOptions: creationOptions(user.username) };
      case 'CompleteWebAuthnRegistration':
        passkeys.set(input.Credential.id, { credentialId: input.Credential.id });
        return done;
      default:
        return refuse('UnknownOperationException');
    }
  }

  function showClaims(names: readonly string[]): void {
    onClaims(Object.fromEntries(names.map((name) => [name, claimOf(name, attributes.get(name))])));
  }

  function prefer(factor: string, settings: MfaSettings | undefined): void {
    if (!settings) return;
    if (settings.Enabled) mfa.add(factor);
    else mfa.delete(factor);
    if (settings.PreferredMfa) preferredMfa = factor;
    else if (preferredMfa === factor) preferredMfa = null;
  }

  return async (input, init) => {
    const request = new Request(input, init);
    const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
    try {
      const refused = given.refuse?.[operation];
      if (refused !== undefined) refuse(refused);
      return Response.json(respond(operation, (await request.json()) as Input));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return Response.json({ __type: error.message, message: 'Refused by the test.' }, { status: 400 });
    }
  };
}

// ID tokens have those two as JSON booleans.
const claimOf = (name: string, value: string | undefined) =>
  value !== undefined && /^(email|phone_number)_verified$/.test(name) ? value === 'true' : value;

const delivery = (name: string): Output => ({
  AttributeName: name,
  DeliveryMedium: name === 'email' ? 'EMAIL' : 'SMS',
  Destination: name === 'email' ? 'a***@e***' : '+*******0199',
});

const deviceOf = (
  { deviceKey, name, lastIpAddress, createdAt, lastUsedAt }: TestDevice,
  now: number,
): Output => ({
  DeviceKey: deviceKey,
  DeviceAttributes: [
    { Name: 'device_name', Value: name ?? 'Browser' },
    { Name: 'last_ip_used', Value: lastIpAddress ?? '192.0.2.1' },
  ],
  DeviceCreateDate: seconds(createdAt) ?? now / 1000,
  DeviceLastAuthenticatedDate: seconds(lastUsedAt) ?? now / 1000,
});

const sessionOf = (session: TestSession, now: number): Output => ({
  SessionId: session.sessionId,
  SessionType: session.type ?? 'TOKEN',
  ClientId: session.clientId ?? '1example23456789',
  CreateDate: seconds(session.createdAt) ?? now / 1000,
  LastActiveDate: seconds(session.lastActiveAt) ?? now / 1000,
  DeviceType: session.deviceType ?? 'Browser',
  LastIPAddress: session.lastIpAddress ?? '192.0.2.1',
  LastLocation: { City: session.place?.city, Country: session.place?.country },
  OriginSessionId: session.originSessionId,
  IsCurrentSession: session.isThisSession ?? false,
});

const credentialOf = (
  { credentialId, name, relyingPartyId, createdAt }: TestPasskey,
  now: number,
): Output => ({
  CredentialId: credentialId,
  FriendlyCredentialName: name ?? 'Passkey',
  RelyingPartyId: relyingPartyId ?? 'example.com',
  AuthenticatorTransports: [],
  CreatedAt: seconds(createdAt) ?? now / 1000,
});

const creationOptions = (username: string): Output => ({
  rp: { id: globalThis.location?.hostname ?? 'example.com', name: 'Example' },
  user: { id: 'YWRh', name: username, displayName: username },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
});
