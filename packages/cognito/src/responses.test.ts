import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeClock, fakePool } from '../test/fake-pool.ts';
import { SECRET, samples } from '../test/samples.ts';
import { createBareClient, isCognitoError } from './index.ts';

/** Runs for each `npm test`; `LATCHKEY_NET_RUNS` asks for more, with a seed of its own. */
const numRuns = Number(process.env.LATCHKEY_NET_RUNS ?? 600);

const names = fc.constantFrom(
  'NotAuthorizedException',
  'TooManyRequestsException',
  'constructor',
  '',
  'x#y:z',
);
const header = fc.constantFrom(
  '0',
  '-1',
  '1e20',
  'NaN',
  '999999999999',
  'Thu, 01 Jan 2099 00:00:00 GMT',
  ' ',
);

/** Possible bodies instead of a response; `sent` is the body of the request. */
const bodies = (output: object, sent: () => string) =>
  fc.oneof(
    fc.json({ maxDepth: 6 }),
    fc.string(),
    fc.nat().map((at) => JSON.stringify(output).slice(0, at % 500)),
    fc.constantFrom('['.repeat(50_000), `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, '<html>', ''),
    fc
      .tuple(fc.constantFrom(...Object.keys(output), 'more'), fc.jsonValue())
      .map(([member, value]) => JSON.stringify({ ...output, [member]: value })),
    fc.tuple(names, fc.jsonValue()).map(([type, message]) => JSON.stringify({ __type: type, message })),
    // A gateway that quotes the request.
    names.map((type) => ({ toString: () => JSON.stringify({ __type: type, message: sent() }) })),
  );

const inits = fc.record({
  status: fc.constantFrom(200, 200, 400, 400, 403, 404, 429, 500, 503, 599),
  headers: fc.dictionary(
    fc.constantFrom(
      'retry-after',
      'x-amz-retry-after',
      'x-amzn-errortype',
      'x-amzn-waf-action',
      'content-type',
    ),
    header,
  ),
});

const cases = fc.constantFrom(...samples).chain((operation) => {
  const sent = { body: '' };
  return fc.tuple(
    fc.constant(operation),
    fc.constant(sent),
    bodies(operation.response, () => sent.body),
    inits,
  );
});

test('an operation ends after a few requests with any response: with an output, or an error that has a code and no secret', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ([operation, sent, body, init]) => {
      const pool = fakePool(() => new Response(String(body), init));
      const fetch = async (request: Request) => {
        sent.body = await request.clone().text();
        return pool.fetch(request);
      };
      const { clock } = fakeClock(() => true);
      const client = createBareClient({
        region: 'eu-west-2',
        clientId: 'client',
        fetch,
        clock,
        timeout: Infinity,
      });
      const outcome = await operation.callWith(client, operation.input).then(
        (output: unknown) => output,
        (error: unknown) => {
          expect(isCognitoError(error)).toBe(true);
          expect(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toContain(SECRET);
          return {};
        },
      );
      expect(typeof outcome).toBe('object');
      expect(pool.seen.length).toBeLessThan(4);
    }),
    { numRuns },
  );
});
