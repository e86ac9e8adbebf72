import { adminConfirmSignUp } from './admin/admin-confirm-sign-up.ts';
import { adminCreateUser } from './admin/admin-create-user.ts';
import { adminDeleteUser } from './admin/admin-delete-user.ts';
import { adminDisableUser } from './admin/admin-disable-user.ts';
import { adminEnableUser } from './admin/admin-enable-user.ts';
import { adminGetUser } from './admin/admin-get-user.ts';
import { adminInitiateAuth } from './admin/admin-initiate-auth.ts';
import { adminResetUserPassword } from './admin/admin-reset-user-password.ts';
import { adminRespondToAuthChallenge } from './admin/admin-respond-to-auth-challenge.ts';
import { adminSetUserMfaPreference } from './admin/admin-set-user-mfa-preference.ts';
import { adminSetUserPassword } from './admin/admin-set-user-password.ts';
import { adminUpdateUserAttributes } from './admin/admin-update-user-attributes.ts';
import { adminUserGlobalSignOut } from './admin/admin-user-global-sign-out.ts';
import { createUserPool } from './admin/create-user-pool.ts';
import { createUserPoolClient } from './admin/create-user-pool-client.ts';
import { describeUserPool } from './admin/describe-user-pool.ts';
import { describeUserPoolClient } from './admin/describe-user-pool-client.ts';
import { getUserPoolMfaConfig } from './admin/get-user-pool-mfa-config.ts';
import { listUsers } from './admin/list-users.ts';
import { setUserPoolMfaConfig } from './admin/set-user-pool-mfa-config.ts';
import { updateUserPool } from './admin/update-user-pool.ts';
import { updateUserPoolClient } from './admin/update-user-pool-client.ts';
import { associateSoftwareToken } from './associate-software-token.ts';
import { changePassword } from './change-password.ts';
import { completeWebAuthnRegistration } from './complete-web-authn-registration.ts';
import { confirmDevice } from './confirm-device.ts';
import { confirmForgotPassword } from './confirm-forgot-password.ts';
import { confirmSignUp } from './confirm-sign-up.ts';
import { deleteUser } from './delete-user.ts';
import { deleteUserAttributes } from './delete-user-attributes.ts';
import { deleteWebAuthnCredential } from './delete-web-authn-credential.ts';
import { forgetDevice } from './forget-device.ts';
import { forgotPassword } from './forgot-password.ts';
import { getDevice } from './get-device.ts';
import { getTokensFromRefreshToken } from './get-tokens-from-refresh-token.ts';
import { getUser } from './get-user.ts';
import { getUserAttributeVerificationCode } from './get-user-attribute-verification-code.ts';
import { getUserAuthFactors } from './get-user-auth-factors.ts';
import { globalSignOut } from './global-sign-out.ts';
import { initiateAuth } from './initiate-auth.ts';
import { listDevices } from './list-devices.ts';
import { listWebAuthnCredentials } from './list-web-authn-credentials.ts';
import type { Handler } from './operation.ts';
import { resendConfirmationCode } from './resend-confirmation-code.ts';
import { respondToAuthChallenge } from './respond-to-auth-challenge.ts';
import { revokeToken } from './revoke-token.ts';
import { setUserMfaPreference } from './set-user-mfa-preference.ts';
import { signUp } from './sign-up.ts';
import { startWebAuthnRegistration } from './start-web-authn-registration.ts';
import { updateDeviceStatus } from './update-device-status.ts';
import { updateUserAttributes } from './update-user-attributes.ts';
import { verifySoftwareToken } from './verify-software-token.ts';
import { verifyUserAttribute } from './verify-user-attribute.ts';

/** Every operation the pool knows, by its name on the wire. */
export const operations: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    AdminConfirmSignUp: adminConfirmSignUp,
    AdminCreateUser: adminCreateUser,
    AdminDeleteUser: adminDeleteUser,
    AdminDisableUser: adminDisableUser,
    AdminEnableUser: adminEnableUser,
    AdminGetUser: adminGetUser,
    AdminInitiateAuth: adminInitiateAuth,
    AdminResetUserPassword: adminResetUserPassword,
    AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
    AdminSetUserMFAPreference: adminSetUserMfaPreference,
    AdminSetUserPassword: adminSetUserPassword,
    AdminUpdateUserAttributes: adminUpdateUserAttributes,
    AdminUserGlobalSignOut: adminUserGlobalSignOut,
    AssociateSoftwareToken: associateSoftwareToken,
    ChangePassword: changePassword,
    CompleteWebAuthnRegistration: completeWebAuthnRegistration,
    ConfirmDevice: confirmDevice,
    ConfirmForgotPassword: confirmForgotPassword,
    ConfirmSignUp: confirmSignUp,
    CreateUserPool: createUserPool,
    CreateUserPoolClient: createUserPoolClient,
    DeleteUser: deleteUser,
    DeleteUserAttributes: deleteUserAttributes,
    DeleteWebAuthnCredential: deleteWebAuthnCredential,
    DescribeUserPool: describeUserPool,
    DescribeUserPoolClient: describeUserPoolClient,
    ForgetDevice: forgetDevice,
    ForgotPassword: forgotPassword,
    GetDevice: getDevice,
    GetTokensFromRefreshToken: getTokensFromRefreshToken,
    GetUser: getUser,
    GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
    GetUserAuthFactors: getUserAuthFactors,
    GetUserPoolMfaConfig: getUserPoolMfaConfig,
    GlobalSignOut: globalSignOut,
    InitiateAuth: initiateAuth,
    ListDevices: listDevices,
    ListUsers: listUsers,
    ListWebAuthnCredentials: listWebAuthnCredentials,
    ResendConfirmationCode: resendConfirmationCode,
    RespondToAuthChallenge: respondToAuthChallenge,
    RevokeToken: revokeToken,
    SetUserMFAPreference: setUserMfaPreference,
    SetUserPoolMfaConfig: setUserPoolMfaConfig,
    SignUp: signUp,
    StartWebAuthnRegistration: startWebAuthnRegistration,
    UpdateDeviceStatus: updateDeviceStatus,
    UpdateUserAttributes: updateUserAttributes,
    UpdateUserPool: updateUserPool,
    UpdateUserPoolClient: updateUserPoolClient,
    VerifySoftwareToken: verifySoftwareToken,
    VerifyUserAttribute: verifyUserAttribute,
  }),
);
