import { describe, expect, test } from 'vitest';
import { ADA, parametersOf, startFederation } from './testing/identity-providers.ts';
import { administer } from './testing/wire.ts';

async function start() {
  const started = await startFederation();
  const { sandbox } = started;
  const call = administer(sandbox);
  return { ...started, call };
}

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

  test('does not count the account that the user came with, without which the user is disabled', async () => {
    const { sandbox, call, signIn } = await start();
    await signIn(ADA.email);
    const username = `Google_${ADA.sub}`;
    const DestinationUser = { ...link.DestinationUser, ProviderAttributeValue: username };
    for (let id = 1; id <= 5; id += 1) {
      const SourceUser = { ...link.SourceUser, ProviderAttributeValue: `account-${id}` };
      expect(await call('AdminLinkProviderForUser', { DestinationUser, SourceUser })).toEqual({});
    }
    expect(sandbox.users.get(username)?.enabled).toBe(true);
    await call('AdminDisableProviderForUser', { User: link.SourceUser });
    expect(sandbox.users.get(username)?.enabled).toBe(false);
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
