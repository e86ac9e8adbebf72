import { type BareClient, createBareClient, withWafToken } from '@latchkey/cognito';
import { chanceOf } from '../environment.ts';
import type { BaseContext } from './context.ts';

const clients = new WeakMap<BaseContext['config'], BareClient>();

/** The client of one Auth: one for all its services, which share its retry quota; made when the first of them is loaded. */
export function clientOf({ config, environment }: Pick<BaseContext, 'config' | 'environment'>): BareClient {
  const known = clients.get(config);
  if (known) return known;
  const { region, endpoint, clientId, getWafToken } = config;
  const { fetch, clock } = environment;
  const bare =
    config.client ??
    createBareClient({ region, endpoint, clientId, fetch, clock, random: chanceOf(environment) });
  const client = getWafToken ? withWafToken(bare, getWafToken) : bare;
  clients.set(config, client);
  return client;
}
