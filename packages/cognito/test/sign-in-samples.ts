import * as cognito from '../src/index.ts';
import { context, type Sample, sample, secret, token } from './sample.ts';

const wireDevice = {
  DeviceKey: secret('device'),
  DeviceAttributes: [{ Name: 'device_name', Value: secret('device name') }],
  DeviceCreateDate: 1715100742.022,
  DeviceLastModifiedDate: 1715100743,
  DeviceLastAuthenticatedDate: 1.7924544001e9,
};
const tokens = {
  AccessToken: secret('access'),
  IdToken: secret('id'),
  RefreshToken: secret('refresh'),
  TokenType: 'Bearer',
  ExpiresIn: 3600,
  NewDeviceMetadata: { DeviceKey: secret('device'), DeviceGroupKey: secret('group') },
};
const step = {
  ChallengeName: 'PASSWORD_VERIFIER',
  Session: secret('session'),
  ChallengeParameters: { SRP_B: secret('b'), SALT: secret('salt'), name: secret('name') },
  AvailableChallenges: ['PASSWORD', 'WEB_AUTHN'],
  AuthenticationResult: tokens,
};
/** Sign-in, tokens and devices. */
export const signInSamples: readonly Sample[] = [
  sample(
    cognito.initiateAuth,
    {
      authFlow: 'USER_SRP_AUTH',
      authParameters: {
        USERNAME: secret('user'),
        SRP_A: secret('a'),
        SECRET_HASH: secret('hash'),
        DEVICE_KEY: secret('key'),
      },
      session: secret('session'),
      ...context,
    },
    step,
  ),
  sample(
    cognito.respondToAuthChallenge,
    {
      challengeName: 'SMS_MFA',
      session: secret('session'),
      challengeResponses: {
        USERNAME: secret('user'),
        SMS_MFA_CODE: secret('code'),
        SECRET_HASH: secret('hash'),
      },
      ...context,
    },
    step,
  ),
  sample(
    cognito.getTokensFromRefreshToken,
    {
      refreshToken: secret('refresh'),
      clientSecret: secret('client'),
      deviceKey: secret('device'),
      clientMetadata: context.clientMetadata,
    },
    { AuthenticationResult: tokens },
  ),
  sample(cognito.revokeToken, {
    token: secret('refresh'),
    clientSecret: secret('client'),
    revokeAssociatedSessions: 'LINKED',
  }),
  sample(
    cognito.listUserSessions,
    { ...token, nextToken: secret('page') },
    {
      Sessions: [
        {
          SessionId: secret('tkn'),
          SessionType: 'TOKEN',
          ClientId: 'client',
          CreateDate: 1715100742.022,
          LastActiveDate: 1715100743,
          DeviceType: secret('device'),
          LastIPAddress: secret('ip'),
          LastLocation: { City: secret('city'), Country: secret('country') },
          OriginSessionId: secret('sso'),
          IsCurrentSession: true,
        },
      ],
      NextToken: secret('page'),
    },
  ),
  sample(cognito.revokeUserSession, {
    ...token,
    sessionId: secret('session'),
    revokeAssociatedSessions: 'LINKED',
  }),
  sample(cognito.updateAuthEventFeedback, {
    userPoolId: secret('pool'),
    username: secret('user'),
    eventId: secret('event'),
    feedbackToken: secret('token'),
    feedbackValue: 'Invalid',
  }),
  sample(cognito.globalSignOut, token),
  sample(
    cognito.confirmDevice,
    {
      ...token,
      deviceKey: secret('device'),
      deviceSecretVerifierConfig: { passwordVerifier: secret('verifier'), salt: secret('salt') },
      deviceName: secret('laptop'),
    },
    { UserConfirmationNecessary: true },
  ),
  sample(cognito.updateDeviceStatus, {
    ...token,
    deviceKey: secret('device'),
    deviceRememberedStatus: 'remembered',
  }),
  sample(
    cognito.listDevices,
    { ...token, limit: 60, paginationToken: secret('page') },
    { Devices: [wireDevice], PaginationToken: secret('page') },
  ),
  sample(cognito.getDevice, { ...token, deviceKey: secret('device') }, { Device: wireDevice }),
  sample(cognito.forgetDevice, {
    ...token,
    deviceKey: secret('device'),
  }),
];
