import { describe, expect, test } from 'vitest';
import { ADA, BOB, parametersOf, startFederation } from '../testing/identity-providers.ts';
import { PASSWORD } from '../testing/managed-login.ts';
import { recorded } from '../testing/recorded-triggers.ts';
import { send } from '../testing/wire.ts';
import type { TriggerEvent, Triggers } from '../triggers/events.ts';
import { TRIGGER_SOURCES } from '../triggers/sources.ts';

describe('a sign-in at an identity provider', () => {
  test('makes a user with the provider’s claims and an account there', async () => {
    const { sandbox, signIn, exchange } = await startFederation();
    const { id, access } = await exchange(await signIn(ADA.email));
    expect(id).toMatchObject({
      'cognito:username': 'Google_1042',
      'cognito:groups': [`${sandbox.userPoolId}_Google`],
      email: ADA.email,
      email_verified: true,
      name: ADA.name,
      identities: [
        {
          userId: '1042',
          providerName: 'Google',
          providerType: 'Google',
          issuer: null,
          primary: 'true',
          dateCreated: '1790000000000',
        },
      ],
    });
    expect(access).toMatchObject({ username: 'Google_1042', sub: id.sub });
    expect(sandbox.users.get('Google_1042')).toMatchObject({
      status: 'EXTERNAL_PROVIDER',
      hasPassword: false,
    });
  });

  test('is the same user each time, with the claims of that time', async () => {
    const people = [{ ...ADA }];
    const { sandbox, browser, signIn, exchange } = await startFederation({
      options: { identityProviders: [{ providerName: 'Google', providerType: 'Google', users: people }] },
    });
    const first = await exchange(await signIn(ADA.email));
    const operation = { UserPoolId: sandbox.userPoolId, Username: 'Google_1042' };
    await send(sandbox, 'AdminUpdateUserAttributes', {
      ...operation,
      UserAttributes: [{ Name: 'name', Value: 'Somebody else' }],
    });
    browser.clearCookies();
    const second = await exchange(await signIn(ADA.email));
    expect(second.id.sub).toBe(first.id.sub);
    expect(second.id.name).toBe(ADA.name);
    expect(sandbox.users.all()).toHaveLength(2);
  });

  test.each([
    ['the button of the sign-in page', {}, 'Google', BOB.email, 'Google_1043'],
    ['identity_provider', { identity_provider: 'Google' }, 'Google', BOB.email, 'Google_1043'],
    ['idp_identifier', { idp_identifier: 'acme.example' }, 'Acme', 'eve@acme.example', 'Acme_emp-7'],
  ])('goes by %s', async (_, changes, provider, user, username) => {
    const { signIn, exchange } = await startFederation();
    const { id } = await exchange(await signIn(user, changes, provider));
    expect(id['cognito:username']).toBe(username);
  });

  test('goes straight there where the app client has no other choice', async () => {
    const { signIn, browser, authorizeUrl } = await startFederation({
      client: { supportedIdentityProviders: ['Acme'] },
    });
    await expect(browser.open(authorizeUrl())).rejects.toMatchObject({ page: 'Sign in with Acme' });
    expect(parametersOf(await signIn('eve@acme.example', {}, 'Acme'))).toHaveProperty('code');
  });

  test('starts a session that other requests continue with', async () => {
    const { browser, authorizeUrl, signIn } = await startFederation();
    await signIn(ADA.email);
    expect(parametersOf(await browser.open(authorizeUrl({ prompt: 'none' })))).toHaveProperty('code');
  });

  test('that is refused there comes back as an error', async () => {
    const { sandbox, signIn } = await startFederation();
    expect(parametersOf(await signIn(null))).toEqual({
      from: 'cognito',
      error: 'invalid_request',
      error_description: 'The user refused to sign in.',
      state: 'a-state',
    });
    expect(sandbox.users.all()).toHaveLength(1);
  });

  test('without an attribute that the pool requires comes back as an error', async () => {
    const { signIn } = await startFederation({
      options: { userPool: { schema: [{ name: 'phone_number', required: true }] }, users: [] },
    });
    expect(parametersOf(await signIn(ADA.email))).toMatchObject({
      error: 'invalid_request',
      error_description: 'attributes required: [phone_number]',
    });
  });

  test('cannot write an attribute a second time that is fixed', async () => {
    const { browser, signIn } = await startFederation({
      options: { userPool: { schema: [{ name: 'email', mutable: false }] } },
    });
    expect(parametersOf(await signIn(ADA.email))).toHaveProperty('code');
    browser.clearCookies();
    expect(parametersOf(await signIn(ADA.email))).toMatchObject({
      error: 'invalid_request',
      error_description: 'user.email: Attribute cannot be updated.',
    });
  });

  test('of a disabled user comes back as an error', async () => {
    const { sandbox, browser, signIn } = await startFederation();
    await signIn(ADA.email);
    await send(sandbox, 'AdminDisableUser', { UserPoolId: sandbox.userPoolId, Username: 'Google_1042' });
    browser.clearCookies();
    expect(parametersOf(await signIn(ADA.email))).toMatchObject({
      error: 'invalid_request',
      error_description: 'User is disabled.',
    });
  });

  test('works in a pool whose people sign in by email', async () => {
    const { signIn, exchange } = await startFederation({
      options: { userPool: { usernameAttributes: ['email'] }, users: [] },
    });
    const { id } = await exchange(await signIn(ADA.email));
    expect(id['cognito:username']).toBe('Google_1042');
  });

  test('gives no way to sign in by password, or to reset one', async () => {
    const { sandbox, browser, authorizeUrl, signIn } = await startFederation();
    await signIn(ADA.email);
    browser.clearCookies();
    await expect(
      browser.open(authorizeUrl(), { username: 'Google_1042', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'refused' });
    await expect(
      send(sandbox, 'ForgotPassword', { ClientId: sandbox.clientId, Username: 'Google_1042' }),
    ).rejects.toMatchObject({ type: 'NotAuthorizedException' });
  });
});

test('the users of a provider are in a group of their own', async () => {
  const { sandbox, browser, signIn } = await startFederation();
  for (const { email } of [ADA, BOB]) {
    await signIn(email);
    browser.clearCookies();
  }
  const GroupName = `${sandbox.userPoolId}_Google`;
  expect(sandbox.users.all().map(({ username, groups }) => [username, groups])).toEqual([
    ['grace', []],
    ['Google_1042', [GroupName]],
    ['Google_1043', [GroupName]],
  ]);
  const { Groups } = await send<{ Groups: object[] }>(sandbox, 'ListGroups', {
    UserPoolId: sandbox.userPoolId,
  });
  expect(Groups).toMatchObject([
    { GroupName, Description: 'Autogenerated group for users who sign in using Google' },
  ]);
});

test('a required attribute that a user has already need not come again', async () => {
  const { sandbox, browser, signIn } = await startFederation({
    options: { userPool: { schema: [{ name: 'name', required: true }] }, users: [] },
  });
  expect(parametersOf(await signIn(ADA.email))).toHaveProperty('code');
  browser.clearCookies();
  await send(sandbox, 'UpdateIdentityProvider', {
    UserPoolId: sandbox.userPoolId,
    ProviderName: 'Google',
    AttributeMapping: { username: 'sub' },
  });
  expect(parametersOf(await signIn(ADA.email))).toHaveProperty('code');
  expect(sandbox.users.get('Google_1042')?.attributes.name).toBe(ADA.name);
});

describe('triggers of a sign-in at an identity provider', () => {
  test('get no validation data, and hear of no device', async () => {
    const { seen, triggers } = recorded({});
    const { browser, signIn } = await startFederation({ options: { triggers } });
    await signIn(ADA.email);
    browser.clearCookies();
    await signIn(ADA.email);
    expect(seen.preSignUp?.map(({ request }) => Object.keys(request))).toEqual([['userAttributes']]);
    expect(seen.postAuthentication?.map(({ request }) => request.newDeviceUsed)).toEqual([false]);
  });

  function recorder() {
    const sources: string[] = [];
    const names = Object.keys(TRIGGER_SOURCES) as (keyof typeof TRIGGER_SOURCES)[];
    const triggers = Object.fromEntries(
      names.map((name) => [
        name,
        (event: TriggerEvent<object, object>) => {
          sources.push(event.triggerSource);
          return event;
        },
      ]),
    ) as Triggers;
    return { sources, triggers };
  }

  test('run with their federated sources', async () => {
    const { sources, triggers } = recorder();
    const { browser, signIn, exchange } = await startFederation({ options: { triggers } });
    await exchange(await signIn(ADA.email));
    expect(sources.splice(0)).toEqual([
      'PreSignUp_ExternalProvider',
      'PostConfirmation_ConfirmSignUp',
      'TokenGeneration_HostedAuth',
    ]);
    browser.clearCookies();
    await exchange(await signIn(ADA.email));
    expect(sources).toEqual([
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_HostedAuth',
    ]);
  });

  test('can refuse a later one before it changes anything', async () => {
    let isRefused = false;
    const { sandbox, browser, signIn } = await startFederation({
      options: {
        triggers: {
          preAuthentication(event) {
            if (isRefused) throw new Error('Not today');
            return event;
          },
        },
      },
    });
    await signIn(ADA.email);
    await sandbox.users.update('Google_1042', { attributes: { name: 'Countess' } });
    browser.clearCookies();
    isRefused = true;
    expect(parametersOf(await signIn(ADA.email))).toMatchObject({
      error_description: 'PreAuthentication failed with error Not today.',
    });
    expect(sandbox.users.get('Google_1042')?.attributes.name).toBe('Countess');
  });

  test('can refuse it', async () => {
    const { sandbox, signIn } = await startFederation({
      options: {
        triggers: {
          preSignUp() {
            throw new Error('Not on a Sunday');
          },
        },
      },
    });
    expect(parametersOf(await signIn(ADA.email))).toMatchObject({
      error: 'invalid_request',
      error_description: 'PreSignUp failed with error Not on a Sunday.',
    });
    expect(sandbox.users.all()).toHaveLength(1);
  });
});
