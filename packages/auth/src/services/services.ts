import type { AuthServices, Ports } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';
import { refusal } from './faults.ts';
import { loadMore } from './load-more.ts';
import type { MoreName, MoreServices } from './more.ts';
import { refreshServices } from './refresh.ts';
import { sessionServices } from './session.ts';
import { signInServices } from './sign-in.ts';

/** All services over one context. What Cognito refuses comes back as a value. */
export function createServices(context: ServiceContext): AuthServices {
  const refresh = refreshServices(context);
  const signIn = signInServices(context);
  let more: MoreServices | undefined;
  const later =
    <Name extends MoreName>(name: Name) =>
    async (input: Ports[Name][0], signal: AbortSignal): Promise<Ports[Name][1]> => {
      const { moreServices } = await loadMore();
      more ??= moreServices(context, signIn);
      return more[name](input, signal);
    };

  const services: AuthServices = {
    ...signIn,
    ...refresh,
    ...sessionServices(context, refresh.refreshTokens),
    associateTotp: later('associateTotp'),
    verifyTotp: later('verifyTotp'),
    assertPasskey: later('assertPasskey'),
    signUp: later('signUp'),
    confirmSignUp: later('confirmSignUp'),
    resendSignUp: later('resendSignUp'),
    autoSignIn: later('autoSignIn'),
    requestReset: later('requestReset'),
    confirmReset: later('confirmReset'),
    confirmDevice: later('confirmDevice'),
    updateDevice: later('updateDevice'),
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
