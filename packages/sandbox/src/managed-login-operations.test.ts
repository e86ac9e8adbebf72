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
    const { sandbox, call } = await start();
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
      message: expect.stringContaining('provide a SourceUser that has not been signed up'),
    });
  });

  test('is of a known user and provider, and is taken away without the others', async () => {
    const { sandbox, call } = await start();
    const refused = (change: object) =>
      expect(call('AdminLinkProviderForUser', { ...link, ...change })).rejects;
    const nobody = { ...link.DestinationUser, ProviderAttributeValue: 'nobody' };
    const elsewhere = { ...link.SourceUser, ProviderName: 'Facebook' };
    const noUser = { type: 'UserNotFoundException', message: 'User does not exist.' };
    await refused({ DestinationUser: nobody }).toMatchObject(noUser);
    await refused({ SourceUser: elsewhere }).toMatchObject({
      type: 'InvalidParameterException',
      message: 'The provider Facebook does not exist.',
    });
    const others = [
      { ...link.SourceUser, ProviderName: 'Acme' },
      { ...link.SourceUser, ProviderAttributeValue: 'another' },
    ];
    for (const SourceUser of [link.SourceUser, ...others]) {
      expect(await call('AdminLinkProviderForUser', { ...link, SourceUser })).toEqual({});
    }
    expect(await call('AdminDisableProviderForUser', { User: link.SourceUser })).toEqual({});
    const { attributes, enabled } = sandbox.users.get('grace') ?? {};
    const linked = { primary: false, issuer: null, dateCreated: sandbox.clock.now() };
    expect([enabled, JSON.parse(attributes?.identities ?? '')]).toEqual([
      true,
      [
        { ...linked, userId: ADA.sub, providerName: 'Acme', providerType: 'SAML' },
        { ...linked, userId: 'another', providerName: 'Google', providerType: 'Google' },
      ],
    ]);
    await expect(call('AdminDisableProviderForUser', { User: link.SourceUser })).rejects.toMatchObject(
      noUser,
    );
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
