import type { AuthConfig, ManagedLoginOptions } from './api.ts';
import { attempt } from './browser/attempt.ts';
import { checkEnvironment } from './check-environment.ts';
import { isTexts, own } from './checks.ts';
import { AuthError } from './errors.ts';
import { FLOWS, type SignInFlow } from './model.ts';
import { DOCS } from './warn.ts';

interface Resolved extends AuthConfig, Partial<ManagedLoginOptions> {
  readonly region: string;
  readonly flow: SignInFlow;
  readonly onExpired: 'signOut' | 'ask';
  /** Minutes. */
  readonly authSessionValidity: number;
  /** Keeps the records of different pools and clients apart. */
  readonly scope: string;
}

/** That of an app whose services run in a worker. */
export type IsolatedConfig = Resolved & {
  readonly [K in 'isolation' | 'worker']-?: NonNullable<AuthConfig[K]>;
};

/** A checked configuration with its defaults. It has no prototype, so a missing member is undefined. */
export type ResolvedConfig = IsolatedConfig | (Resolved & { readonly isolation?: never });

/**
 * The types of an option, by `typeof`, with `URL` for text that has to be one; the pattern of its text or number; that pattern
 * in words.
 */
export type Option = readonly [types: string, pattern?: RegExp, form?: string];

const TEXT: Option = ['string'];

// https without credentials, or http on this computer.
export const URL_OPTION: Option = [
  'string URL',
  /^(https:\/\/[^\s/?#@\\]+|http:\/\/([\w-]+\.)*(localhost|127(\.\d+){3}|\[::1\])(:\d+)?)([/?#]\S*)?$/i,
  'an https URL, or an http URL of localhost',
];

export type Options = Readonly<Record<string, Option>>;

/** All options. */
const OPTIONS: { readonly [Name in keyof Required<AuthConfig>]: Option } = {
  userPoolId: ['string', /^[a-z\d-]{1,50}_[a-z\d]+$/i, 'like eu-west-2_AbC123'],
  clientId: ['string', /^[\w+]{1,128}$/, 'like 1example23456789'],
  client: ['object'],
  endpoint: URL_OPTION,
  flow: among(FLOWS),
  onExpired: among(['signOut', 'ask']),
  acrValues: TEXT,
  authSessionValidity: ['number', /^([3-9]|1[0-4])(\.\d+)?$|^15$/, '3 to 15'],
  totpIssuer: TEXT,
  deviceName: TEXT,
  clientMetadata: ['object'],
  analyticsEndpointId: TEXT,
  userContextData: ['function'],
  getWafToken: ['function'],
  takeOver: ['function'],
  inspect: ['function or object'],
  storage: among(['encrypted', 'memory']),
  isolation: among(['worker']),
  worker: ['string, function or object'],
  wasm: ['boolean'],
  environment: ['object'],
};

/**
 * @param more - options of a single entry
 * @throws AuthError `invalid-config`
 */
export function resolveConfig(given: AuthConfig, more: Options = {}): ResolvedConfig {
  const options: Options = { ...OPTIONS, ...more };
  // Own members only: additions to Object.prototype are not options.
  const config = own(given);
  for (const [name, value] of Object.entries(config)) {
    if (!Object.hasOwn(options, name))
      throw invalid(`${name} is not an option. Options: ${Object.keys(options).join(', ')}.`);
    if (value !== undefined) check(name, value, options[name]);
  }
  check('userPoolId', config.userPoolId, OPTIONS.userPoolId);
  check('clientId', config.clientId, OPTIONS.clientId);
  const { userPoolId, clientId, client, clientMetadata = {} } = config;
  try {
    if (process.env.NODE_ENV !== 'production') checkEnvironment(config.environment);
  } catch (error) {
    // Without a bundler there is no `process`.
    if (error instanceof AuthError) throw error;
  }
  if (!isTexts(clientMetadata)) throw invalid('clientMetadata must be an object of strings.');
  if (client && client.clientId !== clientId) throw invalid('client must be for the same clientId.');
  if (config.isolation && (!config.worker || client || config.userContextData))
    throw invalid('isolation needs startWorker, and no client or userContextData.');
  return own({
    ...config,
    region: userPoolId.split('_', 1).join(),
    flow: config.flow ?? 'USER_SRP_AUTH',
    authSessionValidity: config.authSessionValidity ?? 3,
    onExpired: config.onExpired ?? 'signOut',
    scope: `${userPoolId}|${clientId}`,
    // Isolation has its worker: see above.
  }) as ResolvedConfig;
}

function check(name: string, value: unknown, [types, pattern, form]: Option = TEXT): void {
  // A pattern reads a number as text, too.
  const text = value as string;
  const isRight =
    value !== null &&
    types.includes(typeof value) &&
    (!pattern || pattern.test(text)) &&
    // The pattern says which URLs are right. Hosts and ports have rules of their own, which the browser knows.
    (!types.includes('URL') || attempt(() => new URL(text)));
  if (!isRight) throw invalid(`${name} must be ${form ?? `of type ${types}`}.`);
}

export function among(choices: readonly string[]): Option {
  return ['string', new RegExp(`^(${choices.join('|')})$`), choices.join(' or ')];
}

function invalid(message: string): AuthError {
  let text = `createAuth: ${message}`;
  try {
    if (process.env.NODE_ENV !== 'production') text += ` ${DOCS}#code-invalid-config`;
  } catch {
    // Without a bundler there is no `process`.
  }
  return new AuthError('invalid-config', text);
}
