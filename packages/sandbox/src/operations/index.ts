import { confirmDevice } from './confirm-device.ts';
import { forgetDevice } from './forget-device.ts';
import { getDevice } from './get-device.ts';
import { getTokensFromRefreshToken } from './get-tokens-from-refresh-token.ts';
import { getUser } from './get-user.ts';
import { globalSignOut } from './global-sign-out.ts';
import { initiateAuth } from './initiate-auth.ts';
import { listDevices } from './list-devices.ts';
import type { Handler } from './operation.ts';
import { respondToAuthChallenge } from './respond-to-auth-challenge.ts';
import { revokeToken } from './revoke-token.ts';
import { updateDeviceStatus } from './update-device-status.ts';

/** Every operation the pool knows, by its name on the wire. */
export const operations: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    ConfirmDevice: confirmDevice,
    ForgetDevice: forgetDevice,
    GetDevice: getDevice,
    GetTokensFromRefreshToken: getTokensFromRefreshToken,
    GetUser: getUser,
    GlobalSignOut: globalSignOut,
    InitiateAuth: initiateAuth,
    ListDevices: listDevices,
    RespondToAuthChallenge: respondToAuthChallenge,
    RevokeToken: revokeToken,
    UpdateDeviceStatus: updateDeviceStatus,
  }),
);
