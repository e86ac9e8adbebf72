import { fetchAuthSession, fetchUserAttributes, signInWithRedirect, signOut } from 'aws-amplify/auth';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ManagedLoginPerson } from '../browser/fill-in.ts';
import { createSandbox } from '../sandbox.ts';
import { useAmplify } from '../testing/amplify.ts';
import { PASSWORD } from '../testing/managed-login.ts';

const REDIRECT = 'http://localhost:5173/';

afterEach(() => vi.unstubAllGlobals());

/** An Amplify app in a page of its own, whose windows are a browser of the sandbox. */
async function start() {
  const sandbox = await createSandbox({
    clients: [{ callbackURLs: [REDIRECT], logoutURLs: [REDIRECT] }],
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
    identityProviders: [
      { providerName: 'Google', providerType: 'Google', users: [{ sub: '1042', email: 'eve@gmail.com' }] },
      { providerName: 'Acme', providerType: 'SAML', users: [{ sub: '7', email: 'bob@acme.example' }] },
    ],
  });
  const browser = sandbox.openBrowser();
  useAmplify(sandbox, {
    domain: new URL(sandbox.domain).host,
    scopes: ['openid', 'email', 'aws.cognito.signin.user.admin'],
    redirectSignIn: [REDIRECT],
    redirectSignOut: [REDIRECT],
    responseType: 'code',
  });
  const location = new URL(REDIRECT);
  vi.stubGlobal('window', { location, addEventListener: () => undefined });
  vi.stubGlobal('fetch', (input: RequestInfo, init?: RequestInit) => sandbox.fetch(input, init));
  const as = (person: ManagedLoginPerson) => ({
    authSessionOpener: async (url: string) => ({
      type: 'success' as const,
      url: (await browser.open(url, person)).href,
    }),
  });
  return { sandbox, browser, location, as };
}

describe('signInWithRedirect of aws-amplify', () => {
  test('signs in at the pages, refreshes, and signs out of them', async () => {
    const { sandbox, browser, location, as } = await start();
    await signInWithRedirect({ options: as({ username: 'ada', password: PASSWORD }) });
    const { tokens } = await fetchAuthSession();
    expect(tokens?.idToken?.payload['cognito:username']).toBe('ada');
    expect(await fetchUserAttributes()).toMatchObject({ email: 'ada@example.com' });
    const renewed = await fetchAuthSession({ forceRefresh: true });
    expect(renewed.tokens?.accessToken.toString()).not.toBe(tokens?.accessToken.toString());
    await signOut();
    // It navigates to /logout by setting this.
    expect(location.pathname).toBe('/logout');
    expect((await browser.open(location)).href).toBe(REDIRECT);
    expect(sandbox.journal.count('/logout')).toBe(1);
  });

  test.each([
    ['Google' as const, { identityProvider: 'Google', user: 'eve@gmail.com' }, 'Google_1042'],
    [{ custom: 'Acme' }, { identityProvider: 'Acme', user: 'bob@acme.example' }, 'Acme_7'],
  ])('signs in at a provider: %j', async (provider, person, username) => {
    const { as } = await start();
    await signInWithRedirect({ provider, options: as(person) });
    const { tokens } = await fetchAuthSession();
    expect(tokens?.idToken?.payload['cognito:username']).toBe(username);
    await signOut();
  });

  test('gets an error when the person refuses', async () => {
    const { as } = await start();
    const refusal = signInWithRedirect({
      provider: 'Google',
      options: as({ identityProvider: 'Google', user: null }),
    });
    await expect(refusal).rejects.toMatchObject({ message: expect.stringContaining('refused') });
  });
});
