/**
 * The parts of a user interface that are the same in every framework: functions and stores, no components.
 *
 * @module
 */

export { requireArgument, takeOptions } from '../require-argument.ts';
export { requireAuth } from '../require-auth.ts';
export { type Access, accessOf, isReturning, userOf } from './access.ts';
export { assertLive } from './assert-live.ts';
export { type Countdown, createCountdown } from './countdown.ts';
export { digitsOf } from './digits.ts';
export { hasAccess } from './has-access.ts';
export { managedLoginOf } from './managed-login.ts';
export { type OwnedAuth, ownAuth } from './owned-auth.ts';
export { canAutofillPasskeys, offerPasskeyAutofill } from './passkey-autofill.ts';
export { requireCreate } from './require-create.ts';
export { requirePath } from './require-path.ts';
export { returnPath } from './return-path.ts';
export { keepEqual, type Shown } from './selection.ts';
export { getServerState } from './server-state.ts';
export { type SettledState, whenSettled } from './settled.ts';
export { receiveSmsCode } from './sms-code.ts';
export { type AuthStore, toStore } from './store.ts';
