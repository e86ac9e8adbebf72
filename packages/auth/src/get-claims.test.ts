import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../test/journey.ts';

describe('getClaims', () => {
  it.each([{}, { isolation: 'worker' } as const])(
    'gives the claims of both tokens, immediately (%o)',
    async (config) => {
      const journey = await startJourney();
      const { auth, at } = journey.open(config);
      await at('signedOut');
      expect([auth.getClaims(), auth.getClaims('access')]).toEqual([null, null]);
      auth.actions.signIn({ username: 'ann', password });
      await at('home');

      expect(auth.getClaims('id')).toBe(auth.getClaims());
      expect(auth.getClaims()).toMatchObject({ 'cognito:username': 'ann', token_use: 'id' });
      expect(auth.getClaims('access')).toMatchObject({
        sub: auth.getClaims()?.sub,
        username: 'ann',
        client_id: journey.sandbox.clientId,
        scope: 'aws.cognito.signin.user.admin',
        token_use: 'access',
      });
    },
  );

  it('gives the same object until the token changes, and null after a sign-out', async () => {
    const journey = await startJourney();
    const { auth, at } = journey.open();
    await at('signedOut');
    auth.actions.signIn({ username: 'ann', password });
    await at('home');
    const claims = auth.getClaims('access');
    expect(auth.getClaims('access')).toBe(claims);
    journey.clock.advance(1_000);
    await auth.getTokens({ forceRefresh: true });
    expect(auth.getClaims('access')?.jti).not.toBe(claims?.jti);
    auth.actions.signOut();
    await at('signedOut');
    expect(auth.getClaims('access')).toBeNull();
  });
});
