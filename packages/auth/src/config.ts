import type { AuthConfig } from './api.ts';
import { AuthError } from './errors.ts';
import { FLOWS, type SignInFlow } from './model.ts';

/** A configuration that was checked, with its defaults. */
export interface ResolvedConfig extends AuthConfig {
  readonly region: string;
  readonly flow: SignInFlow;
  readonly onExpired: 'signOut' | 'ask';
  /** Minutes. */
  readonly authSessionValidity: number;
  /** What keeps the records of pools and clients apart. */
  readonly scope: string;
}

const POOL_ID = /^([\w-]{1,50})_[0-9a-zA-Z]+$/;
const CLIENT_ID = /^[\w+]{1,128}$/;

/** @throws AuthError `invalid-config` */
export function resolveConfig(config: AuthConfig): ResolvedConfig {
  const { userPoolId, clientId, endpoint, flow = 'USER_SRP_AUTH', authSessionValidity = 3 } = config;
  const region = POOL_ID.exec(userPoolId)?.[1];
  if (!region) fail('userPoolId', 'the id of a user pool, such as eu-west-2_AbC123');
  if (!CLIENT_ID.test(clientId)) fail('clientId', 'the id of an app client of the pool');
  if (config.client && config.client.clientId !== clientId) fail('client', 'a client of the same clientId');
  if (!FLOWS.includes(flow)) fail('flow', `one of ${FLOWS.join(', ')}`);
  if (endpoint !== undefined && !URL.canParse(endpoint)) fail('endpoint', 'an absolute URL');
  if (config.isolation && (config.client || config.userContextData)) {
    fail('isolation', 'left out with client or userContextData');
  }
  if (!(authSessionValidity >= 3 && authSessionValidity <= 15)) {
    fail('authSessionValidity', 'the minutes that the app client has, from 3 to 15');
  }
  return {
    ...config,
    region,
    flow,
    authSessionValidity,
    onExpired: config.onExpired ?? 'signOut',
    scope: `${userPoolId}|${clientId}`,
  };
}

function fail(option: string, wanted: string): never {
  throw new AuthError('invalid-config', `createAuth: ${option} must be ${wanted}.`);
}
