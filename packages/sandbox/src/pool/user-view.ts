import { isLive } from '../tokens/grants.ts';
import type { Pool } from './pool.ts';
import type { User, UserStatus } from './user.ts';

/** A device, as tests and the control page see it. */
export interface DeviceView {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  readonly name: string | undefined;
  readonly confirmed: boolean;
  readonly remembered: boolean;
  readonly confirmedAfterMfa: boolean;
}

/** A user, as tests and the control page see it: everything except secrets. */
export interface UserView {
  readonly username: string;
  readonly sub: string;
  readonly status: UserStatus;
  readonly enabled: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  readonly mfa: readonly string[];
  readonly preferredMfa: string | undefined;
  readonly hasPassword: boolean;
  /** How often the password was changed since it was first set, up to the number that the pool remembers. */
  readonly passwordChanges: number;
  readonly devices: readonly DeviceView[];
  readonly passkeys: readonly string[];
  /** Sign-ins whose refresh tokens still work. */
  readonly sessions: number;
}

export function viewUser(pool: Pool, user: User): UserView {
  const now = pool.clock.now();
  return {
    username: user.username,
    sub: user.sub,
    status: user.status,
    enabled: user.enabled,
    attributes: Object.fromEntries(user.attributes),
    groups: [...user.groups],
    mfa: [...user.mfa.enabled],
    preferredMfa: user.mfa.preferred,
    hasPassword: user.password !== undefined,
    passwordChanges: user.passwordHistory.length,
    devices: [...user.devices.values()].map((device) => ({
      deviceKey: device.key,
      deviceGroupKey: device.groupKey,
      name: device.name,
      confirmed: device.secret !== undefined,
      remembered: device.remembered,
      confirmedAfterMfa: device.confirmedAfterMfa,
    })),
    passkeys: [...user.passkeys.keys()],
    sessions: pool.grants.of(user).filter((grant) => isLive(grant, now)).length,
  };
}
