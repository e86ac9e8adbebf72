import { confirmDevice, forgetDevice, updateDeviceStatus } from '@latchkey/cognito';
import { createDeviceSecret } from '@latchkey/srp';
import type { AuthServices } from '../machine/ports.ts';
import { clientOf } from './client.ts';
import type { ServiceContext } from './context.ts';
import { faultReply } from './faults.ts';

export function deviceServices(
  context: ServiceContext,
): Pick<AuthServices, 'confirmDevice' | 'updateDevice'> {
  const client = clientOf(context);
  const { config, environment, vault } = context;

  return {
    async confirmDevice({ username }, signal) {
      const { session } = vault.session.held();
      if (!session?.newDevice || session.username !== username) {
        return faultReply('unexpected', 'device-missing');
      }
      const { newDevice, accessToken } = session;
      const secret = await createDeviceSecret(newDevice, { random: environment.random });
      const { devicePassword, ...verifierConfig } = secret;
      const { userConfirmationNecessary } = await confirmDevice(
        client,
        {
          accessToken,
          deviceKey: newDevice.deviceKey,
          deviceSecretVerifierConfig: verifierConfig,
          deviceName: config.deviceName,
        },
        { signal },
      );
      const standing = userConfirmationNecessary ? 'undecided' : 'remembered';
      await vault.devices.save(username, { ...newDevice, devicePassword, standing });
      await vault.session.modify((stored) => ({ ...stored, newDevice: null }));
      return { kind: standing };
    },

    async updateDevice({ username, to }, signal) {
      const { session } = vault.session.held();
      const device = await vault.devices.load(username);
      if (!session || !device) return faultReply('unexpected', 'device-missing');
      const { deviceKey } = device;
      const { accessToken } = session;
      if (to === 'forgotten') {
        await forgetDevice(client, { accessToken, deviceKey }, { signal });
        await vault.devices.forget(username);
      } else {
        const status = to === 'remembered' ? 'remembered' : 'not_remembered';
        await updateDeviceStatus(
          client,
          { accessToken, deviceKey, deviceRememberedStatus: status },
          { signal },
        );
        await vault.devices.save(username, {
          ...device,
          standing: to === 'remembered' ? 'remembered' : 'declined',
        });
      }
      return { kind: 'done' };
    },
  };
}
