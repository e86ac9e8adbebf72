import type { BackendServices } from '../../machine/ports.ts';
import type { ServiceContext } from '../context.ts';
import { ManagedLoginError } from '../managed-login-error.ts';
import { claimRedirect } from './claim.ts';
import { exchangeCode } from './exchange.ts';
import { explain } from './explain.ts';
import { prepareRedirect } from './prepare.ts';
import { openRedirects } from './redirects.ts';

type ManagedLoginServices = Pick<BackendServices, 'prepareRedirect' | 'claimRedirect' | 'exchangeCode'>;

/** The services of managed login, where the secrets are. */
export function managedLoginServices(context: ServiceContext): ManagedLoginServices {
  const redirects = openRedirects(context);
  return {
    prepareRedirect: (input, signal) => prepareRedirect(context, redirects, input, signal),
    async claimRedirect(input) {
      const reply = await claimRedirect(context, redirects, input);
      if (reply.kind === 'fault') explain(reply.fault);
      return reply;
    },
    async exchangeCode(input, signal) {
      try {
        return await exchangeCode(context, redirects, input, signal);
      } catch (error) {
        if (error instanceof ManagedLoginError) explain(error.fault);
        throw error;
      }
    },
  };
}
