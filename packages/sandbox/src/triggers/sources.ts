import type { TriggerName } from './events.ts';

/**
 * Every trigger of a pool, with the `triggerSource` values that its events can have here (developer guide, "Customizing user
 * pool workflows with Lambda triggers").
 */
export const TRIGGER_SOURCES = {
  preSignUp: ['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'],
  postConfirmation: ['PostConfirmation_ConfirmSignUp', 'PostConfirmation_ConfirmForgotPassword'],
  preAuthentication: ['PreAuthentication_Authentication'],
  postAuthentication: ['PostAuthentication_Authentication'],
  defineAuthChallenge: ['DefineAuthChallenge_Authentication'],
  createAuthChallenge: ['CreateAuthChallenge_Authentication'],
  verifyAuthChallengeResponse: ['VerifyAuthChallengeResponse_Authentication'],
  preTokenGeneration: [
    'TokenGeneration_HostedAuth',
    'TokenGeneration_Authentication',
    'TokenGeneration_NewPasswordChallenge',
    'TokenGeneration_AuthenticateDevice',
    'TokenGeneration_RefreshTokens',
    'TokenGeneration_ClientCredentials',
  ],
  userMigration: ['UserMigration_Authentication', 'UserMigration_ForgotPassword'],
  customMessage: [
    'CustomMessage_SignUp',
    'CustomMessage_AdminCreateUser',
    'CustomMessage_ResendCode',
    'CustomMessage_ForgotPassword',
    'CustomMessage_UpdateUserAttribute',
    'CustomMessage_VerifyUserAttribute',
    'CustomMessage_Authentication',
  ],
} as const satisfies Record<TriggerName, readonly [string, ...string[]]>;

/** The `triggerSource` values of one trigger. */
export type TriggerSource<N extends TriggerName> = (typeof TRIGGER_SOURCES)[N][number];

/** Whether a pool has a trigger of this name. */
export function isTriggerName(name: string): name is TriggerName {
  return Object.hasOwn(TRIGGER_SOURCES, name);
}
