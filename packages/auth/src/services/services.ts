import type { AuthServices } from '../machine/ports.ts';
import type { BaseContext } from './context.ts';
import { loadRest, loadSession, loadSignIn } from './load.ts';
import { notLoadedReply } from './not-loaded.ts';
import { storedServices } from './stored.ts';

/** A part of the code that has services of these names. */
interface Part<Name extends keyof AuthServices> {
  open(context: BaseContext): Pick<AuthServices, Name>;
}

/** All services over one context: what needs the vault alone is here, what talks to Cognito comes when it is first called. */
export const createServices = (context: BaseContext): AuthServices => ({
  ...storedServices(context),
  ...later(context, loadSignIn, ['prepareSrp', 'initiateAuth', 'respond', 'forgetLocalDevice']),
  ...later(context, loadSession, ['refreshTokens', 'revokeTokens', 'confirmDevice']),
  ...later(context, loadRest, [
    'associateTotp',
    'verifyTotp',
    'assertPasskey',
    'signUp',
    'confirmSignUp',
    'resendSignUp',
    'autoSignIn',
    'requestReset',
    'confirmReset',
    'updateDevice',
  ]),
});

function later<Name extends keyof AuthServices>(
  context: BaseContext,
  load: () => Promise<Part<Name>>,
  names: readonly Name[],
): Pick<AuthServices, Name> {
  let opened: Pick<AuthServices, Name> | undefined;
  const open = async () => {
    const part = await load();
    // Opened once, however many calls waited for it.
    opened ??= part.open(context);
    return opened;
  };
  const services = names.map((name) => [
    name,
    (input: never, signal: AbortSignal) =>
      open().then((part) => {
        // Given up while its code came: nobody waits for it, and it may not begin any more.
        signal.throwIfAborted();
        return part[name](input, signal);
      }, notLoadedReply),
  ]);
  // Each has the name, the input and the answers of the service that it loads; those have the fault among them.
  return Object.fromEntries(services) as Pick<AuthServices, Name>;
}
