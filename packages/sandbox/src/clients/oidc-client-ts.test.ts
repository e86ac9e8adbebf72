import { UserManager } from 'oidc-client-ts';
import { describe, expect, test } from 'vitest';
import type { ManagedLoginPerson } from '../browser/fill-in.ts';
import { PASSWORD, served } from '../testing/served.ts';

const REDIRECT = 'http://localhost:5173/callback';
const BYE = 'http://localhost:5173/bye';

/** A user manager whose windows are a browser of the sandbox, with a person in front of it. */
async function start() {
  const sandbox = await served({
    clients: [{ callbackURLs: [REDIRECT], logoutURLs: [BYE] }],
    identityProviders: [
      { providerName: 'Google', providerType: 'Google', users: [{ sub: '1042', email: 'eve@gmail.com' }] },
    ],
  });
  const browser = sandbox.openBrowser();
  let person: ManagedLoginPerson | undefined = { username: 'ada', password: PASSWORD };
  const navigator = {
    prepare: async () => ({
      navigate: async ({ url }: { url: string }) => ({ url: (await browser.open(url, person)).href }),
      close: () => undefined,
    }),
    callback: async () => undefined,
  };
  const manager = new UserManager(
    {
      authority: sandbox.issuer,
      metadataUrl: new URL(`${sandbox.userPoolId}/.well-known/openid-configuration`, sandbox.endpoint).href,
      client_id: sandbox.clientId,
      redirect_uri: REDIRECT,
      scope: 'openid email profile',
      loadUserInfo: true,
      automaticSilentRenew: false,
    },
    navigator,
    navigator,
    navigator,
  );
  const be = (next: ManagedLoginPerson | undefined) => {
    person = next;
  };
  return { sandbox, browser, manager, be };
}

describe('oidc-client-ts', () => {
  test('signs in, reads the user, and refreshes', async () => {
    const { manager } = await start();
    const user = await manager.signinPopup();
    expect(user.profile).toMatchObject({ 'cognito:username': 'ada', email: 'ada@example.com' });
    const renewed = await manager.signinSilent();
    expect(renewed?.profile.sub).toBe(user.profile.sub);
    expect(renewed?.access_token).not.toBe(user.access_token);
  });

  test('signs in at an identity provider', async () => {
    const { manager, be } = await start();
    be({ identityProvider: 'Google', user: 'eve@gmail.com' });
    const user = await manager.signinPopup({ extraQueryParams: { identity_provider: 'Google' } });
    expect(user.profile['cognito:username']).toBe('Google_1042');
  });

  test('gets an error when the person refuses there', async () => {
    const { manager, be } = await start();
    be({ identityProvider: 'Google', user: null });
    await expect(manager.signinPopup()).rejects.toMatchObject({ error: 'invalid_request' });
  });

  test('continues with a session, until it is signed out', async () => {
    const { sandbox, browser, manager, be } = await start();
    await manager.signinPopup();
    be(undefined);
    expect((await manager.signinPopup({ prompt: 'none' })).profile['cognito:username']).toBe('ada');
    const query = new URLSearchParams({ client_id: sandbox.clientId, logout_uri: BYE });
    expect((await browser.open(`${sandbox.domain}/logout?${query}`)).href).toBe(BYE);
    await expect(manager.signinPopup({ prompt: 'none' })).rejects.toMatchObject({ error: 'login_required' });
  });

  test('revokes its refresh token', async () => {
    const { sandbox, manager } = await start();
    await manager.signinPopup();
    expect(sandbox.users.get('ada')?.sessions).toBe(1);
    await manager.revokeTokens(['refresh_token']);
    expect(sandbox.users.get('ada')?.sessions).toBe(0);
  });
});
