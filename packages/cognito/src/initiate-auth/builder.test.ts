import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fakeClock, fakePool, refusal, rejection, responds, type Step } from '../../test/fake-pool.ts';
import { SECRET } from '../../test/samples.ts';
import { createCognitoClient, type Fetch, initiateAuth, ValidationError } from '../index.ts';

function setUp(...steps: readonly Step[]) {
  const pool = fakePool(...steps);
  const { clock, delays } = fakeClock();
  const client = createCognitoClient({ region: 'eu-west-2', clientId: 'client', clock, fetch: pool.fetch });
  const body = () => JSON.parse(pool.seen.at(-1)?.body ?? '{}');
  return { client, delays, body, seen: pool.seen };
}

const password = responds({ ChallengeName: 'PASSWORD_VERIFIER' });

describe('the InitiateAuth builder', () => {
  it('sends the given values, step by step', async () => {
    const { client, body } = setUp(password);
    const step = await client
      .initiateAuth()
      .authFlow('USER_SRP_AUTH')
      .authParameters('USERNAME', 'ada')
      .authParameters('SRP_A', 'aa')
      .clientMetadata('ticket', '7')
      .clientMetadata('locale', 'en')
      .clientId('other')
      .analyticsMetadata({ analyticsEndpointId: 'endpoint' })
      .userContextData({ encodedData: 'data', ipAddress: '192.0.2.1' })
      .session('session')
      .send();
    expect(step.challengeName).toBe('PASSWORD_VERIFIER');
    expect(body()).toEqual({
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: 'ada', SRP_A: 'aa' },
      ClientMetadata: { ticket: '7', locale: 'en' },
      ClientId: 'other',
      AnalyticsMetadata: { AnalyticsEndpointId: 'endpoint' },
      UserContextData: { EncodedData: 'data', IpAddress: '192.0.2.1' },
      Session: 'session',
    });
  });

  it('replaces whole members by set*, reads them by get*', () => {
    const builder = setUp()
      .client.initiateAuth()
      .authParameters('DEVICE_KEY', 'gone')
      .clientMetadata('gone', 'x')
      .setAuthFlow('USER_PASSWORD_AUTH')
      .setAuthParameters({ USERNAME: 'ada', PASSWORD: 'p' })
      .setClientMetadata({ kept: 'y' })
      .setClientId('other')
      .setAnalyticsMetadata({ analyticsEndpointId: 'endpoint' })
      .setUserContextData({ encodedData: 'data' })
      .setSession('session');
    expect(builder.getAuthFlow()).toBe('USER_PASSWORD_AUTH');
    expect(builder.getAuthParameters()).toEqual({ USERNAME: 'ada', PASSWORD: 'p' });
    expect(builder.getClientMetadata()).toEqual({ kept: 'y' });
    expect(builder.getClientId()).toBe('other');
    expect(builder.getAnalyticsMetadata()).toEqual({ analyticsEndpointId: 'endpoint' });
    expect(builder.getUserContextData()).toEqual({ encodedData: 'data' });
    expect(builder.getSession()).toBe('session');
  });

  it('clears whole members by set* with undefined', () => {
    const builder = setUp()
      .client.initiateAuth()
      .authFlow('USER_AUTH')
      .authParameters('USERNAME', 'ada')
      .clientMetadata('a', 'b')
      .clientId('other')
      .analyticsMetadata({})
      .userContextData({})
      .session('session')
      .setAuthFlow(undefined)
      .setAuthParameters(undefined)
      .setClientMetadata(undefined)
      .setClientId(undefined)
      .setAnalyticsMetadata(undefined)
      .setUserContextData(undefined)
      .setSession(undefined);
    expect([
      builder.getAuthFlow(),
      builder.getAuthParameters(),
      builder.getClientMetadata(),
      builder.getClientId(),
      builder.getAnalyticsMetadata(),
      builder.getUserContextData(),
      builder.getSession(),
    ]).toEqual(Array(7).fill(undefined));
    expect(JSON.stringify(builder.asInput())).toBe('{}');
  });

  it('replaces the value of a key that comes twice', () => {
    const builder = setUp()
      .client.initiateAuth()
      .authParameters('USERNAME', 'eve')
      .authParameters('USERNAME', 'ada');
    expect(builder.getAuthParameters()).toEqual({ USERNAME: 'ada' });
  });

  it('gives its input as a copy that the function takes', async () => {
    const { client, body } = setUp(password);
    const builder = client.initiateAuth().authFlow('USER_AUTH').authParameters('USERNAME', 'ada');
    const input = builder.asInput();
    builder.authParameters('PREFERRED_CHALLENGE', 'EMAIL_OTP');
    await initiateAuth(client, input);
    expect(body().AuthParameters).toEqual({ USERNAME: 'ada' });
  });

  it('shares nothing with its clone', () => {
    const original = setUp().client.initiateAuth().authFlow('USER_AUTH').authParameters('USERNAME', 'ada');
    const clone = original.clone();
    clone.authParameters('USERNAME', 'bob').clientMetadata('a', 'b');
    original.session('session');
    expect(original.getAuthParameters()).toEqual({ USERNAME: 'ada' });
    expect(original.getClientMetadata()).toBeUndefined();
    expect(clone.getAuthParameters()).toEqual({ USERNAME: 'bob' });
    expect(clone.getSession()).toBeUndefined();
  });

  it('shares nothing with the maps that it was given and that it gives', () => {
    const given: Record<string, string> = { a: '1' };
    const builder = setUp().client.initiateAuth().setClientMetadata(given);
    given.a = '2';
    Object.assign(builder.getClientMetadata() ?? {}, { a: '3' });
    expect(builder.getClientMetadata()).toEqual({ a: '1' });

    const analytics = { analyticsEndpointId: '1' };
    const context = { encodedData: '1' };
    builder.analyticsMetadata(analytics).userContextData(context);
    const clone = builder.clone();
    analytics.analyticsEndpointId = '2';
    context.encodedData = '2';
    Object.assign(builder.getAnalyticsMetadata() ?? {}, { analyticsEndpointId: '3' });
    for (const each of [builder, clone]) {
      expect(each.getAnalyticsMetadata()).toEqual({ analyticsEndpointId: '1' });
      expect(each.getUserContextData()).toEqual({ encodedData: '1' });
    }
  });

  it('can be sent again', async () => {
    const { client, seen } = setUp(password);
    const builder = client.initiateAuth().authFlow('USER_AUTH').authParameters('USERNAME', 'ada');
    await builder.send();
    await builder.send();
    expect(seen).toHaveLength(2);
  });

  it('refuses at run time what a cast let through', async () => {
    const { client, seen } = setUp(password);
    const builder = client.initiateAuth().authFlow('USER_AUTH').authParameters('USERNAME', 'ada');
    // The alias keeps its type while the builder changes.
    builder.setAuthFlow('USER_SRP_AUTH');
    for (const send of [() => builder.send(), () => builder.customize().send()]) {
      const error = await rejection(send());
      expect(error).toBeInstanceOf(ValidationError);
      expect(error).toMatchObject({ parameter: 'SRP_A' });
    }
    expect(seen).toHaveLength(0);
  });
});

describe('a customized request', () => {
  const ready = (client: ReturnType<typeof createCognitoClient>) =>
    client.initiateAuth().authFlow('USER_AUTH').authParameters('USERNAME', 'ada');

  it('has its own endpoint, headers and changes, in the order in which they were asked for', async () => {
    const { client, seen } = setUp(password);
    await ready(client)
      .customize()
      .endpoint('https://proxy.example/')
      .header('x-trace', '1')
      .header('x-app', 'demo')
      .mapRequest((request) => new Request(`${request.url}first/`, request))
      .mapRequest(async (request) => new Request(`${request.url}second`, request))
      .send();
    expect(seen[0]?.url).toBe('https://proxy.example/first/second');
    expect([seen[0]?.headers.get('x-trace'), seen[0]?.headers.get('x-app')]).toEqual(['1', 'demo']);
  });

  it('has its own retries', async () => {
    const { client, seen, delays } = setUp(refusal('TooManyRequestsException'));
    await rejection(ready(client).customize().retry(false).send());
    expect(seen).toHaveLength(1);
    await rejection(ready(client).customize().retry({ maxRetries: 1, throttlingDelay: 0 }).send());
    expect(seen).toHaveLength(3);
    expect(delays).toEqual([0]);
  });

  it('has its own abort signal and time-out', async () => {
    const { client } = setUp('hang');
    const controller = new AbortController();
    const aborted = ready(client).customize().signal(controller.signal).send();
    controller.abort();
    expect(await rejection(aborted)).toMatchObject({ code: 'aborted' });
    const late = ready(client).customize().timeout(10).retry(false).send();
    expect(await rejection(late)).toMatchObject({ code: 'network', timedOut: true });
  });

  it('is not changed by the builder that it came from', async () => {
    const { client, body } = setUp(password);
    const builder = ready(client);
    const request = builder.customize();
    builder.authParameters('USERNAME', 'bob');
    await request.send();
    expect(body().AuthParameters.USERNAME).toBe('ada');
  });
});

describe('printing', () => {
  const fetch: Fetch = async () => new Response('{}');
  const client = createCognitoClient({
    region: 'eu-west-2',
    clientId: 'client',
    clientSecret: SECRET,
    fetch,
  });
  const builder = client
    .initiateAuth()
    .authFlow('USER_PASSWORD_AUTH')
    .setAuthParameters({
      USERNAME: `${SECRET}user`,
      PASSWORD: `${SECRET}password`,
      SECRET_HASH: `${SECRET}hash`,
    })
    .clientMetadata('status', `${SECRET}metadata`)
    .userContextData({ encodedData: `${SECRET}context`, ipAddress: `${SECRET}ip` })
    .session(`${SECRET}session`);

  it.each([
    ['a builder', builder],
    ['its clone', builder.clone()],
    ['its input', builder.asInput()],
    ['its auth parameters', builder.getAuthParameters()],
    ['its metadata', builder.getClientMetadata()],
    ['its user context', builder.getUserContextData()],
    ['a customized request', builder.customize().header('authorization', `Bearer ${SECRET}`)],
    ['its client', client],
  ])('%s shows no secret', (_, value) => {
    const printed = [
      JSON.stringify(value),
      String(value as unknown),
      inspect(value, { showHidden: true, depth: 9 }),
    ].join();
    expect(printed).not.toContain(SECRET);
  });

  it('still shows the current work', () => {
    expect(String(builder)).toContain('"authFlow":"USER_PASSWORD_AUTH"');
    expect(inspect(builder)).toContain("PASSWORD: '[redacted]'");
    expect(inspect(builder.customize())).toContain('USER_PASSWORD_AUTH');
    expect(String(builder.customize())).toBe(String(builder));
  });
});
