import type { AuthServices } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';

/** How this browser forgets a device that the server does not know. */
export const forgetServices = ({ vault }: ServiceContext): Pick<AuthServices, 'forgetLocalDevice'> => ({
  async forgetLocalDevice({ attempt }) {
    await vault.devices.forget(attempt.username);
    return { kind: 'done' };
  },
});
