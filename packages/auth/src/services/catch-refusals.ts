import { mapServices, type Service } from '../machine/map-services.ts';
import type { Ports } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';
import { refusal } from './faults.ts';

type Services<Name extends keyof Ports> = { readonly [K in Name]: Service<K> };

/** Wraps the services so that refusals by Cognito become values. */
export const catchRefusals = <Name extends keyof Ports>(
  { environment }: ServiceContext,
  services: Services<Name>,
) =>
  mapServices<Services<Name>>(services, (run) => async (input, signal) => {
    try {
      return await run(input, signal);
    } catch (error) {
      return refusal(error, environment.clock.now());
    }
  });
