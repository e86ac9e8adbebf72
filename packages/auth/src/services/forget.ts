import type { AuthServices } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';

/** Forgets a device in this browser that the server does not recognise. */
export const forgetServices = ({ vault }: ServiceContext): Pick<AuthServices, 'forgetLocalDevice'> => ({
  async forgetLocalDevice({ attempt }) {
    await vault.devices.forget(attempt.username);
    return { kind: 'done' };
  },
});
