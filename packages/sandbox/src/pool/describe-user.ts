import type { JsonObject } from '../wire/json.ts';
import type { User } from './user.ts';

export function describeAttributes(attributes: ReadonlyMap<string, string>): JsonObject[] {
  return [...attributes].map(([Name, Value]) => ({ Name, Value }));
}

/** Describes the MFA settings of a user on the wire; members that are not set up are missing. */
export function describeMfa({ mfa }: User): JsonObject {
  return {
    ...(mfa.preferred ? { PreferredMfaSetting: mfa.preferred } : {}),
    ...(mfa.enabled.size > 0 ? { UserMFASettingList: [...mfa.enabled] } : {}),
  };
}

/** Describes a user for administrators. Lists call the attributes `Attributes`, AdminGetUser `UserAttributes`. */
export function describeUser(
  user: User,
  attributes: 'Attributes' | 'UserAttributes',
  only?: readonly string[],
): JsonObject {
  const shown = [...user.attributes].filter(([name]) => only?.includes(name) ?? true);
  return {
    Username: user.username,
    [attributes]: describeAttributes(new Map(shown)),
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
