import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';

describe('a sign-in by USER_PASSWORD_AUTH', () => {
  it('sends the password to the pool', async () => {
    const journey = await startJourney();
    const { at } = journey.open({ flow: 'USER_PASSWORD_AUTH' });
    (await at('signedOut')).signIn({ username: 'ann', password });
    await at('home');
    expect(journey.calls()).toEqual(['InitiateAuth']);
  });

  it('lets the pool migrate a user from an older system', async () => {
    const journey = await startJourney({
      users: [],
      triggers: {
        userMigration: (event) => {
          if (event.request.password !== password) throw new Error('not this one');
          event.response.userAttributes = { email: 'old@example.com', email_verified: 'true' };
          event.response.finalUserStatus = 'CONFIRMED';
          return event;
        },
      },
    });
    const { at } = journey.open({ flow: 'USER_PASSWORD_AUTH' });
    (await at('signedOut')).signIn({ username: 'olivia', password });
    expect((await at('home')).user.claims.email).toBe('old@example.com');
  });

  it('forgets a device that the pool does not know, and continues', async () => {
    const journey = await startJourney({
      userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    });
    const { at, until, auth } = journey.open({ flow: 'USER_PASSWORD_AUTH' });
    (await at('signedOut')).signIn({ username: 'ann', password });
    await until((state) => state.view === 'home' && state.device === 'remembered');
    auth.actions.signOut();
    await at('signedOut');
    const [device] = journey.sandbox.users.get('ann')?.devices ?? [];
    journey.sandbox.users.forgetDevice('ann', device?.deviceKey ?? '');
    journey.calls();
    auth.actions.signIn({ username: 'ann', password });
    await until((state) => state.view === 'home' && state.device === 'remembered');
    expect(journey.calls()).toEqual([
      'InitiateAuth !ResourceNotFoundException',
      'InitiateAuth',
      'ConfirmDevice',
    ]);
  });
});
