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
    'InitiateAuth',
    cognito.initiateAuth,
    cognito.isInitiateAuthError,
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
    'RespondToAuthChallenge',
    cognito.respondToAuthChallenge,
    cognito.isRespondToAuthChallengeError,
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
    'GetTokensFromRefreshToken',
    cognito.getTokensFromRefreshToken,
    cognito.isGetTokensFromRefreshTokenError,
    {
      refreshToken: secret('refresh'),
      clientSecret: secret('client'),
      deviceKey: secret('device'),
      clientMetadata: context.clientMetadata,
    },
    { AuthenticationResult: tokens },
  ),
  sample('RevokeToken', cognito.revokeToken, cognito.isRevokeTokenError, {
    token: secret('refresh'),
    clientSecret: secret('client'),
    revokeAssociatedSessions: 'LINKED',
  }),
  sample('GlobalSignOut', cognito.globalSignOut, cognito.isGlobalSignOutError, token),
  sample(
    'ConfirmDevice',
    cognito.confirmDevice,
    cognito.isConfirmDeviceError,
    {
      ...token,
      deviceKey: secret('device'),
      deviceSecretVerifierConfig: { passwordVerifier: secret('verifier'), salt: secret('salt') },
      deviceName: secret('laptop'),
    },
    { UserConfirmationNecessary: true },
  ),
  sample('UpdateDeviceStatus', cognito.updateDeviceStatus, cognito.isUpdateDeviceStatusError, {
    ...token,
    deviceKey: secret('device'),
    deviceRememberedStatus: 'remembered',
  }),
  sample(
    'ListDevices',
    cognito.listDevices,
    cognito.isListDevicesError,
    { ...token, limit: 60, paginationToken: secret('page') },
    { Devices: [wireDevice], PaginationToken: secret('page') },
  ),
  sample(
    'GetDevice',
    cognito.getDevice,
    cognito.isGetDeviceError,
    { ...token, deviceKey: secret('device') },
    { Device: wireDevice },
  ),
  sample('ForgetDevice', cognito.forgetDevice, cognito.isForgetDeviceError, {
    ...token,
    deviceKey: secret('device'),
  }),
];
