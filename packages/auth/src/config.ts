import type { AuthConfig } from './api.ts';
import { isObject, isText, isTexts, own } from './checks.ts';
import { AuthError } from './errors.ts';
import { FLOWS, type SignInFlow } from './model.ts';

/** A configuration that was checked, with its defaults. It has no prototype: what it does not hold is undefined. */
export interface ResolvedConfig extends AuthConfig {
  readonly region: string;
  readonly flow: SignInFlow;
  readonly onExpired: 'signOut' | 'ask';
  /** Minutes. */
  readonly authSessionValidity: number;
  /** What keeps the records of pools and clients apart. */
  readonly scope: string;
}

const POOL_ID = /^[a-zA-Z\d-]{1,50}_[a-zA-Z\d]+$/;
const CLIENT_ID = /^[\w+]{1,128}$/;
/** `localhost`, the names below it, and the addresses of the loopback interface. */
const LOOPBACK = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/;

/** A `typeof`, the values there are, or a check with what it wants. */
type Option = string | readonly string[] | readonly [(value: unknown) => boolean, string];

/** Every option there is. */
const OPTIONS: { readonly [Name in keyof Required<AuthConfig>]: Option } = {
  userPoolId: [matches(POOL_ID), 'the id of a user pool, such as eu-west-2_AbC123'],
  clientId: [matches(CLIENT_ID), 'the id of an app client of the pool'],
  client: 'object',
  endpoint: [isEndpoint, 'an https URL without credentials, or http on this computer'],
  flow: FLOWS,
  onExpired: ['signOut', 'ask'],
  authSessionValidity: [
    (value) => typeof value === 'number' && value >= 3 && value <= 15,
    'the minutes that the app client has, from 3 to 15',
  ],
  totpIssuer: 'string',
  deviceName: 'string',
  clientMetadata: [isTexts, 'an object of strings'],
  analyticsEndpointId: 'string',
  userContextData: 'function',
  inspect: [(value) => typeof value === 'function' || isObject(value), 'a function or an observer'],
  storage: ['encrypted', 'memory'],
  isolation: ['worker'],
  worker: [
    (value) => typeof value === 'string' || typeof value === 'function' || value instanceof URL,
    'an address, or a function that starts the worker',
  ],
  environment: 'object',
};

/** @throws AuthError `invalid-config` */
export function resolveConfig(given: AuthConfig): ResolvedConfig {
  if (!isObject(given)) throw invalid('the options', 'an object');
  // Own members only: what other code put on Object.prototype is no option.
  const config = own(given);
  for (const [name, value] of Object.entries(config)) {
    if (!isOption(name))
      throw new AuthError(
        'invalid-config',
        `createAuth: ${name} is none of ${Object.keys(OPTIONS).join(', ')}.`,
      );
    if (value !== undefined) check(name, value);
  }
  // The two that cannot be left out.
  check('userPoolId', config.userPoolId);
  check('clientId', config.clientId);
  const { userPoolId, clientId, client, flow = 'USER_SRP_AUTH', authSessionValidity = 3 } = config;
  const [region = ''] = userPoolId.split('_');
  if (client && client.clientId !== clientId) throw invalid('client', 'a client of the same clientId');
  if (config.isolation && (client || config.userContextData))
    throw invalid('isolation', 'left out with client or userContextData');
  return own({
    ...config,
    region,
    flow,
    authSessionValidity,
    onExpired: config.onExpired ?? 'signOut',
    scope: `${userPoolId}|${clientId}`,
  });
}

const isOption = (name: string): name is keyof AuthConfig => Object.hasOwn(OPTIONS, name);

function check(name: keyof AuthConfig, value: unknown): void {
  const option = OPTIONS[name];
  if (typeof option === 'string') {
    if (typeof value !== option || value === null) throw invalid(name, `of type ${option}`);
    return;
  }
  const [isRight, wanted] = option;
  if (typeof isRight === 'function') {
    if (!isRight(value)) throw invalid(name, wanted ?? '');
  } else if (!option.includes(value as never)) throw invalid(name, option.join(' or '));
}

function matches(pattern: RegExp) {
  return (value: unknown) => isText(value) && pattern.test(value);
}

function isEndpoint(value: unknown): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(String(value));
    const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
    return isText(value) && isSafe && !username && !password;
  } catch {
    return false;
  }
}

const invalid = (option: string, wanted: string) =>
  new AuthError('invalid-config', `createAuth: ${option} must be ${wanted}.`);
