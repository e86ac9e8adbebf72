import type { DeviceStanding, SessionInfo } from '../model.ts';
import type { StoredSession } from '../vault/session.ts';
import type { BaseContext } from './context.ts';

/** What the chart may know of a session. */
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

/** What is known of this browser as a device of the session's user. */
export async function deviceStanding(
  { vault }: Pick<BaseContext, 'vault'>,
  { newDevice, username, origin }: StoredSession,
): Promise<DeviceStanding> {
  // Managed login knows no device of an app.
  if (origin === 'managedLogin') return 'none';
  if (newDevice) return 'new';
  const standing = (await vault.devices.load(username))?.standing ?? 'none';
  // Cognito is asked where a new device would be confirmed.
  return standing === 'unknown' ? 'new' : standing;
}
