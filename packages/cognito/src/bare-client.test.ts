import { describe, expect, it } from 'vitest';
import { fakePool, rejection, responds } from '../test/fake-pool.ts';
import { samples } from '../test/samples.ts';
import {
  createBareClient,
  createCognitoClient,
  getTokensFromRefreshToken,
  getUser,
  initiateAuth,
  respondToAuthChallenge,
  revokeToken,
  signUp,
  ValidationError,
  verifySoftwareToken,
} from './index.ts';

const config = { region: 'eu-west-2', clientId: 'client' };
const input = { accessToken: 'token' };

function circle(): object {
  const object: { self?: object } = {};
  object.self = object;
  return object;
}

function nested(levels: number): object {
  let object = {};
  for (let level = 0; level < levels; level++) object = { object };
  return object;
}

describe('a client', () => {
  it.each([
    [{ region: 'eu-west-2' }, 'https://cognito-idp.eu-west-2.amazonaws.com/'],
    [{ region: 'cn-north-1' }, 'https://cognito-idp.cn-north-1.amazonaws.com.cn/'],
    [{ region: 'us-gov-west-1' }, 'https://cognito-idp.us-gov-west-1.amazonaws.com/'],
    [{ region: 'eusc-de-east-1' }, 'https://cognito-idp.eusc-de-east-1.amazonaws.eu/'],
    [{ region: 'eu-west-2', endpoint: 'http://127.0.0.1:9229/' }, 'http://127.0.0.1:9229/'],
  ])('of %o calls %s', async (where, url) => {
    const { fetch, seen } = fakePool(responds({}));
    const client = createBareClient({ ...where, clientId: 'client', fetch });
    await getUser(client, input);
    expect(seen[0]?.url).toBe(url);
    expect(client).toMatchObject({ clientId: 'client', endpoint: url });
  });

  it.each([
    [{ clientId: 'client' }, 'region'],
    [{ region: 'eu-west-2', clientId: '' }, 'clientId'],
  ])('cannot be made of %o: %s is missing', (incomplete, parameter) => {
    expect(() => createCognitoClient(incomplete)).toThrow(ValidationError);
    expect(() => createBareClient(incomplete)).toThrow(
      expect.objectContaining({ code: 'validation', operation: '', parameter }),
    );
  });

  it('uses the global fetch of the moment of the call', async () => {
    const client = createBareClient(config);
    const { fetch: original } = globalThis;
    const { fetch, seen } = fakePool(responds({}));
    globalThis.fetch = fetch as typeof original;
    try {
      await getUser(client, input);
    } finally {
      globalThis.fetch = original;
    }
    expect(seen).toHaveLength(1);
  });
});

describe('a request', () => {
  it('is an awsJson1.1 POST without cookies and redirects', async () => {
    let sent: Request | undefined;
    const client = createBareClient({
      ...config,
      fetch: async (request) => {
        sent = request;
        return Response.json({});
      },
    });
    await getUser(client, input);
    expect(sent).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'error', keepalive: false });
    // Any other mode makes browsers send a preflight before each request, not only before the first.
    expect(sent?.cache).toBe('default');
    expect(Object.fromEntries(sent?.headers ?? [])).toEqual({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
    });
  });

  it("carries the client's and the call's headers, but not in place of its own", async () => {
    const { fetch, seen } = fakePool(responds({}));
    const client = createBareClient({ ...config, fetch, headers: { 'x-app': 'a', 'x-build': '1' } });
    await getUser(client, input, { headers: { 'x-build': '2', 'content-type': 'text/plain' } });
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toMatchObject({
      'x-app': 'a',
      'x-build': '2',
      'content-type': 'application/x-amz-json-1.1',
    });
  });

  it('has each header once, however its name is spelled', async () => {
    const { fetch, seen } = fakePool(responds({}));
    const client = createBareClient({
      ...config,
      fetch,
      headers: { 'X-Build': '1', 'Content-Type': 'text/plain' },
    });
    await getUser(client, input, { headers: { 'x-build': '2', 'X-Amz-Target': 'Other' } });
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toMatchObject({
      'x-build': '2',
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
    });
  });

  it('outlives the page when the call says so', async () => {
    let sent: Request | undefined;
    const fetch = async (request: Request) => {
      sent = request;
      return Response.json({});
    };
    const client = createCognitoClient({ ...config, fetch });
    await revokeToken(client, { token: 'refresh' }, { keepalive: true });
    expect(sent?.keepalive).toBe(true);
    sent = undefined;
    await client
      .initiateAuth()
      .authFlow('REFRESH_TOKEN')
      .authParameters('REFRESH_TOKEN', 'refresh')
      .customize()
      .keepalive()
      .send();
    expect(sent).toMatchObject({ keepalive: true });
  });

  it('with a header that HTTP does not allow is refused without quoting it', async () => {
    const { fetch, seen } = fakePool(responds({}));
    const client = createBareClient({ ...config, fetch });
    for (const headers of [{ 'x-key': 'hunter2\0' }, { 'x key': 'hunter2' }]) {
      const error = await rejection(getUser(client, input, { headers }));
      expect(error).toMatchObject({ code: 'validation', parameter: 'headers' });
      expect(String(error)).not.toContain('hunter2');
    }
    expect(seen).toHaveLength(0);
  });

  it.each([
    ['a BigInt', { accessToken: 1n }],
    ['a circle', { accessToken: 't', ...circle() }],
    ['too many levels', { accessToken: 't', more: nested(100_000) }],
  ])('with %s in its input is refused', async (_, wrong) => {
    const { fetch, seen } = fakePool(responds({}));
    // As a JavaScript caller may.
    const call = getUser(createBareClient({ ...config, fetch }), wrong as unknown as typeof input);
    expect(await rejection(call)).toMatchObject({
      code: 'validation',
      parameter: 'input',
      operation: 'GetUser',
    });
    expect(seen).toHaveLength(0);
  });

  it("goes to the call's endpoint, changed as the call says", async () => {
    const { fetch, seen } = fakePool(responds({}));
    await getUser(createBareClient({ ...config, fetch }), input, {
      endpoint: 'https://proxy.example/cognito',
      mapRequest: (request) => new Request(`${request.url}?trace=1`, request),
    });
    expect(seen[0]?.url).toBe('https://proxy.example/cognito?trace=1');
    expect(seen[0]?.body).toBe('{"AccessToken":"token"}');
  });

  it("fills in the client's id where an operation takes one, and only there", async () => {
    const { fetch, seen } = fakePool(responds({}));
    const client = createBareClient({ ...config, fetch });
    await signUp(client, { username: 'ada' });
    await signUp(client, { username: 'ada', clientId: 'other' });
    await getUser(client, input);
    expect(seen.map((one): unknown => JSON.parse(one.body).ClientId)).toEqual(['client', 'other', undefined]);
  });

  it.each(samples)('of $name without a required member is refused by name, unsent', async (operation) => {
    const { fetch, seen } = fakePool(responds({}));
    const client = createBareClient({ ...config, fetch });
    const error = await rejection(operation.callWith(client, {}));
    expect(error).toBeInstanceOf(ValidationError);
    expect(operation.isError(error)).toBe(true);
    const { parameter, message } = error as ValidationError;
    expect(message).toContain(parameter.split('|')[0]);
    expect(seen).toHaveLength(0);
  });
});

it('a request names all members of which it needs one', async () => {
  const client = createBareClient({ ...config, fetch: fakePool(responds({})).fetch });
  // As a JavaScript caller may.
  const call = verifySoftwareToken(client, { userCode: '123456' } as Parameters<
    typeof verifySoftwareToken
  >[1]);
  expect(await rejection(call)).toMatchObject({
    code: 'validation',
    parameter: expect.stringContaining('|'),
    message: 'VerifySoftwareToken needs accessToken or session.',
  });
});

describe('a client with a secret', () => {
  const setUp = () => {
    const { fetch, seen } = fakePool(responds({}));
    const client = createCognitoClient({
      region: 'eu-west-2',
      clientId: '18u8119jgbpr464n28s1itk2mq',
      clientSecret: 'ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b',
      fetch,
    });
    return { client, body: () => JSON.parse(seen.at(-1)?.body ?? '{}'), seen };
  };
  const hash = 'Z6HgYvN+Tg02sQwbUK3OKWU1ypW/epvnJNE+1btp9pI=';

  it('proves itself in the place that each operation has for it', async () => {
    const { client, body } = setUp();
    await initiateAuth(client, {
      authFlow: 'USER_SRP_AUTH',
      authParameters: { USERNAME: 'john.doe', SRP_A: 'aa' },
    });
    expect(body().AuthParameters.SECRET_HASH).toBe(hash);
    await respondToAuthChallenge(client, {
      challengeName: 'SMS_MFA',
      challengeResponses: { USERNAME: 'john.doe' },
    });
    expect(body().ChallengeResponses.SECRET_HASH).toBe(hash);
    await signUp(client, { username: 'john.doe' });
    expect(body().SecretHash).toBe(hash);
    await getTokensFromRefreshToken(client, { refreshToken: 'token' });
    expect(body().ClientSecret).toMatch(/^ps50/);
    await getUser(client, input);
    expect(body()).toEqual({ AccessToken: 'token' });
  });

  it('lets the input have the last word, and keeps its secret from another client', async () => {
    const { client, body } = setUp();
    await signUp(client, { username: 'john.doe', secretHash: 'mine' });
    expect(body().SecretHash).toBe('mine');
    await signUp(client, { username: 'john.doe', clientId: 'other' });
    expect(body().SecretHash).toBeUndefined();
  });

  it('asks for the username where it needs one, as on refresh', async () => {
    const { client, seen, body } = setUp();
    const refresh = (authParameters: { REFRESH_TOKEN: string; USERNAME?: string; SECRET_HASH?: string }) =>
      initiateAuth(client, { authFlow: 'REFRESH_TOKEN_AUTH', authParameters });
    expect(await rejection(refresh({ REFRESH_TOKEN: 'token' }))).toMatchObject({
      code: 'validation',
      operation: 'InitiateAuth',
      parameter: 'USERNAME',
    });
    // As a JavaScript caller may.
    for (const USERNAME of ['', 5, null] as unknown as string[]) {
      expect(await rejection(refresh({ REFRESH_TOKEN: 'token', USERNAME }))).toMatchObject({
        parameter: 'USERNAME',
      });
    }
    expect(seen).toHaveLength(0);
    await refresh({ REFRESH_TOKEN: 'token', USERNAME: 'john.doe' });
    expect(body().AuthParameters.SECRET_HASH).toBe(hash);
    await refresh({ REFRESH_TOKEN: 'token', SECRET_HASH: 'mine' });
    expect(body().AuthParameters.SECRET_HASH).toBe('mine');
  });
});
