import type { DeviceStanding, SessionInfo } from '../model.ts';
import type { StoredSession } from '../vault/session.ts';
import type { BaseContext } from './context.ts';

/** The part of a session that the chart may know. */
export const infoOf = ({
  username,
  expiresAt,
  refreshAt,
  clockDrift,
  origin,
}: StoredSession): SessionInfo => ({
  username,
  expiresAt,
  refreshAt,
  clockDrift,
  ...(origin && { origin }),
});

/** The standing of this browser as a device of the session's user. */
export async function deviceStanding(
  { vault }: Pick<BaseContext, 'vault'>,
  { newDevice, username, origin }: StoredSession,
): Promise<DeviceStanding> {
  // Managed login does not track an app's device.
  if (origin === 'managedLogin') return 'none';
  if (newDevice) return 'new';
  const standing = (await vault.devices.load(username))?.standing ?? 'none';
  // Cognito is asked at the point where a new device would be confirmed.
  return standing === 'unknown' ? 'new' : standing;
}
