import { createCognitoClient } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';

describe('the requests of a sign-in', () => {
  it('carry ClientMetadata, AnalyticsMetadata and UserContextData', async () => {
    const journey = await startJourney();
    const bodies: unknown[] = [];
    const { at } = journey.open(
      {
        clientMetadata: { app: 'example', tenant: 'default' },
        analyticsEndpointId: 'endpoint-1',
        userContextData: (username) => `context-of-${username}`,
      },
      {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          bodies.push(await request.clone().json());
          return journey.sandbox.fetch(request);
        },
      },
    );
    (await at('signedOut')).signIn({ username: 'ann', password, clientMetadata: { tenant: 'blue' } });
    await at('home');
    expect(bodies).toHaveLength(2);
    for (const body of bodies) {
      expect(body).toMatchObject({
        ClientMetadata: { app: 'example', tenant: 'blue' },
        AnalyticsMetadata: { AnalyticsEndpointId: 'endpoint-1' },
        UserContextData: { EncodedData: 'context-of-ann' },
      });
    }
  });

  it('prove the secret of an app client that has one, also at the refresh', async () => {
    const clientSecret = 'secretOfTheAppClient0123456789abcdef';
    for (const legacy of [false, true]) {
      const journey = await startJourney({ clients: [{ clientSecret }] });
      journey.secrets.add(clientSecret);
      const { clientId, endpoint } = journey.sandbox;
      if (legacy) {
        journey.sandbox.faults.add({
          operation: 'GetTokensFromRefreshToken',
          kind: 'error',
          type: 'UnsupportedOperationException',
        });
      }
      const client = createCognitoClient({
        endpoint,
        clientId,
        clientSecret,
        fetch: (request) => journey.sandbox.fetch(request),
      });
      const { at, auth } = journey.open({ client });
      (await at('signedOut')).signIn({ username: 'ann', password });
      expect((await at('home')).user.username).toBe('ann');
      expect(await auth.getTokens({ forceRefresh: true })).not.toBeNull();
    }
  });
});

describe('a challenge that Latchkey does not know', () => {
  it('is shown by its name and answered by the app', async () => {
    const journey = await startJourney();
    let asked = 0;
    const { at } = journey.open(
      {},
      {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const target = request.headers.get('x-amz-target') ?? '';
          if (target.endsWith('.InitiateAuth')) {
            asked += 1;
            return Response.json({
              ChallengeName: 'RETINA_SCAN',
              Session: 'session-of-the-future',
              ChallengeParameters: { side: 'left', USERNAME: 'ann' },
            });
          }
          const body = (await request.json()) as { ChallengeName: string; ChallengeResponses: object };
          expect(body).toMatchObject({
            ChallengeName: 'RETINA_SCAN',
            Session: 'session-of-the-future',
            ChallengeResponses: { USERNAME: 'ann', SCAN: 'blue' },
          });
          return Response.json(
            { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' },
            { status: 400 },
          );
        },
      },
    );
    (await at('signedOut')).signIn({ username: 'ann', password });
    const step = await at('unsupported');
    expect(step).toMatchObject({ challengeName: 'RETINA_SCAN', parameters: { side: 'left' } });
    step.submitRaw({ SCAN: 'blue' });
    expect((await at('signIn')).fault?.kind).toBe('credentials');
    expect(asked).toBe(1);
  });
});
