import { expect, test, vi } from 'vitest';
import { type PendingChallenge, PendingChallenges } from '../sign-in/pending-challenges.ts';
import { served } from '../testing/served.ts';
import { type AuthBody, apiRequest } from '../testing/wire.ts';
import { Grants } from '../tokens/grants.ts';
import type { JsonObject } from '../wire/json.ts';

const CLIENTS = 200;
const AT_A_TIME = 20;

test('200 clients over HTTP leave no more behind than the limits of the pool allow', async () => {
  const opened = vi.spyOn(Grants.prototype, 'add');
  const asked = vi.spyOn(PendingChallenges.prototype, 'put');
  const limits = { journalEntries: 60, messages: 40, endedSignIns: 25 };
  const sandbox = await served({
    limits,
    clients: [{ refreshTokenRotation: { feature: 'ENABLED' } }],
    userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    users: Array.from({ length: CLIENTS }, (_, n) => ({
      username: `user${n}`,
      attributes: { email: `user${n}@example.com` },
    })),
  });
  const { clientId: ClientId } = sandbox;
  const post = async (operation: string, body: JsonObject): Promise<AuthBody> => {
    const response = await fetch(apiRequest(sandbox, operation, JSON.stringify(body)));
    expect(response.status).toBe(200);
    const text = await response.text();
    return text === '' ? {} : (JSON.parse(text) as AuthBody);
  };

  async function client(username: string) {
    const begin = () =>
      post('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: username, PREFERRED_CHALLENGE: 'EMAIL_OTP' },
      });
    const { Session } = await begin();
    const EMAIL_OTP_CODE = sandbox.outbox.latest(username)?.code ?? '';
    const { AuthenticationResult: tokens } = await post('RespondToAuthChallenge', {
      ClientId,
      ChallengeName: 'EMAIL_OTP',
      Session,
      ChallengeResponses: { USERNAME: username, EMAIL_OTP_CODE },
    });
    await post('GetUser', { AccessToken: tokens?.AccessToken });
    const { AuthenticationResult: next } = await post('GetTokensFromRefreshToken', {
      ClientId,
      RefreshToken: tokens?.RefreshToken,
    });
    await post('RevokeToken', { ClientId, Token: next?.RefreshToken });
    // Nobody answers this one.
    await begin();
  }
  for (let first = 0; first < CLIENTS; first += AT_A_TIME) {
    await Promise.all(Array.from({ length: AT_A_TIME }, (_, n) => client(`user${first + n}`)));
    sandbox.clock.advance(600_000);
  }

  expect(sandbox.journal.count()).toBe(6 * CLIENTS);
  expect(sandbox.journal.entries).toHaveLength(limits.journalEntries);
  expect(sandbox.outbox.messages).toHaveLength(limits.messages);
  const grants = opened.mock.contexts.find((context) => context instanceof Grants);
  const challenges = asked.mock.contexts.find((context) => context instanceof PendingChallenges);
  const kept = {
    grants: opened.mock.calls.filter(([{ eventId }]) => grants?.byEventId(eventId)).length,
    refreshTokens: opened.mock.calls
      .flatMap(([{ refreshTokens }]) => refreshTokens)
      .filter(({ text }) => grants?.byRefreshToken(text)).length,
    challenges: asked.mock.results.filter(({ value }) => challenges?.has((value as PendingChallenge).session))
      .length,
  };
  expect([opened.mock.calls.length, asked.mock.calls.length]).toEqual([CLIENTS, 2 * CLIENTS]);
  // It checks them each time they have grown by the limit.
  const most = 2 * limits.endedSignIns + AT_A_TIME;
  expect(kept.grants).toBeGreaterThan(0);
  expect(kept.grants).toBeLessThanOrEqual(most);
  expect(kept.refreshTokens).toBe(2 * kept.grants);
  expect(kept.challenges).toBeLessThanOrEqual(most);
});
