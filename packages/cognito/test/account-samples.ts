import * as cognito from '../src/index.ts';
import { context, type Sample, sample, secret, token } from './sample.ts';

const app = { secretHash: secret('hash') };
const attributes = [{ name: 'email', value: secret('email') }];
const codeDeliveryDetails = {
  Destination: secret('destination'),
  DeliveryMedium: 'EMAIL',
  AttributeName: 'email',
};
const factors = { PreferredMfaSetting: 'SMS_MFA', UserMFASettingList: ['SMS_MFA', 'EMAIL_OTP'] };

/** Sign-up, the user's own account, second factors and passkeys. */
export const accountSamples: readonly Sample[] = [
  sample(
    'SignUp',
    cognito.signUp,
    cognito.isSignUpError,
    {
      ...app,
      ...context,
      username: secret('user'),
      password: secret('password'),
      userAttributes: attributes,
      validationData: attributes,
    },
    {
      UserConfirmed: false,
      UserSub: secret('sub'),
      CodeDeliveryDetails: codeDeliveryDetails,
      Session: secret('session'),
    },
  ),
  sample(
    'ConfirmSignUp',
    cognito.confirmSignUp,
    cognito.isConfirmSignUpError,
    {
      ...app,
      ...context,
      username: secret('user'),
      confirmationCode: secret('code'),
      forceAliasCreation: true,
      session: secret('session'),
    },
    { Session: secret('session') },
  ),
  sample(
    'ResendConfirmationCode',
    cognito.resendConfirmationCode,
    cognito.isResendConfirmationCodeError,
    { ...app, ...context, username: secret('user') },
    { CodeDeliveryDetails: codeDeliveryDetails },
  ),
  sample(
    'ForgotPassword',
    cognito.forgotPassword,
    cognito.isForgotPasswordError,
    { ...app, ...context, username: secret('user') },
    { CodeDeliveryDetails: codeDeliveryDetails },
  ),
  sample('ConfirmForgotPassword', cognito.confirmForgotPassword, cognito.isConfirmForgotPasswordError, {
    ...app,
    ...context,
    username: secret('user'),
    confirmationCode: secret('code'),
    password: secret('password'),
  }),
  sample('ChangePassword', cognito.changePassword, cognito.isChangePasswordError, {
    ...token,
    previousPassword: secret('old'),
    proposedPassword: secret('new'),
  }),
  sample('GetUser', cognito.getUser, cognito.isGetUserError, token, {
    Username: secret('user'),
    UserAttributes: [{ Name: 'email', Value: secret('email') }],
    MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }],
    ...factors,
  }),
  sample(
    'UpdateUserAttributes',
    cognito.updateUserAttributes,
    cognito.isUpdateUserAttributesError,
    { ...token, userAttributes: attributes, clientMetadata: context.clientMetadata },
    { CodeDeliveryDetailsList: [codeDeliveryDetails] },
  ),
  sample(
    'GetUserAttributeVerificationCode',
    cognito.getUserAttributeVerificationCode,
    cognito.isGetUserAttributeVerificationCodeError,
    { ...token, attributeName: 'email', clientMetadata: context.clientMetadata },
    { CodeDeliveryDetails: codeDeliveryDetails },
  ),
  sample('VerifyUserAttribute', cognito.verifyUserAttribute, cognito.isVerifyUserAttributeError, {
    ...token,
    attributeName: 'email',
    code: secret('code'),
  }),
  sample('DeleteUserAttributes', cognito.deleteUserAttributes, cognito.isDeleteUserAttributesError, {
    ...token,
    userAttributeNames: ['nickname'],
  }),
  sample('DeleteUser', cognito.deleteUser, cognito.isDeleteUserError, token),
  sample(
    'AssociateSoftwareToken',
    cognito.associateSoftwareToken,
    cognito.isAssociateSoftwareTokenError,
    { session: secret('session') },
    { SecretCode: secret('totp'), Session: secret('session') },
  ),
  sample(
    'VerifySoftwareToken',
    cognito.verifySoftwareToken,
    cognito.isVerifySoftwareTokenError,
    { session: secret('session'), userCode: secret('code'), friendlyDeviceName: secret('phone') },
    { Status: 'SUCCESS', Session: secret('session') },
  ),
  sample('SetUserMFAPreference', cognito.setUserMfaPreference, cognito.isSetUserMfaPreferenceError, {
    ...token,
    smsMfaSettings: { enabled: true, preferredMfa: false },
    softwareTokenMfaSettings: { enabled: true, preferredMfa: true },
    emailMfaSettings: { enabled: false },
    webAuthnMfaSettings: { enabled: true },
  }),
  sample('GetUserAuthFactors', cognito.getUserAuthFactors, cognito.isGetUserAuthFactorsError, token, {
    Username: secret('user'),
    ...factors,
    ConfiguredUserAuthFactors: ['PASSWORD', 'WEB_AUTHN'],
  }),
  sample(
    'StartWebAuthnRegistration',
    cognito.startWebAuthnRegistration,
    cognito.isStartWebAuthnRegistrationError,
    token,
    {
      CredentialCreationOptions: {
        challenge: secret('challenge'),
        user: { id: secret('id'), displayName: secret('name'), name: secret('name') },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      },
    },
  ),
  sample(
    'CompleteWebAuthnRegistration',
    cognito.completeWebAuthnRegistration,
    cognito.isCompleteWebAuthnRegistrationError,
    {
      ...token,
      credential: { id: secret('id'), response: { attestationObject: secret('attestation') } },
    },
  ),
  sample(
    'ListWebAuthnCredentials',
    cognito.listWebAuthnCredentials,
    cognito.isListWebAuthnCredentialsError,
    { ...token, nextToken: secret('page'), maxResults: 20 },
    {
      Credentials: [
        {
          CredentialId: secret('id'),
          FriendlyCredentialName: secret('key'),
          RelyingPartyId: secret('rp'),
          AuthenticatorAttachment: 'platform',
          AuthenticatorTransports: ['internal'],
          CreatedAt: 1715100742.022,
        },
      ],
      NextToken: secret('page'),
    },
  ),
  sample(
    'DeleteWebAuthnCredential',
    cognito.deleteWebAuthnCredential,
    cognito.isDeleteWebAuthnCredentialError,
    {
      ...token,
      credentialId: secret('id'),
    },
  ),
];
