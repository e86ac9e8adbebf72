import { type BareClient, confirmDevice, getDevice, isCognitoError } from '@latchkey/cognito';
import { createDeviceSecret } from '@latchkey/srp';
import type { DeviceStanding } from '../model.ts';
import type { NewDevice, StoredSession } from '../vault/session.ts';
import { clientOf } from './client.ts';
import type { ServiceContext } from './context.ts';

type Standing = Exclude<DeviceStanding, 'new'>;

/** Another attempt sends the same verifier, so a lost response does no harm. Milliseconds. */
const REQUEST = { timeout: 8_000, retry: false } as const;

/**
 * Confirms this browser as a device of the signed-in user, unless another tab has done so: then returns its standing. If
 * another library confirmed the device, Cognito is asked once. Null if nobody, or another user, is signed in. Call it under
 * `alone`.
 *
 * The secret is stored with the session before its verifier is sent: if the response is lost, or the tab dies, another
 * attempt still has the secret that Cognito knows.
 *
 * @throws `ErrorOf<typeof confirmDevice>` and `ErrorOf<typeof getDevice>` of `@latchkey/cognito`
 */
export async function confirmNewDevice(
  context: ServiceContext,
  username: string,
  signal?: AbortSignal,
): Promise<Standing | null> {
  const { vault, environment, config } = context;
  const { session, generation } = await vault.session.read();
  if (session?.username !== username) return null;
  const { newDevice, accessToken } = session;
  const client = clientOf(context);
  const options = { ...REQUEST, ...(signal && { signal }) };
  if (session.origin === 'managedLogin') return 'none';
  if (!newDevice) {
    const device = await vault.devices.load(username);
    if (device?.standing !== 'unknown') return device?.standing ?? 'none';
    // The likely standing until Cognito can be asked: when the next page opens, with renewed tokens.
    if (!vault.session.isUsable()) return 'remembered';
    const standing = await standingAt(client, accessToken, device.deviceKey, options);
    await vault.devices.save(username, { ...device, standing });
    return standing;
  }

  const { deviceKey, deviceGroupKey } = newDevice;
  const secret = newDevice.secret ?? (await createDeviceSecret(newDevice, { random: environment.random }));
  const kept = { ...session, newDevice: { deviceKey, deviceGroupKey, secret } };
  if (!newDevice.secret && !(await vault.session.save(kept, generation))) {
    return confirmNewDevice(context, username, signal);
  }

  const { devicePassword, salt, passwordVerifier } = secret;
  const standing = await confirmDevice(
    client,
    {
      accessToken,
      deviceKey,
      deviceSecretVerifierConfig: { salt, passwordVerifier },
      // Cognito refuses any other length, and a device that is not confirmed cannot refresh.
      deviceName: config.deviceName?.slice(0, 1024) || undefined,
    },
    options,
  ).then(
    ({ userConfirmationNecessary }) => (userConfirmationNecessary ? 'undecided' : 'remembered'),
    (error: unknown) => {
      if (!isNamed(error, 'DeviceKeyExistsException')) throw error;
      // With this secret, by an earlier call or by this one, which browsers repeat when a keep-alive connection drops.
      // Otherwise Cognito refuses the proof at the next sign-in, which then continues without the device.
      return standingAt(client, accessToken, deviceKey, options);
    },
  );
  await vault.devices.save(username, { deviceKey, deviceGroupKey, devicePassword, standing });
  await vault.session.modify((stored) => (isOf(stored, newDevice) ? { ...stored, newDevice: null } : stored));
  return standing;
}

/** Another sign-in may have replaced it meanwhile, with its own device. */
const isOf = ({ newDevice }: StoredSession, { deviceKey }: NewDevice) => newDevice?.deviceKey === deviceKey;

/** Cognito finds only devices that it remembers; only the lost response said whether to ask the person. */
const standingAt = (
  client: BareClient,
  accessToken: string,
  deviceKey: string,
  options: { readonly timeout: number; readonly retry: false },
): Promise<'remembered' | 'undecided'> =>
  getDevice(client, { accessToken, deviceKey }, options).then(
    () => 'remembered',
    (error: unknown) => {
      if (isNamed(error, 'ResourceNotFoundException')) return 'undecided';
      throw error;
    },
  );

const isNamed = (error: unknown, name: string) => isCognitoError(error) && error.exceptionName === name;
