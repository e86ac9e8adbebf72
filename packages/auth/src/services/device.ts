import { forgetDevice, updateDeviceStatus } from '@latchkey/cognito';
import type { AuthServices } from '../machine/ports.ts';
import { clientOf } from './client.ts';
import type { ServiceContext } from './context.ts';
import { faultReply } from './fault-reply.ts';

export function deviceServices(context: ServiceContext): Pick<AuthServices, 'updateDevice'> {
  const client = clientOf(context);
  const { vault } = context;

  return {
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
