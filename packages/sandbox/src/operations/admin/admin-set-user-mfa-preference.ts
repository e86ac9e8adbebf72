import { applyMfaPreference, mfaPreference } from '../../mfa/preference.ts';
import { adminOperation } from '../operation.ts';

export const adminSetUserMfaPreference = adminOperation(mfaPreference, ({ user }, input) => {
  applyMfaPreference(user, input);
  return {};
});
