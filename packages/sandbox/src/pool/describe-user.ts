import type { JsonObject } from '../wire/json.ts';
import type { User } from './user.ts';

export function describeAttributes({ attributes }: User): JsonObject[] {
  return [...attributes].map(([Name, Value]) => ({ Name, Value }));
}

/** The MFA part of a user on the wire; absent members where nothing is set up. */
export function describeMfa({ mfa }: User): JsonObject {
  return {
    ...(mfa.preferred ? { PreferredMfaSetting: mfa.preferred } : {}),
    ...(mfa.enabled.size > 0 ? { UserMFASettingList: [...mfa.enabled] } : {}),
  };
}
