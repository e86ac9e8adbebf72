import { forgetDevice, updateDeviceStatus } from '@latchkey/cognito';
import type { AuthServices } from '../machine/ports.ts';
import { clientOf } from './client.ts';
import type { ServiceContext } from './context.ts';
import { faultReply } from './fault-reply.ts';
import { refusal } from './faults.ts';

export function deviceServices(context: ServiceContext): Pick<AuthServices, 'updateDevice'> {
  const client = clientOf(context);
  const { vault, tabs } = context;

  return {
    async updateDevice({ username, to }, signal) {
      const { session } = vault.session.held();
      const device = await vault.devices.load(username);
      // Another tab has already forgotten it.
      if (!device && to === 'forgotten') return { kind: 'done' };
      if (!session || !device) return faultReply('unexpected', 'device-missing');
      const { deviceKey } = device;
      const { accessToken } = session;
      if (to === 'forgotten') {
        await forgetDevice(client, { accessToken, deviceKey }, { signal }).catch((error: unknown) => {
          // Another browser has forgotten it at Cognito: it is forgotten here, too.
          if (refusal(error, 0).fault.kind !== 'deviceUnknown') throw error;
        });
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
      tabs.announce({ device: true });
      return { kind: 'done' };
    },
  };
}
