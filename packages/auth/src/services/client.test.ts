import { confirmSignUp, initiateAuth, respondToAuthChallenge } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import { serviceContext } from '../../test/services.ts';
import { pool, stubWorld } from '../../test/stub-world.ts';
import type { AuthConfig } from '../api.ts';
import { clientOf } from './client.ts';
import { attachments } from './context.ts';

const start = { authFlow: 'USER_AUTH', authParameters: { USERNAME: 'ann' } } as const;
const input = { challengeName: 'SMS_MFA', challengeResponses: { USERNAME: 'ann' } };

describe('a call of a sign-in', () => {
  it.each([
    [
      'InitiateAuth',
      (client: ReturnType<typeof clientOf>, signal: AbortSignal) => initiateAuth(client, start, { signal }),
    ],
    [
      'RespondToAuthChallenge',
      (client: ReturnType<typeof clientOf>, signal: AbortSignal) =>
        respondToAuthChallenge(client, input, { signal, timeout: 7 }),
    ],
  ])('%s is not called back when it is cancelled, and not sent when it was before', async (name, ask) => {
    const { client, open } = stubWorld();
    client.respond(name, {});
    const asking = clientOf(open().context);
    await ask(asking, new AbortController().signal);
    expect(client.asked).toHaveLength(1);
    expect(client.asked[0]?.options).not.toHaveProperty('signal');
    await expect(ask(asking, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(client.asked).toHaveLength(1);
  });

  it('keeps its other options, and every other call is called back', async () => {
    const { client, open } = stubWorld();
    client.respond('RespondToAuthChallenge', {});
    client.respond('InitiateAuth', {});
    client.respond('ConfirmSignUp', {});
    const asking = clientOf(open().context);
    const { signal } = new AbortController();
    await respondToAuthChallenge(asking, input, { signal, timeout: 7 });
    await confirmSignUp(asking, { username: 'ann', confirmationCode: '123456' }, { signal });
    await initiateAuth(asking, start);
    expect(client.asked.map(({ options }) => options)).toMatchObject([{ timeout: 7 }, { signal }, undefined]);
  });
});

describe('the client of an app', () => {
  it('is made once, and asks where the configuration says, by the fetch that is there now', async () => {
    const asked: string[] = [];
    const { environment } = createBrowser(async (input) => {
      asked.push(new Request(input).url);
      return Response.json({});
    }).tab();
    const context = serviceContext(pool, { ...environment });
    const client = clientOf(context);
    expect(clientOf(context)).toBe(client);
    expect([client.clientId, client.endpoint]).toEqual(['client', 'https://pool.example/']);
    await initiateAuth(client, start);
    Object.assign(context.environment, {
      fetch: async () => {
        asked.push('by another');
        return Response.json({});
      },
    });
    await initiateAuth(client, start);
    expect(asked).toEqual(['https://pool.example/', 'by another']);
  });
});

describe('metadata of every call', () => {
  const sent = (options: Partial<AuthConfig>, own?: Record<string, string> | null) =>
    attachments(stubWorld().open({}, options).context, 'ann', own);

  it('is empty unless the app gives some', () => {
    expect(sent({})).toEqual({});
    expect(sent({ clientMetadata: {} }, {})).toEqual({});
  });

  it('is that of the app, overridden by that of the call', () => {
    const options = {
      clientMetadata: { app: 'shop', step: 'any' },
      analyticsEndpointId: 'pinpoint',
      userContextData: (username: string) => `data of ${username}`,
    };
    expect(sent(options, { step: 'one' })).toEqual({
      clientMetadata: { app: 'shop', step: 'one' },
      analyticsMetadata: { analyticsEndpointId: 'pinpoint' },
      userContextData: { encodedData: 'data of ann' },
    });
    expect(sent({ clientMetadata: { app: 'shop' } }, null)).toEqual({ clientMetadata: { app: 'shop' } });
  });
});
