import type { AuthCall } from '../call.ts';
import { addNewDevice, presentedDevice, tracksDevices } from '../devices/track.ts';
import { API_SCOPE } from '../pool/client-settings.ts';
import { issueTokens } from '../tokens/issue.ts';
import { startGrant } from '../tokens/start-grant.ts';
import { postAuthentication } from '../triggers/authentication.ts';
import type { TriggerSource } from '../triggers/sources.ts';
import type { JsonObject } from '../wire/json.ts';
import { type AuthOutput, ask } from './ask.ts';
import { levelClaims } from './reached-level.ts';
import type { KnownSignIn } from './sign-in.ts';

/** Ends a sign-in with tokens, and with NewDeviceMetadata if it came from no known device. */
export async function finishSignIn(call: AuthCall, signIn: KnownSignIn): Promise<AuthOutput> {
  const { pool } = call;
  const { user } = signIn;
  const known = presentedDevice(pool, signIn);
  const isNew = !known && canStartDevice(call, signIn);
  await postAuthentication(call, user, isNew);
  if (signIn.flow === 'MANAGED_LOGIN') return ask(call, signIn, { name: 'SIGNED_IN', signIn }, {});
  const added = isNew ? addNewDevice(pool, user) : undefined;
  if (known) known.authenticatedAt = pool.clock.now();
  const grant = startGrant(call, {
    user,
    client: signIn.client,
    deviceKey: (known ?? added)?.key,
    passedMfa: signIn.proofs.has('mfa'),
    scopes: [API_SCOPE],
    managedLogin: undefined,
    resource: undefined,
    ...levelClaims(pool, signIn),
    authenticatedAt: pool.clock.now(),
  });
  const refreshToken = pool.grants.issueRefreshToken(grant);
  const tokens = await issueTokens(call, grant, tokenSource(signIn), call.clientMetadata);
  user.firstSignInPending = false;
  const result: JsonObject = {
    ...tokens,
    RefreshToken: refreshToken.text,
    ...(added ? { NewDeviceMetadata: { DeviceKey: added.key, DeviceGroupKey: added.groupKey } } : {}),
  };
  return { AuthenticationResult: result, ChallengeParameters: {} };
}

// The last challenge of the sign-in decides: a device proves itself after all others.
function tokenSource({ proofs }: KnownSignIn): TriggerSource<'preTokenGeneration'> {
  if (proofs.has('device')) return 'TokenGeneration_AuthenticateDevice';
  return proofs.has('new-password')
    ? 'TokenGeneration_NewPasswordChallenge'
    : 'TokenGeneration_Authentication';
}

// Managed login does not track devices; CUSTOM_AUTH returns a new one only if the password was proved first.
function canStartDevice({ pool }: AuthCall, { flow, proofs }: KnownSignIn): boolean {
  if (flow === 'MANAGED_LOGIN') return false;
  return tracksDevices(pool) && (flow !== 'CUSTOM_AUTH' || proofs.has('password'));
}
