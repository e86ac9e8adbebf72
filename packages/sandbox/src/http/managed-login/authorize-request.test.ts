import { describe, expect, test } from 'vitest';
import type { ClientOptions } from '../../options.ts';
import { startBrowser } from '../../testing/managed-login.ts';

describe('a request that comes back with an error says why', () => {
  type Row = [
    name: string,
    changes: Record<string, string>,
    client: ClientOptions,
    error: string,
    says: string,
  ];
  test.each<Row>([
    [
      'another flow',
      { response_type: 'token' },
      {},
      'unauthorized_client',
      'The client is not allowed to use this response type.',
    ],
    [
      'a scope of another client',
      { scope: 'openid orders/write' },
      {},
      'invalid_scope',
      'The client is not allowed to request this scope.',
    ],
    [
      'no provider to sign in with',
      {},
      { supportedIdentityProviders: [] },
      'invalid_request',
      'The client has no identity provider.',
    ],
    [
      'a level that the pool does not have',
      { acr_values: 'urn:cognito:loa:9' },
      {},
      'invalid_request',
      'None of the acr_values is a level of the pool.',
    ],
    ...['60x', 'x60', '-1', '', '1234567890'].map(
      (max_age): Row => [
        `the max_age "${max_age}"`,
        { max_age },
        {},
        'invalid_request',
        'The max_age has to be a number of seconds.',
      ],
    ),
  ])('for %s', async (_, changes, client, error, description) => {
    const { authorize } = await startBrowser({ client });
    const { at } = await authorize(changes);
    expect(Object.fromEntries(at?.searchParams ?? [])).toEqual({
      from: 'cognito',
      state: 'a-state',
      error,
      error_description: description,
    });
  });
});

test('the longest max_age has nine digits', async () => {
  const { authorize, signIn } = await startBrowser();
  await signIn();
  expect((await authorize({ max_age: '999999999' })).at?.searchParams.has('code')).toBe(true);
});

test('consent is not asked for, and the prompt not refused', async () => {
  const { authorize, signIn } = await startBrowser();
  await signIn();
  expect((await authorize({ prompt: 'consent' })).at?.searchParams.has('code')).toBe(true);
});

test('scopes and prompts may have any number of spaces between them', async () => {
  const { authorize, signIn } = await startBrowser();
  await signIn();
  const { at } = await authorize({ scope: ' openid  email ', prompt: ' none ' });
  expect(at?.searchParams.has('code')).toBe(true);
});

test('an error of an app client without callback URLs is shown to the person', async () => {
  const { authorize } = await startBrowser({ client: { callbackURLs: undefined } });
  const { at, status } = await authorize();
  expect(at).toBeUndefined();
  expect(status).toBe(400);
});

test.each([
  ['ada@example.com', { login_hint: 'ada@example.com' }],
  ['', {}],
])('the name in the form is first "%s" for %o', async (name, changes) => {
  const { go, query } = await startBrowser();
  const { body } = await go(`/login?${query(changes)}`);
  expect(/<input[^>]*name="username"[^>]*value="([^"]*)"/.exec(body)?.[1]).toBe(name);
});

describe('an app client', () => {
  async function start(supportedIdentityProviders: ClientOptions['supportedIdentityProviders']) {
    const browser = await startBrowser({
      client: { supportedIdentityProviders },
      options: {
        identityProviders: [
          { providerName: 'Google', providerType: 'Google', idpIdentifiers: ['gmail.example'] },
          { providerName: 'Acme', providerType: 'SAML', idpIdentifiers: ['acme.example'] },
        ],
      },
    });
    const { authorize, go } = browser;
    /** The places that the page of the request offers. */
    const offered = async () => {
      const { location } = await authorize();
      const { body } = await go(location ?? '');
      return [
        ...(body.includes('name="username"') ? ['COGNITO'] : []),
        ...Array.from(body.matchAll(/Sign in with (\w+)/g), ([, name]) => name),
      ];
    };
    /** Where the request goes: the form, a provider, or back with an error. */
    const goes = async (changes: Record<string, string>) => {
      const { at } = await authorize(changes);
      return at?.searchParams.get('error_description') ?? at?.pathname.split('/').slice(0, 3).join('/');
    };
    return { offered, goes };
  }

  const none = 'The client has no such identity provider.';

  test.each([
    [undefined, ['COGNITO', 'Google', 'Acme']],
    [
      ['COGNITO', 'Acme'],
      ['COGNITO', 'Acme'],
    ],
    [
      ['Google', 'Acme'],
      ['Google', 'Acme'],
    ],
    [['COGNITO'], ['COGNITO']],
  ])('with the providers %j offers %j', async (supported, expected) => {
    expect(await (await start(supported)).offered()).toEqual(expected);
  });

  test.each([
    [['COGNITO', 'Acme'], { identity_provider: 'Google' }, none],
    [['COGNITO', 'Acme'], { idp_identifier: 'gmail.example' }, none],
    [['COGNITO', 'Acme'], { identity_provider: 'COGNITO' }, '/login'],
    [['Google', 'Acme'], { identity_provider: 'COGNITO' }, none],
    [['Acme'], { identity_provider: 'Google' }, none],
    [['Acme'], { idp_identifier: 'gmail.example' }, none],
  ])('with the providers %j sends %j to %s', async (supported, changes, where) => {
    expect(await (await start(supported)).goes(changes)).toBe(where);
  });

  test('sends each request for a provider to that one', async () => {
    const { goes } = await start(undefined);
    const google = await goes({ identity_provider: 'Google' });
    const acme = await goes({ identity_provider: 'Acme' });
    expect(google).not.toBe(acme);
    expect(await goes({ idp_identifier: 'gmail.example' })).toBe(google);
    expect(await goes({ idp_identifier: 'acme.example' })).toBe(acme);
    expect(await (await start(['Acme'])).goes({})).toBe(acme);
  });
});
