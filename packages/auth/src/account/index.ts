/**
 * Account functions for a signed-in person. Each takes the `Auth` object; bundlers drop those that are not used.
 *
 * @module
 */
export {
  type Contact,
  deleteAttributes,
  sendVerificationCode,
  updateAttributes,
  verifyAttribute,
} from './attributes.ts';
export { type AccountDevice, forgetDevice, listDevices } from './devices.ts';
export { faultFrom } from './fault.ts';
export { type AuthEventFeedback, sendAuthEventFeedback } from './feedback.ts';
export { finishTotpSetup, type MfaPreference, setMfaPreference, startTotpSetup } from './mfa.ts';
export type { Page, PageRequest } from './page.ts';
export { deletePasskey, listPasskeys, type Passkey, registerPasskey } from './passkeys.ts';
export { changePassword } from './password.ts';
export { type AccountSession, listSessions, revokeSession } from './sessions.ts';
export { isUntracked } from './untracked.ts';
export { type Account, deleteUser, getFactors, getUser } from './user.ts';
