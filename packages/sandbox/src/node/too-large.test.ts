import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { served } from '../testing/served.ts';
import { discardRest } from './discard-rest.ts';

const MB = 1_048_576;
const API = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser',
};
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_BODY = { 'content-type': 'application/json' };

/** A client with one connection, which it keeps. */
async function open() {
  const sandbox = await served();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const post = async (path: string, body: Uint8Array, headers: Record<string, string>) => {
    const call = request(new URL(path, sandbox.endpoint), { method: 'POST', agent, headers });
    const answered = once(call, 'response');
    call.end(body);
    const [response] = (await answered) as [IncomingMessage];
    return { status: response.statusCode, body: await text(response) };
  };
  return { sandbox, post };
}

const tooLarge = {
  operation: [
    413,
    '{"__type":"RequestEntityTooLargeException","message":"The body is longer than any operation accepts."}',
  ],
  token: [400, '{"error":"invalid_request"}'],
  form: [413, expect.stringMatching(/The form is too long\.[\s\S]*<\/html>\s*$/)],
  control: [413, '{"code":"too-large","message":"The body must not exceed 33554432 bytes."}'],
} as const;

describe.each([
  ['an operation', '/', MB, API, tooLarge.operation],
  ['the token endpoint', '/oauth2/token', MB, FORM, tooLarge.token],
  ['a form page', '/login', MB / 16, FORM, tooLarge.form],
  ['the control API', '/_sandbox/pools', 32 * MB, JSON_BODY, tooLarge.control],
] as const)('a body that is too long for %s', (_, path, most, headers, answer) => {
  test.each([1, 3 * MB])('by %i bytes gets the whole answer, and the next request works', async (more) => {
    const { post } = await open();
    const long = new Uint8Array(most + more);
    for (const length of [{ 'content-length': `${long.length}` }, { 'transfer-encoding': 'chunked' }]) {
      const { status, body } = await post(path, long, { ...headers, ...length });
      expect([status, body]).toEqual(answer);
      const next = await post('/', new TextEncoder().encode('{}'), API);
      expect([next.status, next.body]).toEqual([400, expect.stringContaining('InvalidParameterException')]);
    }
  });
});

test('a body that nobody reads is thrown away too, and the connection is kept', async () => {
  const { sandbox, post } = await open();
  const long = new Uint8Array(3 * MB);
  expect((await post('/_sandbox/nowhere', long, JSON_BODY)).status).toBe(404);
  expect((await post('/', long, { ...API, host: 'evil.example' })).status).toBe(403);
  expect((await post('/', new TextEncoder().encode('{}'), API)).status).toBe(400);
  expect(sandbox.journal.count()).toBe(1);
});

describe('the rest of a body', () => {
  const megabytes = (count: number) => Readable.from(Array.from({ length: count }, () => Buffer.alloc(MB)));

  test('is read to its end up to 64 MB, and then given up', async () => {
    expect(await discardRest(megabytes(0))).toBe(true);
    expect(await discardRest(megabytes(64))).toBe(true);
    expect(await discardRest(megabytes(65))).toBe(false);
  });

  test('is not waited for when it was read already, or its client has gone', async () => {
    const read = megabytes(1);
    await text(read);
    expect(await discardRest(read)).toBe(true);
    const gone = megabytes(1);
    gone.destroy();
    expect(await discardRest(gone)).toBe(true);
    const going = new PassThrough();
    const discarded = discardRest(going);
    going.destroy();
    expect(await discarded).toBe(true);
  });
});
