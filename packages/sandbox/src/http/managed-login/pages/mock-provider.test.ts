import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { startBrowser } from '../../../testing/managed-login.ts';

const ADA = { sub: '1', email: 'ada@gmail.com', name: 'Ada' };

/** A browser at a mock provider. */
async function start() {
  const started = await startBrowser({
    options: { identityProviders: [{ providerName: 'Google', providerType: 'Google', users: [ADA] }] },
  });
  const { authorize, go, exchange } = started;
  const choose = async (form: Record<string, string>, change = (address: string) => address) => {
    const { location } = await authorize({ identity_provider: 'Google', prompt: 'login' });
    const { body } = await go(location ?? '');
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? '';
    return go(change(location ?? ''), { _csrf, ...form });
  };
  /** Signs in with a form, and returns the claims of the person. */
  const claimsOf = async (form: Record<string, string>) => {
    const back = await go((await choose(form)).location ?? '');
    const { body } = await exchange(back.at?.searchParams.get('code'));
    return decodeJwt(body.id_token ?? '');
  };
  return { ...started, choose, claimsOf };
}

describe('the page of a mock provider', () => {
  test('takes its own people, and others by their address, always the same person', async () => {
    const { claimsOf } = await start();
    expect(await claimsOf({ person: ADA.sub })).toMatchObject({
      'cognito:username': 'Google_1',
      email: ADA.email,
    });
    const other = await claimsOf({ person: 'another', email: 'eve@example.com', name: 'Eve' });
    expect(other).toMatchObject({ email: 'eve@example.com', name: 'Eve' });
    expect(other['cognito:username']).toMatch(/^Google_[0-9a-f]{21}$/);
    const again = await claimsOf({ person: 'another', email: 'Eve@example.com', name: '' });
    expect(again).toMatchObject({
      'cognito:username': other['cognito:username'],
      email: 'Eve@example.com',
      name: 'Eve@example.com',
    });
  });

  test.each([
    ['that is cancelled', { person: '' }],
    ['of nobody it knows', { person: '2' }],
    ['of another person without an address', { person: 'another', email: '' }],
    ['of a person it knows, by the address alone', { person: '2', email: 'ada@gmail.com' }],
  ])('sends a sign-in %s back as refused', async (_, form) => {
    const { choose } = await start();
    const { at } = await choose(form);
    expect(at?.pathname).toBe('/oauth2/idpresponse');
    expect(Object.fromEntries(at?.searchParams ?? [])).toEqual({
      error: 'access_denied',
      error_description: 'The user refused to sign in.',
      state: expect.any(String),
    });
  });

  test.each<[string, Record<string, string>, (address: string) => string]>([
    ['of a page of another site', { person: '1', _csrf: 'guess' }, (address) => address],
    ['of a sign-in that there is not', { person: '1' }, (address) => address.replace(/state=.*/, 'state=x')],
    ['without a sign-in', { person: '1' }, (address) => address.replace(/\?.*/, '')],
    ['that is too long', { person: '1', name: 'a'.repeat(70_000) }, (address) => address],
  ])('takes no form %s', async (_, form, change) => {
    const { choose } = await start();
    const page = await choose(form, change);
    expect([page.status, page.location]).toEqual([400, null]);
    expect(page.body).toContain('This sign-in has ended. Go back to the app and sign in again.');
  });

  test('is not shown without a sign-in, and may send its form to the app', async () => {
    const { sandbox, cookies, authorize, go } = await start();
    expect((await go('/mock/Google')).body).toContain('This sign-in has ended.');
    const { location } = await authorize({ identity_provider: 'Google' });
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { headers } = await sandbox.fetch(new URL(location ?? '', sandbox.endpoint), {
      headers: { cookie },
    });
    expect(headers.get('content-security-policy')).toContain("form-action 'self' http://localhost:5173;");
  });
});
