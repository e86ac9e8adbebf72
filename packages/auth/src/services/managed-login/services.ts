import type { BackendServices } from '../../machine/ports.ts';
import type { ServiceContext } from '../context.ts';
import { claimRedirect } from './claim.ts';
import { exchangeCode } from './exchange.ts';
import { prepareRedirect } from './prepare.ts';
import { openRedirects } from './redirects.ts';

type ManagedLoginServices = Pick<BackendServices, 'prepareRedirect' | 'claimRedirect' | 'exchangeCode'>;

/** The services of managed login, where the secrets are. */
export function managedLoginServices(context: ServiceContext): ManagedLoginServices {
  const redirects = openRedirects(context);
  return {
    prepareRedirect: (input, signal) => prepareRedirect(context, redirects, input, signal),
    claimRedirect: (input) => claimRedirect(context, redirects, input),
    exchangeCode: (input, signal) => exchangeCode(context, redirects, input, signal),
  };
}
