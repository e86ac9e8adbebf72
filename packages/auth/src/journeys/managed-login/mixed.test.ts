import { describe, expect, it } from 'vitest';
import { HOME, leave, startAtDomain } from '../../../test/at-domain.ts';
import { password } from '../../../test/journey.ts';
import { createAuth } from '../../index.ts';
import { createAuth as createManagedAuth } from '../../managed-login/index.ts';

const google = { identityProvider: 'Google', user: 'ada@gmail.com' };
const pool = { userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' };

describe('an app with a form and a Google button', () => {
  it('signs in with one and then the other: the same home, each session with its own origin', async () => {
    const journey = await startAtDomain();
    const form = journey.show();
    (await form.at('signedOut')).signIn({ username: 'ann', password });
    const first = await form.at('home');
    expect([first.sessionOrigin, first.user.claims.identities]).toEqual(['api', undefined]);
    form.auth.actions.signOut();
    await form.at('signedOut');
    form.auth.dispose();

    const before = journey.show(HOME);
    const href = await journey.pass(await leave(before, { provider: 'Google' }), google);
    before.auth.dispose();
    const second = await journey.show(href).at('home');
    expect([second.sessionOrigin, second.user.claims.identities?.[0]?.providerName]).toEqual([
      'managedLogin',
      'Google',
    ]);
  });
});

describe('an app without a domain', () => {
  it('has no actions of managed login, for the compiler either', () => {
    const auth = createAuth({ ...pool, storage: 'memory' });
    const { actions } = auth;
    auth.dispose();
    // @ts-expect-error no domain, no redirect
    expect(actions.signInWithRedirect).toBeUndefined();
    // @ts-expect-error no domain, no window
    expect(actions.signInWithPopup).toBeUndefined();
    // @ts-expect-error no domain to ask
    expect(actions.signInSilently).toBeUndefined();
  });

  it('an error names the missing part: a domain by the entry that needs one, the entry by the one without', () => {
    const redirectUri = 'https://app.example.com/callback';
    // @ts-expect-error the domain is missing
    expect(() => createManagedAuth({ ...pool, redirectUri })).toThrow(
      expect.objectContaining({
        code: 'invalid-config',
        message: expect.stringContaining('domain is missing'),
      }),
    );
    // @ts-expect-error the other entry knows domains
    expect(() => createAuth({ ...pool, domain: 'https://auth.example.com' })).toThrow(
      expect.objectContaining({ code: 'invalid-config', message: expect.stringContaining('domain') }),
    );
  });
});
