import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import type { Auth } from '../api.ts';
import { exportSession, startSession } from '../session/index.ts';

async function exported() {
  const journey = await startJourney({
    users: [
      { username: 'ann', password },
      { username: 'bob', password },
    ],
  });
  const sign = async (username: string) => {
    const tab = journey.open({ storage: 'memory' });
    (await tab.at('signedOut')).signIn({ username, password });
    await tab.at('home');
    const tokens = await exportSession(tab.auth);
    if (!tokens) throw new Error('There is a session.');
    tab.auth.dispose();
    return tokens;
  };
  return { journey, tokens: await sign('ann'), others: await sign('bob') };
}

describe.each([{}, { isolation: 'worker' as const }, { storage: 'memory' as const }])(
  'a session from tokens, with %o',
  (tier) => {
    it('is one like any other: it is renewed, and outlives a reload where sessions do', async () => {
      const { journey, tokens } = await exported();
      const tab = journey.open(tier);
      expect(await startSession(tab.auth, tokens)).toMatchObject({
        view: 'home',
        user: { username: 'ann' },
      });
      const renewed = await tab.auth.getTokens({ forceRefresh: true });
      expect(renewed?.accessToken).not.toBe(tokens.accessToken);
      const { view } = await tab.reload().auth.ready();
      expect(view).toBe('storage' in tier ? 'signedOut' : 'home');
    });

    it('is refused when it is a mix of two users, of another client, or no token at all', async () => {
      const { journey, tokens, others } = await exported();
      const tab = journey.open(tier);
      for (const wrong of [
        { ...tokens, idToken: others.idToken },
        { ...tokens, accessToken: tokens.idToken },
        { ...tokens, accessToken: 'x' },
      ]) {
        await expect(startSession(tab.auth, wrong)).rejects.toMatchObject({ code: 'session-invalid' });
      }
      const none = { ...tokens, refreshToken: undefined as never };
      const unreadable = {
        ...tokens,
        get idToken(): string {
          throw new Error('unreadable');
        },
      };
      for (const wrong of [none, unreadable, null as never]) {
        await expect(startSession(tab.auth, wrong)).rejects.toMatchObject({ code: 'invalid-input' });
      }
      expect(tab.auth.getState().view).toBe('signedOut');
    });

    it('begins in `takeOver`, too: the first view after the splash is its own', async () => {
      const { journey, tokens, others } = await exported();
      const tab = journey.open({ ...tier, takeOver: (auth) => startSession(auth, tokens) });
      const views: string[] = [];
      tab.auth.subscribe(({ view }) => views.push(view));
      await tab.at('home');
      expect(new Set(views)).toEqual(new Set(['home']));
      if ('storage' in tier) return;
      const refused: unknown[] = [];
      tab.auth.dispose();
      const takeOver = (auth: Auth) =>
        startSession(auth, others).catch((error: unknown) => refused.push(error));
      const next = journey.open({ ...tier, takeOver });
      expect(await next.at('home')).toMatchObject({ user: { username: 'ann' } });
      expect(refused).toMatchObject([{ code: 'already-signed-in' }]);
    });

    it('does not take the place of somebody who is signed in', async () => {
      const { journey, tokens, others } = await exported();
      const tab = journey.open(tier);
      await startSession(tab.auth, tokens);
      await expect(startSession(tab.auth, others)).rejects.toMatchObject({ code: 'already-signed-in' });
      expect(tab.auth.getState()).toMatchObject({ user: { username: 'ann' } });
    });
  },
);

it.each([{}, { isolation: 'worker' as const }])(
  'a tab that missed a sign-in follows it when it is refused, with %o',
  async (tier) => {
    const { journey, tokens, others } = await exported();
    const deaf = journey.open(tier, { openChannel: null });
    await deaf.at('signedOut');
    await startSession(journey.open(tier).auth, tokens);
    await expect(startSession(deaf.auth, others)).rejects.toMatchObject({ code: 'already-signed-in' });
    expect(deaf.auth.getState()).toMatchObject({ view: 'home', user: { username: 'ann' } });
  },
);

describe('an export of a session', () => {
  it('is nothing when nobody is signed in', async () => {
    const journey = await startJourney();
    expect(await exportSession(journey.open({ storage: 'memory' }).auth)).toBeNull();
  });

  it('is refused in the encrypted tier, unless it is asked for by name', async () => {
    const { journey, tokens } = await exported();
    const { auth } = journey.open();
    await startSession(auth, tokens);
    await expect(exportSession(auth)).rejects.toMatchObject({ code: 'session-not-exported' });
    expect(await exportSession(auth, { fromEncrypted: true })).toEqual(tokens);
  });

  it('is refused by a worker', async () => {
    const { journey, tokens } = await exported();
    const { auth } = journey.open({ isolation: 'worker' });
    await startSession(auth, tokens);
    await expect(exportSession(auth, { fromEncrypted: true })).rejects.toMatchObject({
      code: 'session-not-exported',
    });
  });
});
