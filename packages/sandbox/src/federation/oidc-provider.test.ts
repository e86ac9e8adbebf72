import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { CookieJar } from '../browser/cookie-jar.ts';
import { createSandbox } from '../sandbox.ts';
import { parametersOf, startFederation } from '../testing/identity-providers.ts';
import { send } from '../testing/wire.ts';

const SECRET = 'the-secret-of-the-pool-at-the-provider';
const SANDBOX = 'https://cognito-idp.sandbox.invalid';

/** Another provider implementation on this machine. It signs Eve in without a page, or refuses if `refuses` is set. */
async function startProvider({ refuses = false } = {}) {
  // It warns about defaults that are not for production.
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'pool',
        client_secret: SECRET,
        redirect_uris: [`${SANDBOX}/oauth2/idpresponse`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'address'] },
    cookies: { keys: ['a-key-for-cookies'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: async () => ({
        sub: accountId,
        email: 'eve@corp.example',
        email_verified: true,
        name: 'Eve',
        address: { country: 'GB' },
      }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      void handle(request, response);
      return;
    }
    const result = refuses
      ? { error: 'access_denied', error_description: 'Eve would rather not.' }
      : { login: { accountId: 'eve-7' } };
    void provider.interactionFinished(request, response, result);
  });
  return { issuer };
}

/** Follows the redirects of a provider until they lead back. */
async function through(start: URL): Promise<URL> {
  const jar = new CookieJar();
  let url = start;
  for (let count = 0; count < 10 && url.origin === start.origin; count += 1) {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: jar.header ?? '' } });
    jar.take(response);
    url = new URL(response.headers.get('location') ?? '', url);
  }
  return url;
}

/** The details of a provider without a discovery document. */
const addressesOf = (issuer: string) => ({
  oidc_issuer: issuer,
  authorize_url: `${issuer}/auth`,
  token_url: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  attributes_url: `${issuer}/me`,
});

function startPool(providerDetails: Record<string, string>) {
  return startFederation({
    options: {
      identityProviders: [
        {
          providerName: 'Corp',
          providerType: 'OIDC',
          mock: false,
          providerDetails: {
            client_id: 'pool',
            client_secret: SECRET,
            authorize_scopes: 'openid email profile',
            ...providerDetails,
          },
        },
      ],
    },
  });
}

describe('a real OpenID Connect provider', () => {
  test.each([
    [{ prompt: 'login consent' }, 'login consent'],
    [{}, undefined],
  ])('gets the prompts of the request %j', async (changes, prompt) => {
    const { issuer } = await startProvider();
    const { browser, authorizeUrl } = await startPool({ oidc_issuer: issuer });
    const away = await browser.open(authorizeUrl({ identity_provider: 'Corp', ...changes }));
    expect(parametersOf(away).prompt).toBe(prompt);
  });

  test('signs a person in', async () => {
    const { issuer } = await startProvider();
    const { sandbox, browser, authorizeUrl, exchange } = await startPool({ oidc_issuer: issuer });
    const away = await browser.open(authorizeUrl({ identity_provider: 'Corp', login_hint: 'eve' }));
    expect(parametersOf(away)).toMatchObject({
      client_id: 'pool',
      login_hint: 'eve',
      code_challenge_method: 'S256',
    });
    const { id } = await exchange(await browser.open(await through(away)));
    expect(id).toMatchObject({
      'cognito:username': 'Corp_eve-7',
      email: 'eve@corp.example',
      email_verified: true,
      name: 'Eve',
      address: '{"country":"GB"}',
    });
    expect(sandbox.users.get('Corp_eve-7')?.status).toBe('EXTERNAL_PROVIDER');
  });

  test('is known by its addresses as well as by its discovery document', async () => {
    const { issuer } = await startProvider();
    const { browser, authorizeUrl } = await startPool(addressesOf(issuer));
    const away = await browser.open(authorizeUrl({ identity_provider: 'Corp' }));
    expect(parametersOf(await browser.open(await through(away)))).toHaveProperty('code');
  });

  test('can refuse', async () => {
    const { issuer } = await startProvider({ refuses: true });
    const { browser, authorizeUrl } = await startPool({ oidc_issuer: issuer });
    const away = await browser.open(authorizeUrl({ identity_provider: 'Corp' }));
    expect(parametersOf(await browser.open(await through(away)))).toMatchObject({
      error: 'invalid_request',
      error_description: 'Eve would rather not.',
    });
  });

  test.each([
    ['a wrong secret', { client_secret: 'wrong' }],
    ['keys of another provider', { jwks_uri: 'ISSUER/reg' }],
  ])('with %s comes back with an error that has no secret', async (_, details) => {
    const { issuer } = await startProvider();
    const { browser, authorizeUrl } = await startPool({
      ...addressesOf(issuer),
      ...Object.fromEntries(
        Object.entries(details).map(([name, text]) => [name, text.replace('ISSUER', issuer)]),
      ),
    });
    const away = await browser.open(authorizeUrl({ identity_provider: 'Corp' }));
    const back = await browser.open(await through(away));
    expect(parametersOf(back)).toMatchObject({ error: 'invalid_request', state: 'a-state' });
    expect(back.href).not.toMatch(/wrong|secret-of/);
  });

  test('that cannot be reached is an error', async () => {
    const { browser, authorizeUrl } = await startPool({ oidc_issuer: 'http://localhost:1' });
    const back = await browser.open(authorizeUrl({ identity_provider: 'Corp' }));
    expect(parametersOf(back)).toMatchObject({ error: 'invalid_request', state: 'a-state' });
  });

  test('whose issuer was changed to something else is an error', async () => {
    const { sandbox, browser, authorizeUrl } = await startPool({ oidc_issuer: 'http://localhost:1' });
    await send(sandbox, 'UpdateIdentityProvider', {
      UserPoolId: sandbox.userPoolId,
      ProviderName: 'Corp',
      ProviderDetails: { oidc_issuer: 'not a URL' },
    });
    const back = await browser.open(authorizeUrl({ identity_provider: 'Corp' }));
    expect(parametersOf(back)).toMatchObject({ error: 'invalid_request', state: 'a-state' });
  });

  test('is a mock unless the options say otherwise', async () => {
    const { browser, authorizeUrl } = await startFederation({
      options: {
        identityProviders: [
          {
            providerName: 'Corp',
            providerType: 'OIDC',
            providerDetails: { oidc_issuer: 'https://corp.example' },
          },
        ],
      },
    });
    await expect(browser.open(authorizeUrl({ identity_provider: 'Corp' }))).rejects.toMatchObject({
      page: 'Sign in with Corp',
    });
  });

  test.each([
    ['no issuer', 'OIDC' as const, {}],
    ['an issuer that is no URL', 'OIDC' as const, { oidc_issuer: 'corp' }],
    ['another type', 'SAML' as const, { oidc_issuer: 'https://corp.example' }],
  ])('cannot have %s', async (_, providerType, providerDetails) => {
    const provider = { providerName: 'Corp', providerType, providerDetails, mock: false };
    await expect(createSandbox({ identityProviders: [provider] })).rejects.toMatchObject({
      code: 'invalid-options',
    });
  });

  test('takes no code of another browser’s trip', async () => {
    const { issuer } = await startProvider();
    const { sandbox, browser, authorizeUrl } = await startPool({ oidc_issuer: issuer });
    const away = await browser.open(authorizeUrl({ identity_provider: 'Corp' }));
    const back = await through(away);
    await expect(sandbox.openBrowser().open(back)).rejects.toMatchObject({ code: 'refused' });
  });
});
