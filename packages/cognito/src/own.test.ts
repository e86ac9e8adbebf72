import { afterEach, describe, expect, it } from 'vitest';
import { fakeClock, fakePool, refusal, rejection, responds } from '../test/fake-pool.ts';
import { clean, pollute } from '../test/pollution.ts';
import { samples } from '../test/samples.ts';
import { createBareClient, createCognitoClient, getUser, initiateAuth, redacted } from './index.ts';

// Other code of the page may have put strings on Object.prototype: prototype pollution, the most common flaw of packages.

afterEach(() => clean());

/** The request of a call and its result, with or without the pollution. */
async function outcome(isPolluted: boolean, run: (pool: ReturnType<typeof fakePool>) => Promise<unknown>) {
  // Created before the pollution, because Node's own Response fails with it.
  const pool = fakePool(refusal('TooManyRequestsException')(), responds({ Username: 'ada' })());
  if (isPolluted) pollute();
  let end: unknown;
  try {
    end = await run(pool);
  } catch (error) {
    end = error;
  } finally {
    clean();
  }
  const seen = pool.seen.map(({ url, method, headers, body }) => ({
    url,
    method,
    headers: [...headers],
    body,
  }));
  return { seen, end: end instanceof Error ? Object.assign({ message: end.message }, end) : end };
}

const config = { region: 'eu-west-2', clientId: 'client' };
const noRetry = { retry: false } as const;

describe('strings on Object.prototype change nothing', () => {
  it.each(samples)('of $name', async (operation) => {
    const run = (pool: ReturnType<typeof fakePool>) =>
      operation.call(
        createBareClient({ ...config, fetch: pool.fetch, clock: fakeClock().clock, random: () => 0 }),
      );
    expect(await outcome(true, run)).toEqual(await outcome(false, run));
  });

  it.each(samples)('of $name without its members', async (operation) => {
    const run = (pool: ReturnType<typeof fakePool>) =>
      operation.callWith(createBareClient({ ...config, fetch: pool.fetch, ...noRetry }), {});
    const expected = await outcome(false, run);
    expect(await outcome(true, run)).toEqual(expected);
    expect(expected.seen).toEqual([]);
  });

  it('of a request of the builder, and of what it shows', async () => {
    const run = async (pool: ReturnType<typeof fakePool>) => {
      const client = createCognitoClient({ ...config, fetch: pool.fetch, ...noRetry });
      const builder = client.initiateAuth();
      const before = [builder.getAuthFlow(), builder.getSession(), builder.getAuthParameters()];
      const request = builder.authFlow('USER_AUTH').authParameters('USERNAME', 'ada');
      const error = await rejection(request.customize().timeout(100).send());
      return [before, JSON.stringify(request), String(error)];
    };
    expect(await outcome(true, run)).toEqual(await outcome(false, run));
  });

  it('of the members that an output or an input for logs lacks', async () => {
    const wire = { ChallengeParameters: { SALT: 'aa' }, AuthenticationResult: { TokenType: 'Bearer' } };
    const { fetch } = fakePool(responds(wire));
    const client = createBareClient({ ...config, fetch });
    const step = await initiateAuth(client, { authFlow: 'USER_AUTH', authParameters: { USERNAME: 'ada' } });
    const input = redacted<{ username: string; password?: string }>({ username: 'ada' });
    pollute();
    expect([step.session, step.challengeParameters?.USERNAME]).toEqual([undefined, undefined]);
    expect(step.authenticationResult?.accessToken).toBeUndefined();
    expect(input.password).toBeUndefined();
    expect(`${String(step)} ${JSON.stringify(step)}`).not.toContain('evil');
  });

  it('of the members that an error lacks', async () => {
    const { fetch } = fakePool(new Response('{}', { status: 400 }));
    pollute();
    const error = await rejection(getUser(createBareClient({ ...config, fetch }), { accessToken: 't' }));
    expect(error).toMatchObject({
      code: 'unknown',
      reasonCode: undefined,
      exceptionName: undefined,
      requestId: undefined,
      retryAfter: undefined,
    });
    expect((error as Error).message).not.toContain('evil');
  });
});
