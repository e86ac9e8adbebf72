import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { ADA, startFederation } from './testing/identity-providers.ts';
import { administer, send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

async function start() {
  const started = await startFederation();
  const { sandbox } = started;
  const call = administer(sandbox);
  return { ...started, call };
}

describe('resource servers', () => {
  test('are made, shown, listed, changed and deleted', async () => {
    const { sandbox, call } = await start();
    const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read orders' }];
    const orders = { Identifier: 'https://api.example/orders', Name: 'Orders', Scopes };
    const shown = { ResourceServer: { UserPoolId: sandbox.userPoolId, ...orders } };
    expect(await call('CreateResourceServer', orders)).toEqual(shown);
    await expect(call('CreateResourceServer', orders)).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: `${orders.Identifier} already exists in user pool ${sandbox.userPoolId}.`,
    });
    const { Identifier } = orders;
    expect(await call('DescribeResourceServer', { Identifier })).toEqual(shown);
    expect(await call('UpdateResourceServer', { Identifier, Name: 'All orders' })).toEqual({
      ResourceServer: { ...shown.ResourceServer, Name: 'All orders', Scopes: [] },
    });
    expect(await call('ListResourceServers')).toMatchObject({
      ResourceServers: [{ Identifier, Name: 'All orders', Scopes: [] }],
    });
    await call('DeleteResourceServer', { Identifier });
    await expect(call('DescribeResourceServer', { Identifier })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
    });
  });
});

describe('app clients over the API', () => {
  test.each([
    [{ AllowedOAuthScopes: ['orders/read'] }, 'ScopeDoesNotExistException'],
    [{ AllowedOAuthFlows: ['client_credentials'] }, 'InvalidOAuthFlowException'],
    [
      { AllowedOAuthFlows: ['client_credentials', 'code'], GenerateSecret: true },
      'InvalidOAuthFlowException',
    ],
    [{ SupportedIdentityProviders: ['Facebook'] }, 'InvalidParameterException'],
    [{ CallbackURLs: ['http://app.example/'] }, 'InvalidParameterException'],
    [{ CallbackURLs: ['https://app.example/#top'] }, 'InvalidParameterException'],
    [{ LogoutURLs: ['not a URL'] }, 'InvalidParameterException'],
    [
      { CallbackURLs: ['https://a.example/'], DefaultRedirectURI: 'https://b.example/' },
      'InvalidParameterException',
    ],
  ])('refuse %j', async (settings, type) => {
    const { call } = await start();
    await expect(call('CreateUserPoolClient', { ClientName: 'web', ...settings })).rejects.toMatchObject({
      type,
    });
  });

  test('take the settings of managed login, and sign in only where they say so', async () => {
    const { call, browser, authorizeUrl } = await start();
    const settings = {
      CallbackURLs: ['https://app.example/', 'my-app://signed-in'],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ['openid'],
      SupportedIdentityProviders: ['Google'],
    };
    const { UserPoolClient } = await call<{ UserPoolClient: JsonObject & { ClientId: string } }>(
      'CreateUserPoolClient',
      { ClientName: 'web', ...settings },
    );
    expect(UserPoolClient).toMatchObject(settings);
    const url = authorizeUrl({
      client_id: UserPoolClient.ClientId,
      redirect_uri: 'my-app://signed-in',
      scope: 'openid',
    });
    const back = await browser.open(url, { identityProvider: 'Google', user: ADA.email });
    expect(back.href).toMatch(/^my-app:\/\/signed-in\?code=/);
  });
});

describe('identity providers over the API', () => {
  const google = {
    ProviderName: 'Google2',
    ProviderType: 'OIDC',
    ProviderDetails: { client_id: 'x', authorize_scopes: 'openid email' },
    AttributeMapping: { email: 'email' },
    IdpIdentifiers: ['two'],
  };

  test('are made, shown, found, listed, changed and deleted', async () => {
    const { sandbox, call, authorizeUrl } = await start();
    const seconds = sandbox.clock.now() / 1_000;
    const shown = {
      IdentityProvider: {
        ...google,
        UserPoolId: sandbox.userPoolId,
        AttributeMapping: { email: 'email', username: 'sub' },
        CreationDate: seconds,
        LastModifiedDate: seconds,
      },
    };
    expect(await call('CreateIdentityProvider', google)).toEqual(shown);
    const authorized = await sandbox.fetch(authorizeUrl({ identity_provider: google.ProviderName }));
    expect(authorized.headers.get('location')).toMatch(/^\/mock\/Google2\?/);
    await expect(call('CreateIdentityProvider', google)).rejects.toMatchObject({
      type: 'DuplicateProviderException',
      message: 'A provider with the name Google2 already exists in the user pool.',
    });
    const { ProviderName } = google;
    expect(await call('DescribeIdentityProvider', { ProviderName })).toEqual(shown);
    const find = (IdpIdentifier: string) => call('GetIdentityProviderByIdentifier', { IdpIdentifier });
    expect(await find('two')).toEqual(shown);
    await expect(find('three')).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      message: 'Identity provider three does not exist.',
    });
    sandbox.clock.advance(5_000);
    const changed = {
      AttributeMapping: { name: 'nickname', username: 'sub' },
      LastModifiedDate: seconds + 5,
    };
    expect(
      await call('UpdateIdentityProvider', { ProviderName, AttributeMapping: { name: 'nickname' } }),
    ).toEqual({ IdentityProvider: { ...shown.IdentityProvider, ...changed } });
    const { Providers } = await call<{ Providers: object[] }>('ListIdentityProviders');
    expect(Providers).toEqual([
      expect.objectContaining({ ProviderName: 'Google', ProviderType: 'Google' }),
      expect.objectContaining({ ProviderName: 'Acme', ProviderType: 'SAML' }),
      { ProviderName, ProviderType: 'OIDC', CreationDate: seconds, LastModifiedDate: seconds + 5 },
    ]);
    const others = { ProviderDetails: { client_id: 'y' }, IdpIdentifiers: ['three'] };
    await call('UpdateIdentityProvider', { ProviderName, ...others });
    expect(await find('three')).toMatchObject({ IdentityProvider: { ...google, ...changed, ...others } });
    await call('DeleteIdentityProvider', { ProviderName });
    await expect(call('DescribeIdentityProvider', { ProviderName })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      message: 'Identity provider Google2 does not exist.',
    });
  });

  test('of a social type are named as their type', async () => {
    const { call } = await start();
    await expect(call('CreateIdentityProvider', { ...google, ProviderType: 'Google' })).rejects.toMatchObject(
      {
        type: 'InvalidParameterException',
        message: 'Provider name Google2 is not valid for provider type Google.',
      },
    );
    await expect(
      createSandbox({ identityProviders: [{ providerName: 'Mine', providerType: 'Google' }] }),
    ).rejects.toMatchObject({ code: 'invalid-options' });
  });
});

test('the issuer has either form', async () => {
  const { sandbox, call, browser, authorizeUrl, exchange } = await start();
  const issuer = `https://issuer-cognito-idp.us-east-1.amazonaws.com/${sandbox.userPoolId}`;
  await call('UpdateUserPool', { IssuerConfiguration: { Type: 'UPDATED' } });
  const { id } = await exchange(
    await browser.open(authorizeUrl(), { identityProvider: 'Google', user: ADA.email }),
  );
  expect([id.iss, sandbox.issuer]).toEqual([issuer, issuer]);
  const url = new URL(`/${sandbox.userPoolId}/.well-known/openid-configuration`, sandbox.endpoint);
  expect(await (await sandbox.fetch(url)).json()).toMatchObject({ issuer });
});

test('all of it is there after a restart', async () => {
  const { sandbox, call } = await start();
  await call('CreateResourceServer', { Identifier: 'orders', Name: 'Orders' });
  await call('CreateIdentityProvider', { ProviderName: 'Corp', ProviderType: 'SAML', ProviderDetails: {} });
  const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', { PoolName: 'second' });
  await call('CreateUserPoolDomain', { UserPoolId: UserPool.Id, Domain: 'shop' });
  const after = await createSandbox({ snapshot: await sandbox.snapshot() });
  const again = (operation: string, body: JsonObject = {}) =>
    send(after, operation, { UserPoolId: sandbox.userPoolId, ...body });
  expect(await again('DescribeResourceServer', { Identifier: 'orders' })).toMatchObject({
    ResourceServer: { Name: 'Orders' },
  });
  expect(await again('DescribeIdentityProvider', { ProviderName: 'Corp' })).toMatchObject({
    IdentityProvider: { ProviderType: 'SAML' },
  });
  expect(await again('DescribeUserPoolDomain', { Domain: 'shop' })).toMatchObject({
    DomainDescription: { UserPoolId: UserPool.Id },
  });
});

test('no option is lost on a reset, and additions of the API go', async () => {
  const { sandbox, call, exchange, signIn } = await start();
  await call('DeleteIdentityProvider', { ProviderName: 'Google' });
  await call('CreateResourceServer', { Identifier: 'orders', Name: 'Orders' });
  await sandbox.reset();
  const { access_token } = await exchange(await signIn(ADA.email));
  expect(decodeJwt(access_token).username).toBe(`Google_${ADA.sub}`);
  expect(await call('ListResourceServers')).toEqual({ ResourceServers: [] });
});
