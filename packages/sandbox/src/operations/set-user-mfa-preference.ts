import { applyMfaPreference, mfaPreference } from '../mfa/preference.ts';
import { userOperation } from './operation.ts';

export const setUserMfaPreference = userOperation(mfaPreference, ({ user }, input) => {
  applyMfaPreference(user, input);
  return {};
});
