import { describe, expect, it } from 'vitest';
import { fakePool, rejection, responds } from '../test/fake-pool.ts';
import { createBareClient, createCognitoClient, getUser, isSafeEndpoint } from './index.ts';

const SAFE = [
  'https://cognito-idp.eu-west-2.amazonaws.com/',
  'https://login.example.com:8443/cognito',
  'http://localhost:4599/',
  'http://pool.localhost:4599/',
  'http://127.0.0.1:4599/',
  'http://127.1/',
  'http://127.8.9.10/',
  'http://[::1]:4599/',
];

const UNSAFE = [
  ['http on another computer', 'http://login.example.com/'],
  ['a name that only begins with a loopback address', 'http://127.0.0.1.example.com/'],
  ['a name that only begins with localhost', 'http://localhost.example.com/'],
  ['a name that only ends with localhost', 'http://evil-localhost/'],
  ['another private address', 'http://192.168.0.1/'],
  ['no URL', 'localhost:4599'],
  ['no absolute URL', '/cognito'],
  ['nothing', ''],
  ['ftp', 'ftp://login.example.com/'],
  ['ftp on this computer', 'ftp://localhost/'],
  ['data', 'data:application/json,{}'],
  ['javascript', 'javascript:alert(1)'],
  ['blob', 'blob:https://login.example.com/1'],
  ['a username', 'https://ada@login.example.com/'],
  ['a password', 'https://ada:hunter2@login.example.com/'],
  ['a password for localhost', 'http://:hunter2@localhost/'],
] as const;

describe('an endpoint', () => {
  it.each(SAFE)('may be %s', async (endpoint) => {
    const { fetch, seen } = fakePool(responds({}));
    expect(isSafeEndpoint(endpoint)).toBe(true);
    await getUser(createBareClient({ endpoint, clientId: 'client', fetch }), { accessToken: 'token' });
    expect(seen[0]?.url).toBe(new URL(endpoint).href);
  });

  it.each(UNSAFE)('may not be %s, for a client or a call', async (_, endpoint) => {
    const { fetch, seen } = fakePool(responds({}));
    const refused = expect.objectContaining({
      code: 'validation',
      operation: '',
      // Without one, the region is missing.
      parameter: endpoint === '' ? 'region' : 'endpoint',
      message: expect.not.stringContaining('hunter2'),
    });
    expect(isSafeEndpoint(endpoint)).toBe(false);
    expect(() => createBareClient({ endpoint, clientId: 'client' })).toThrow(refused);
    expect(() => createCognitoClient({ endpoint, clientId: 'client' })).toThrow(refused);
    const client = createBareClient({ region: 'eu-west-2', clientId: 'client', fetch });
    expect(await rejection(getUser(client, { accessToken: 'token' }, { endpoint }))).toMatchObject({
      code: 'validation',
      operation: 'GetUser',
      parameter: 'endpoint',
      message: expect.not.stringContaining('hunter2'),
    });
    expect(seen).toHaveLength(0);
  });
});
