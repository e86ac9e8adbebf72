import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';

const tracking = {
  userPool: {
    deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
  },
};

describe('a sign-in by SRP', () => {
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
