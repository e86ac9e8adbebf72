import { type BareClient, createBareClient, withWafToken } from '@latchkey/cognito';
import { chanceOf } from '../environment.ts';
import type { BaseContext } from './context.ts';

const clients = new WeakMap<BaseContext['config'], BareClient>();

/** The client of one Auth: all its services share it and its retry quota; created when the first of them is loaded. */
export function clientOf({ config, environment }: Pick<BaseContext, 'config' | 'environment'>): BareClient {
  const known = clients.get(config);
  if (known) return known;
  const { region, endpoint, clientId, getWafToken } = config;
  const bare =
    config.client ??
    createBareClient({
      region,
      endpoint,
      clientId,
      // Read at each request: developer tools wrap it.
      fetch: (request) => environment.fetch(request),
      clock: environment.clock,
      random: chanceOf(environment),
    });
  const finishing = finishSignIns(bare);
  const client = getWafToken ? withWafToken(finishing, getWafToken) : finishing;
  clients.set(config, client);
  return client;
}

const SIGN_IN: readonly string[] = ['InitiateAuth', 'RespondToAuthChallenge'];

/**
 * A call that has been sent is not aborted when the sign-in is given up: its response may hold tokens, which are then
 * revoked. A call that has not been sent is dropped.
 */
function finishSignIns(client: BareClient): BareClient {
  const call: BareClient['call'] = (operation, input, options) => {
    if (!options?.signal || !SIGN_IN.includes(operation.name)) return client.call(operation, input, options);
    const { signal, ...rest } = options;
    signal.throwIfAborted();
    return client.call(operation, input, rest);
  };
  return { clientId: client.clientId, endpoint: client.endpoint, call };
}
