import { createBareClient } from '@latchkey/cognito';
import { afterEach, describe, expect, it } from 'vitest';
import type { AuthConfig } from './api.ts';
import { createAuth } from './auth.ts';
import { resolveConfig } from './config.ts';
import { createActions } from './state/actions.ts';

const good: AuthConfig = { userPoolId: 'eu-west-2_AbC123', clientId: '18u8119jgbpr464n28s1itk2mq' };

it('takes the region from the pool id, and fills in the defaults', () => {
  expect(resolveConfig(good)).toEqual({
    ...good,
    region: 'eu-west-2',
    flow: 'USER_SRP_AUTH',
    onExpired: 'signOut',
    authSessionValidity: 3,
    scope: 'eu-west-2_AbC123|18u8119jgbpr464n28s1itk2mq',
  });
});

/** As a JavaScript caller may write it. */
const refused = (wrong: object) => {
  // Anything that is not in AuthConfig.
  const config = { ...good, ...wrong } as AuthConfig;
  try {
    createAuth(config).dispose();
    return 'taken';
  } catch (error) {
    return (error as { code?: unknown }).code === 'invalid-config' ? String(error) : error;
  }
};

const circular: { self?: unknown } = {};
circular.self = circular;

it.each([
  ['userPoolId', 'AbC123', '', undefined, null, 7, 'eu-west-2_a b'],
  ['clientId', 'not a client', undefined, null, {}],
  ['flow', 'ADMIN_NO_SRP_AUTH', 'USER_SRP', null],
  ['endpoint', 'localhost', 'localhost:4599', 'http://pool.example/', 'ftp://localhost/', 7],
  [
    'endpoint',
    'https://pool.example:99999/',
    'https://[',
    'https://%',
    'https://pool:x',
    'http://127.999.1.1/',
  ],
  ['endpoint', 'data:text/plain,x', 'javascript:alert(1)', 'https://user:password@pool.example/', 'https://'],
  [
    'endpoint',
    'http://localhost.evil.example/',
    'http://127.evil.example/',
    new URL('https://pool.example/'),
  ],
  ['authSessionValidity', 30, 2, 2.9, 16, 15.1, Number.NaN, '3', 5n, null],
  ['client', createBareClient({ region: 'eu-west-2', clientId: 'another' }), 'client', null],
  ['storage', 'Memory', 'session', null],
  ['isolation', 'Worker', true],
  [
    'endpoint',
    'https://user@pool.example/',
    'https://pool.example\\@evil.example',
    'https://a b/',
    'http://[::1].evil/',
  ],
  ['worker', 7, null],
  ['onExpired', 'prompt', () => {}],
  ['totpIssuer', 7, null],
  ['deviceName', {}, null],
  ['clientMetadata', 'x', { a: 1 }, circular, [], null],
  ['analyticsEndpointId', 7, null],
  ['userContextData', 'x', null],
  ['inspect', 'x', null],
  ['environment', null, 'x'],
])('rejects a wrong %s, and says what it accepts', (option, ...wrong) => {
  for (const value of wrong) expect(refused({ [option]: value })).toContain(`createAuth: ${option} must be`);
});

it.each([
  [{ userPoolId: 'AbC123' }, 'userPoolId must be like eu-west-2_AbC123.'],
  [{ clientId: 'my app' }, 'clientId must be like 1example23456789.'],
  [{ endpoint: 'localhost:4599' }, 'endpoint must be an https URL, or an http URL of localhost.'],
  [{ storage: 'session' }, 'storage must be encrypted or memory.'],
  [{ authSessionValidity: 30 }, 'authSessionValidity must be 3 to 15.'],
  [{ deviceName: 7 }, 'deviceName must be of type string.'],
])('says what %j should be', (wrong, message) => {
  expect(refused(wrong)).toBe(
    `AuthError: createAuth: ${message} https://latchkey-auth.github.io/latchkey/errors#code-invalid-config`,
  );
});

it.each(['userPoolID', 'region', 'constructor', '__proto__x', 'storge'])(
  'takes no option of the unknown name %s, and names those there are',
  (name) => {
    expect(refused({ [name]: 'x' })).toMatch(
      `createAuth: ${name} is not an option. Options: userPoolId, clientId,`,
    );
  },
);

it.each([null, undefined, 7, []])('takes no %o for the options', (options) => {
  expect(() => resolveConfig(options as unknown as AuthConfig)).toThrow('createAuth: userPoolId must be');
});

it.each([
  'https://pool.example/',
  'https://proxy.example:8443/cognito',
  'http://localhost:4599/',
  'http://pool.localhost:4599/',
  'http://127.0.0.1/',
  'http://[::1]:4599/',
  'https://pool.example',
  'https://pool.example/a@b?c=d',
])('takes the endpoint %s', (endpoint) => {
  expect(resolveConfig({ ...good, endpoint }).endpoint).toBe(endpoint);
});

it('uses the default for missing and undefined options', () => {
  const left = { flow: undefined, endpoint: undefined, storage: undefined, environment: undefined };
  // Callers without exactOptionalPropertyTypes may write it.
  expect(resolveConfig({ ...good, ...left } as unknown as AuthConfig)).toMatchObject({
    flow: 'USER_SRP_AUTH',
    authSessionValidity: 3,
  });
});

it.each([
  { authSessionValidity: 3 },
  { authSessionValidity: 14.9 },
  { authSessionValidity: 15 },
  { clientId: 'c'.repeat(128) },
  { userPoolId: `${'r'.repeat(50)}_AbC123` },
])('takes what is just within its limits: %j', (options) => {
  expect(resolveConfig({ ...good, ...options })).toMatchObject(options);
});

it.each([{ clientId: 'c'.repeat(129) }, { userPoolId: `${'r'.repeat(51)}_AbC123` }])(
  'refuses what is just beyond them: %j',
  (options) => {
    expect(() => resolveConfig({ ...good, ...options })).toThrow(/must be like/);
  },
);

it('a worker has to be started by something', () => {
  expect(() => resolveConfig({ ...good, isolation: 'worker' })).toThrowError(
    expect.objectContaining({ code: 'invalid-config', message: expect.stringContaining('startWorker') }),
  );
});

describe('additions of other code to Object.prototype', () => {
  const polluted: Record<string, unknown> = {
    flow: 'USER_PASSWORD_AUTH',
    endpoint: 'https://evil.example/',
    isolation: 'worker',
    storage: 'memory',
    worker: 'https://evil.example/w.js',
    password: 'x',
    factor: 'PASSWORD',
    clientMetadata: { tenant: 'evil' },
  };
  const define = (name: string) =>
    Object.defineProperty(Object.prototype, name, { value: polluted[name], configurable: true });
  afterEach(() => {
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
  });

  it('is no option', () => {
    const before = { ...resolveConfig(good) };
    for (const name of Object.keys(polluted)) define(name);
    const config = resolveConfig(good);
    expect({ ...config }).toEqual(before);
    expect([config.endpoint, config.isolation, config.storage, config.worker]).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('is no part of a request', () => {
    const sent: unknown[] = [];
    const { signIn, signUp } = createActions((event) => sent.push(event));
    for (const name of Object.keys(polluted)) define(name);
    signIn({ username: 'ann' });
    signUp({ username: 'ann' });
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name);
    expect(sent).toEqual([
      {
        type: 'signIn.submit',
        username: 'ann',
        password: null,
        flow: null,
        factor: null,
        autofill: false,
        remember: null,
        clientMetadata: null,
      },
      {
        type: 'signUp.submit',
        username: 'ann',
        password: null,
        attributes: {},
        validationData: {},
        clientMetadata: null,
      },
    ]);
  });
});
