import { type BareClient, createBareClient } from '@latchkey/cognito';
import type { ServiceContext } from './context.ts';

const clients = new WeakMap<ServiceContext['config'], BareClient>();

/** The client of one Auth: one for all its services, which share its retry quota; made when the first of them is loaded. */
export function clientOf({
  config,
  environment,
}: Pick<ServiceContext, 'config' | 'environment'>): BareClient {
  const client = config.client ?? clients.get(config) ?? create(config, environment);
  clients.set(config, client);
  return client;
}

const create = (
  { region, endpoint, clientId }: ServiceContext['config'],
  { fetch, clock, random }: ServiceContext['environment'],
) => createBareClient({ region, endpoint, clientId, fetch, clock, random: () => (random(1)[0] ?? 0) / 256 });
