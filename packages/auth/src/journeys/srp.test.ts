import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';

const tracking = {
  userPool: {
    deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
  },
};

describe('a sign-in by SRP', () => {
  it.each([
    [{ flow: 'USER_SRP_AUTH' }],
    [{ flow: 'USER_AUTH', factor: 'PASSWORD_SRP' }],
    [{ flow: 'CUSTOM_AUTH' }],
  ] as const)('sends the password nowhere, in no form: %o', async (start) => {
    const bodies: string[] = [];
    const journey = await startJourney({
      ...tracking,
      triggers: {
        defineAuthChallenge: (event) => {
          const last = event.request.session.at(-1);
          event.response.issueTokens = last?.challengeName === 'PASSWORD_VERIFIER';
          event.response.failAuthentication = false;
          event.response.challengeName = 'PASSWORD_VERIFIER';
          return event;
        },
      },
    });
    const fetch: typeof globalThis.fetch = async (...given) => {
      const request = new Request(...given);
      bodies.push(await request.clone().text());
      return journey.sandbox.fetch(request);
    };
    const { auth, at } = journey.open({}, { fetch });
    (await at('signedOut')).signIn({ username: 'ann', password, ...start });
    await at('home');
    expect(await auth.getTokens({ forceRefresh: true })).not.toBeNull();
    expect(bodies.length).toBeGreaterThan(3);
    const forms = [
      password,
      btoa(password),
      encodeURIComponent(password),
      JSON.stringify(password).slice(1, -1),
    ];
    for (const body of bodies) {
      for (const form of forms) expect(body).not.toContain(form);
      expect(body).not.toMatch(/"PASSWORD"/);
    }
  });

  it('goes from the form to a remembered device, refresh, sign-out, and the device next time', async () => {
    const journey = await startJourney(tracking);
    const { auth, at, until } = journey.open();
    (await at('signedOut')).showSignIn();
    (await at('signIn')).signIn({ username: 'ann', password });
    const home = await at('home');
    expect(home.user).toMatchObject({ username: 'ann', claims: { email: 'ann@example.com' } });
    await until((state) => state.view === 'home' && state.device === 'remembered');
    expect(journey.calls()).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
      'ConfirmDevice',
    ]);

    const before = await auth.getAccessToken();
    const after = await auth.getAccessToken({ forceRefresh: true });
    expect(after).not.toBe(before);
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);

    auth.actions.signOut();
    await at('signedOut');
    expect(await auth.getTokens()).toBeNull();
    expect(journey.calls()).toEqual(['RevokeToken']);

    auth.actions.signIn({ username: 'ann', password });
    expect(await at('home')).toMatchObject({ device: 'remembered' });
    expect(journey.calls()).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
      'RespondToAuthChallenge DEVICE_SRP_AUTH',
      'RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER',
    ]);
  });
});
