import { type BareClientConfig, createBareClient, getUser, type RequestOptions } from '../src/index.ts';
import { fakeClock, type fakePool, responds } from './fake-pool.ts';

export const lost = new TypeError('Failed to fetch');
export const gateway = (status: number) => () => new Response('<html>', { status });
export const user = responds({ Username: 'ada', UserAttributes: [] });

export function setUp(pool: ReturnType<typeof fakePool>, config: Partial<BareClientConfig> = {}) {
  const timers = fakeClock();
  const client = createBareClient({
    region: 'eu-west-2',
    clientId: 'client',
    fetch: pool.fetch,
    clock: timers.clock,
    random: () => 0.5,
    ...config,
  });
  const call = (options?: RequestOptions) => getUser(client, { accessToken: 'token' }, options);
  return { ...timers, client, call };
}
