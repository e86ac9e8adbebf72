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
    cognito.signUp,
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
    cognito.confirmSignUp,
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
    cognito.resendConfirmationCode,
    { ...app, ...context, username: secret('user') },
    { CodeDeliveryDetails: codeDeliveryDetails },
  ),
  sample(
    cognito.forgotPassword,
    { ...app, ...context, username: secret('user') },
    { CodeDeliveryDetails: codeDeliveryDetails },
  ),
  sample(cognito.confirmForgotPassword, {
    ...app,
    ...context,
    username: secret('user'),
    confirmationCode: secret('code'),
    password: secret('password'),
  }),
  sample(cognito.changePassword, {
    ...token,
    previousPassword: secret('old'),
    proposedPassword: secret('new'),
  }),
  sample(cognito.getUser, token, {
    Username: secret('user'),
    UserAttributes: [{ Name: 'email', Value: secret('email') }],
    MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }],
    ...factors,
  }),
  sample(
    cognito.updateUserAttributes,
    { ...token, userAttributes: attributes, clientMetadata: context.clientMetadata },
    { CodeDeliveryDetailsList: [codeDeliveryDetails] },
  ),
  sample(
    cognito.getUserAttributeVerificationCode,
    { ...token, attributeName: 'email', clientMetadata: context.clientMetadata },
    { CodeDeliveryDetails: codeDeliveryDetails },
  ),
  sample(cognito.verifyUserAttribute, {
    ...token,
    attributeName: 'email',
    code: secret('code'),
  }),
  sample(cognito.deleteUserAttributes, {
    ...token,
    userAttributeNames: ['nickname'],
  }),
  sample(cognito.deleteUser, token),
  sample(
    cognito.associateSoftwareToken,
    { session: secret('session') },
    { SecretCode: secret('totp'), Session: secret('session') },
  ),
  sample(
    cognito.verifySoftwareToken,
    { session: secret('session'), userCode: secret('code'), friendlyDeviceName: secret('phone') },
    { Status: 'SUCCESS', Session: secret('session') },
  ),
  sample(cognito.setUserMfaPreference, {
    ...token,
    smsMfaSettings: { enabled: true, preferredMfa: false },
    softwareTokenMfaSettings: { enabled: true, preferredMfa: true },
    emailMfaSettings: { enabled: false },
    webAuthnMfaSettings: { enabled: true },
  }),
  sample(cognito.getUserAuthFactors, token, {
    Username: secret('user'),
    ...factors,
    ConfiguredUserAuthFactors: ['PASSWORD', 'WEB_AUTHN'],
  }),
  sample(cognito.startWebAuthnRegistration, token, {
    CredentialCreationOptions: {
      challenge: secret('challenge'),
      user: { id: secret('id'), displayName: secret('name'), name: secret('name') },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    },
  }),
  sample(cognito.completeWebAuthnRegistration, {
    ...token,
    credential: { id: secret('id'), response: { attestationObject: secret('attestation') } },
  }),
  sample(
    cognito.listWebAuthnCredentials,
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
  sample(cognito.deleteWebAuthnCredential, {
    ...token,
    credentialId: secret('id'),
  }),
];
