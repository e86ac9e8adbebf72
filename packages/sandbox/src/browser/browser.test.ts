import { describe, expect, test } from 'vitest';
import { ADA, parametersOf, startFederation } from '../testing/identity-providers.ts';
import { PASSWORD } from '../testing/managed-login.ts';

const grace = { username: 'grace', password: PASSWORD };

describe('a browser at the managed login pages', () => {
  test('signs a person in, and keeps the session', async () => {
    const { browser, authorizeUrl, exchange } = await startFederation();
    const back = await browser.open(authorizeUrl(), grace);
    expect(back.href).toMatch(/^http:\/\/localhost:5173\/callback\?from=cognito&code=/);
    expect((await exchange(back)).id['cognito:username']).toBe('grace');
    expect(parametersOf(await browser.open(authorizeUrl({ prompt: 'none' })))).toHaveProperty('code');
  });

  test('signs a person out', async () => {
    const { sandbox, browser, authorizeUrl } = await startFederation();
    await browser.open(authorizeUrl(), grace);
    const bye = 'http://localhost:5173/bye';
    const url = `${sandbox.domain}/logout?client_id=${sandbox.clientId}&logout_uri=${encodeURIComponent(bye)}`;
    expect((await browser.open(url)).href).toBe(bye);
    expect(parametersOf(await browser.open(authorizeUrl({ prompt: 'none' })))).toMatchObject({
      error: 'login_required',
    });
  });

  test('shares no cookies with another one', async () => {
    const { sandbox, browser, authorizeUrl } = await startFederation();
    await browser.open(authorizeUrl(), grace);
    const other = sandbox.openBrowser();
    const silent = () => other.open(authorizeUrl({ prompt: 'none' }));
    expect(parametersOf(await silent())).toHaveProperty('error');
    await other.open(authorizeUrl(), { identityProvider: 'Google', user: ADA.email });
    expect(parametersOf(await silent())).toHaveProperty('code');
    other.clearCookies();
    expect(parametersOf(await silent())).toHaveProperty('error');
  });

  test.each([
    ['a code by email', ['EMAIL_OTP' as const], undefined],
    ['an authenticator app', [], 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
  ])('answers with %s', async (_, enabled, totpSecret) => {
    const { browser, authorizeUrl } = await startFederation({
      options: {
        userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] },
        users: [
          {
            ...grace,
            attributes: { email: 'grace@example.com' },
            mfa: totpSecret === undefined ? { enabled } : { totpSecret },
          },
        ],
      },
    });
    expect(parametersOf(await browser.open(authorizeUrl(), grace))).toHaveProperty('code');
  });

  test('replaces a temporary password', async () => {
    const { browser, authorizeUrl } = await startFederation({
      options: { users: [{ ...grace, status: 'FORCE_CHANGE_PASSWORD' }] },
    });
    await expect(browser.open(authorizeUrl(), grace)).rejects.toMatchObject({ code: 'unanswered' });
    const person = { ...grace, newPassword: 'Another-horse-2' };
    expect(parametersOf(await browser.open(authorizeUrl(), person))).toHaveProperty('code');
  });

  test.each([
    ['a wrong password', { username: 'grace', password: 'Wrong-horse-1' }, 'refused'],
    ['nobody there', undefined, 'unanswered'],
    ['a provider that there is not', { identityProvider: 'Facebook', user: 'ada' }, 'unanswered'],
    ['a person that there is not', { identityProvider: 'Google', user: 'mallory' }, 'unanswered'],
  ])('says where it stopped: %s', async (_, person, code) => {
    const { browser, authorizeUrl } = await startFederation();
    await expect(browser.open(authorizeUrl(), person)).rejects.toMatchObject({
      name: 'ManagedLoginError',
      code,
    });
  });

  test('says that an address is not one of the app client’s', async () => {
    const { browser, authorizeUrl } = await startFederation();
    const url = authorizeUrl({ redirect_uri: 'https://evil.example/' });
    await expect(browser.open(url, grace)).rejects.toMatchObject({ code: 'refused' });
  });
});
