import { nameNewDevice, presentedDevice, tracksDevices } from '../devices/track.ts';
import type { Call } from '../operations/operation.ts';
import { issueTokens } from '../tokens/issue.ts';
import { startGrant } from '../tokens/start-grant.ts';
import type { JsonObject } from '../wire/json.ts';
import type { AuthOutput } from './ask.ts';
import type { KnownSignIn } from './sign-in.ts';

/** Ends a sign-in with tokens, and with NewDeviceMetadata when it came from no known device. */
export async function finishSignIn(call: Call, signIn: KnownSignIn): Promise<AuthOutput> {
  const { pool } = call;
  const known = presentedDevice(pool, signIn);
  if (known) known.authenticatedAt = pool.clock.now();
  const added = known || !canStartDevice(call, signIn) ? undefined : nameNewDevice(pool, signIn.user);
  const grant = startGrant(pool, signIn, (known ?? added)?.key);
  const refreshToken = pool.grants.issueRefreshToken(grant);
  const tokens = await issueTokens(pool, grant);
  const result: JsonObject = {
    ...tokens,
    RefreshToken: refreshToken.text,
    ...(added ? { NewDeviceMetadata: { DeviceKey: added.key, DeviceGroupKey: added.groupKey } } : {}),
  };
  return { AuthenticationResult: result, ChallengeParameters: {} };
}

// CUSTOM_AUTH gives no new device unless the password was proved first.
function canStartDevice({ pool }: Call, signIn: KnownSignIn): boolean {
  return tracksDevices(pool) && (signIn.flow !== 'CUSTOM_AUTH' || signIn.proofs.has('password'));
}
