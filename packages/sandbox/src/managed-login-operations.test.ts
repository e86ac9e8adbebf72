import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { ADA, parametersOf, startFederation } from './testing/identity-providers.ts';
import { send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

async function start() {
  const started = await startFederation();
  const { sandbox } = started;
  const call = <T = JsonObject>(operation: string, body: JsonObject = {}) =>
    send<T>(sandbox, operation, { UserPoolId: sandbox.userPoolId, ...body });
  return { ...started, call };
}

describe('resource servers', () => {
  test('are made, shown, listed, changed and deleted', async () => {
    const { call } = await start();
    const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read orders' }];
    const orders = { Identifier: 'https://api.example/orders', Name: 'Orders', Scopes };
    await call('CreateResourceServer', orders);
    await expect(call('CreateResourceServer', orders)).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
    const { Identifier } = orders;
    expect(await call('DescribeResourceServer', { Identifier })).toMatchObject({ ResourceServer: orders });
    await call('UpdateResourceServer', { Identifier, Name: 'All orders' });
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
    const { call } = await start();
    await call('CreateIdentityProvider', google);
    await expect(call('CreateIdentityProvider', google)).rejects.toMatchObject({
      type: 'DuplicateProviderException',
    });
    const { ProviderName } = google;
    const shown = { IdentityProvider: { ...google, AttributeMapping: { email: 'email', username: 'sub' } } };
    expect(await call('DescribeIdentityProvider', { ProviderName })).toMatchObject(shown);
    expect(await call('GetIdentityProviderByIdentifier', { IdpIdentifier: 'two' })).toMatchObject(shown);
    await call('UpdateIdentityProvider', { ProviderName, AttributeMapping: { name: 'nickname' } });
    expect(await call('DescribeIdentityProvider', { ProviderName })).toMatchObject({
      IdentityProvider: { ProviderDetails: google.ProviderDetails, AttributeMapping: { name: 'nickname' } },
    });
    const { Providers } = await call<{ Providers: object[] }>('ListIdentityProviders');
    expect(Providers).toMatchObject([{ ProviderName: 'Google' }, { ProviderName: 'Acme' }, { ProviderName }]);
    await call('DeleteIdentityProvider', { ProviderName });
    await expect(call('DescribeIdentityProvider', { ProviderName })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
    });
  });

  test('of a social type are named as their type', async () => {
    const { call } = await start();
    await expect(call('CreateIdentityProvider', { ...google, ProviderType: 'Google' })).rejects.toMatchObject(
      { type: 'InvalidParameterException' },
    );
    await expect(
      createSandbox({ identityProviders: [{ providerName: 'Mine', providerType: 'Google' }] }),
    ).rejects.toMatchObject({ code: 'invalid-options' });
  });
});

describe('domains', () => {
  test('are made, shown, changed and deleted', async () => {
    const { sandbox, call } = await start();
    const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', { PoolName: 'second' });
    const UserPoolId = UserPool.Id;
    const domain = { UserPoolId, Domain: 'shop' };
    await call('CreateUserPoolDomain', domain);
    await expect(call('CreateUserPoolDomain', { UserPoolId, Domain: 'other' })).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
    await call('CreateUserPoolDomain', {
      UserPoolId,
      Domain: 'auth.shop.example',
      CustomDomainConfig: { CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/1' },
    });
    await call('UpdateUserPoolDomain', { ...domain, ManagedLoginVersion: 2 });
    expect(await call('DescribeUserPoolDomain', domain)).toMatchObject({
      DomainDescription: { ...domain, ManagedLoginVersion: 2, Status: 'ACTIVE' },
    });
    expect(await call('DescribeUserPool', { UserPoolId })).toMatchObject({
      UserPool: { Domain: 'shop', CustomDomain: 'auth.shop.example' },
    });
    await expect(call('DeleteUserPool', { UserPoolId })).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
    for (const Domain of ['shop', 'auth.shop.example'])
      await call('DeleteUserPoolDomain', { UserPoolId, Domain });
    expect(await call('DescribeUserPoolDomain', domain)).toEqual({ DomainDescription: {} });
    await call('DeleteUserPool', { UserPoolId });
    expect(sandbox.pools.size).toBe(1);
  });
});

describe('an account that is linked to a user', () => {
  const link = {
    DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'grace' },
    SourceUser: {
      ProviderName: 'Google',
      ProviderAttributeName: 'Cognito_Subject',
      ProviderAttributeValue: ADA.sub,
    },
  };

  test('signs that user in, until it is taken away', async () => {
    const { call, browser, exchange, signIn } = await start();
    await call('AdminLinkProviderForUser', link);
    const { id } = await exchange(await signIn(ADA.email));
    expect(id).toMatchObject({
      'cognito:username': 'grace',
      identities: [{ userId: ADA.sub, primary: 'false' }],
    });
    await call('AdminDisableProviderForUser', { User: link.SourceUser });
    browser.clearCookies();
    expect((await exchange(await signIn(ADA.email))).id['cognito:username']).toBe(`Google_${ADA.sub}`);
    await call('AdminDisableProviderForUser', { User: link.SourceUser });
    browser.clearCookies();
    expect(parametersOf(await signIn(ADA.email))).toMatchObject({ error_description: 'User is disabled.' });
  });

  test('cannot have signed in before', async () => {
    const { call, signIn } = await start();
    await signIn(ADA.email);
    await expect(call('AdminLinkProviderForUser', link)).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
  });

  test('is one of five at most; one that is taken away makes room', async () => {
    const { call } = await start();
    const source = (id: number) => ({ ...link.SourceUser, ProviderAttributeValue: `account-${id}` });
    const add = (id: number) => call('AdminLinkProviderForUser', { ...link, SourceUser: source(id) });
    for (let id = 1; id <= 5; id += 1) await add(id);
    await expect(add(6)).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'A user can have 5 linked accounts.',
    });
    await call('AdminDisableProviderForUser', { User: source(1) });
    expect(await add(6)).toEqual({});
  });

  test('in the pre sign-up trigger works from the next sign-in on', async () => {
    const { sandbox, call, exchange, signIn } = await start();
    sandbox.setTriggers({
      async preSignUp(event) {
        await call('AdminLinkProviderForUser', link);
        return event;
      },
    });
    expect(parametersOf(await signIn(ADA.email))).toMatchObject({
      error_description: `Already found an entry for username Google_${ADA.sub}`,
    });
    expect((await exchange(await signIn(ADA.email))).id['cognito:username']).toBe('grace');
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
