import {
  type Device as Described,
  forgetDevice as forgetAtCognito,
  listDevices as list,
} from '@latchkey/cognito';
import type { Auth } from '../api.ts';
import { takeText } from '../state/take.ts';
import { forgetLocal } from './forget-local.ts';
import { dateIn, objectsIn, textIn } from './output.ts';
import { type Page, type PageRequest, pageOf, takePage } from './page.ts';
import { signedIn } from './signed-in.ts';

/** A browser or app that the pool remembers for the user. */
export interface AccountDevice {
  readonly deviceKey: string;
  readonly name: string | null;
  /** Whether it is this browser. */
  readonly isThisDevice: boolean;
  readonly lastIpAddress: string | null;
  readonly createdAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/**
 * Lists up to 60 devices a page, remembered ones only. In a pool that tracks no devices it rejects: see `isUntracked`. Source: Cognito API reference, ListDevices.
 *
 * @throws AuthError, or `ErrorOf<typeof listDevices>` of `@latchkey/cognito`
 */
export async function listDevices(auth: Auth, request: PageRequest = {}): Promise<Page<AccountDevice>> {
  const { size, next } = takePage(request);
  const { client, accessToken, vault } = await signedIn(auth);
  const { devices, paginationToken } = await list(client, {
    accessToken,
    limit: size,
    paginationToken: next,
  });
  const own = vault.session.held().session?.deviceKey ?? null;
  return pageOf(
    objectsIn(devices).map((device) => describe(device, own)),
    paginationToken,
  );
}

/**
 * Deletes a device; sessions that began on it end at their next refresh. For this browser it does the same as the action
 * `forgetDevice()`, and `state.device` shows it. Source: Cognito API reference, ForgetDevice.
 *
 * @throws AuthError, or `ErrorOf<typeof forgetDevice>` of `@latchkey/cognito`
 */
export async function forgetDevice(auth: Auth, deviceKey: string): Promise<void> {
  takeText(deviceKey);
  const { client, accessToken, vault, backend, send } = await signedIn(auth);
  await forgetAtCognito(client, { accessToken, deviceKey });
  const { session } = vault.session.held();
  if (session?.deviceKey !== deviceKey) return;
  await backend.call('device.forget', forgetLocal, session.username);
  send({ type: 'device.forgotten' });
}

function describe(device: Described, own: string | null): AccountDevice {
  const { deviceAttributes, deviceCreateDate, deviceLastAuthenticatedDate } = device;
  const deviceKey = textIn(device.deviceKey) ?? '';
  const attribute = (wanted: string) =>
    textIn(objectsIn(deviceAttributes).find(({ name }) => name === wanted)?.value);
  return {
    deviceKey,
    name: attribute('device_name'),
    isThisDevice: deviceKey === own,
    lastIpAddress: attribute('last_ip_used'),
    createdAt: dateIn(deviceCreateDate),
    lastUsedAt: dateIn(deviceLastAuthenticatedDate),
  };
}
