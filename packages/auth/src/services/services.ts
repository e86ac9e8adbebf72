import type { AuthServices } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';
import { deviceServices } from './device.ts';
import { refusal } from './faults.ts';
import { passkeyServices } from './passkey.ts';
import { refreshServices } from './refresh.ts';
import { resetServices } from './reset.ts';
import { sessionServices } from './session.ts';
import { signInServices } from './sign-in.ts';
import { signUpServices } from './sign-up.ts';
import { totpServices } from './totp.ts';

/** All services over one context. What Cognito refuses comes back as a value. */
export function createServices(context: ServiceContext): AuthServices {
  const refresh = refreshServices(context);
  const signIn = signInServices(context);
  const services = {
    ...signIn,
    ...totpServices(context),
    ...passkeyServices(context),
    ...signUpServices(context, signIn),
    ...resetServices(context),
    ...refresh,
    ...deviceServices(context),
    ...sessionServices(context, refresh.refreshTokens),
  };
  return catchRefusals(services, context);
}

function catchRefusals(services: AuthServices, { environment }: ServiceContext): AuthServices {
  type Service = (input: never, signal: AbortSignal) => Promise<unknown>;
  const caught = Object.entries<Service>(services).map(([name, run]) => [
    name,
    async (input: never, signal: AbortSignal) => {
      try {
        return await run(input, signal);
      } catch (error) {
        return refusal(error, environment.clock.now());
      }
    },
  ]);
  // Each keeps its name and its input; those that call Cognito have the fault among their outputs.
  return Object.fromEntries(caught) as AuthServices;
}
