import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fakeClock, fakePool, refusal, rejection } from '../test/fake-pool.ts';
import { SECRET, samples } from '../test/samples.ts';
import { createCognitoClient, redacted } from './index.ts';

const config = { region: 'eu-west-2', clientId: 'client', clientSecret: `${SECRET}client` };

/** Everything that careless code may do with a value, as one text. */
function printed(value: object): string {
  return [
    JSON.stringify(value),
    String(value as unknown),
    inspect(value, { depth: 20, showHidden: true }),
    // Members printed on their own are as safe as the whole.
    ...Object.values(value).flatMap((member: unknown) => (isObject(member) ? [printed(member)] : [])),
  ].join('\n');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Counts the marked strings in a value: without any, a test of redaction would prove nothing. */
function secretsIn(value: unknown): number {
  if (typeof value === 'string') return value.includes(SECRET) ? 1 : 0;
  return isObject(value) ? Object.values(value).reduce<number>((sum, one) => sum + secretsIn(one), 0) : 0;
}

describe.each(samples)('$name prints no secret', (operation) => {
  it('in its input, whose members still read', () => {
    const input = redacted(operation.input);
    expect(input).toEqual(operation.input);
    expect(secretsIn(input)).toBeGreaterThan(0);
    expect(printed(input)).not.toContain(SECRET);
  });

  it('in its input, but sends what it has', async () => {
    const { fetch, seen } = fakePool(() => Response.json(operation.response));
    await operation.callWith(createCognitoClient({ ...config, fetch }), redacted(operation.input));
    expect(seen[0]?.body).toContain(SECRET);
    expect(seen[0]?.body).not.toContain('redacted');
  });

  it('in its output, whose members still read', async () => {
    const client = createCognitoClient({
      ...config,
      fetch: fakePool(() => Response.json(operation.response)).fetch,
    });
    const output = await operation.call(client);
    expect(secretsIn(output)).toBe(secretsIn(operation.response));
    expect(printed(output)).not.toContain(SECRET);
  });

  it('in the client that sends it', () => {
    expect(printed(createCognitoClient(config))).not.toContain(SECRET);
  });

  it('in an exception whose message quotes the request', async () => {
    const { fetch, seen } = fakePool(() => refusal('NotAuthorizedException', seen.at(-1)?.body)());
    const error = await rejection(operation.call(createCognitoClient({ ...config, fetch })));
    expect(seen[0]?.body).toContain(SECRET);
    expect(operation.isError(error)).toBe(true);
    expect(printed(error as Error)).not.toContain(SECRET);
    expect((error as Error).stack).not.toContain(SECRET);
  });

  it('in a network error whose cause quotes the request', async () => {
    const broken = async (request: Request): Promise<Response> => {
      throw new TypeError('Failed to fetch', { cause: new Error(await request.text()) });
    };
    const { clock } = fakeClock();
    const error = await rejection(operation.call(createCognitoClient({ ...config, clock, fetch: broken })));
    expect(operation.isError(error)).toBe(true);
    expect(printed(error as Error)).not.toContain(SECRET);
    expect((error as Error).message).toContain('Failed to fetch');
  });

  it('in an unknown error whose body quotes the request', async () => {
    const { fetch, seen } = fakePool(
      () => new Response(`<html>${seen.at(-1)?.body}</html>`, { status: 403 }),
    );
    const error = await rejection(operation.call(createCognitoClient({ ...config, fetch })));
    expect(printed(error as Error)).not.toContain(SECRET);
  });
});
