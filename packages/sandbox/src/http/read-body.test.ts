import { expect, test, vi } from 'vitest';
import { LONGEST_BODY, readBody } from './read-body.ts';

const post = (body?: BodyInit, headers: Record<string, string> = {}) =>
  new Request('https://a.example', { method: 'POST', headers, ...(body === undefined ? {} : { body }) });

/** A request whose body comes in these pieces. */
function inPieces(pieces: readonly Uint8Array[], cancel?: () => void): Request {
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
      ...(cancel ? { cancel } : {}),
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { readonly duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return new Request('https://a.example', init);
}

const bytes = (length: number) => new Uint8Array(length).fill(0x61);

test('a body may have as many bytes as the limit, and not one more', async () => {
  expect(await readBody(post('a'.repeat(10)), 10)).toBe('a'.repeat(10));
  expect(await readBody(post('a'.repeat(11)), 10)).toBeUndefined();
  // Bytes count, not characters.
  expect(await readBody(post('é'.repeat(5)), 10)).toBe('é'.repeat(5));
  expect(await readBody(post('é'.repeat(6)), 10)).toBeUndefined();
});

test('a mebibyte is the limit of the API', async () => {
  expect(LONGEST_BODY).toBe(1024 * 1024);
  expect(await readBody(post(bytes(LONGEST_BODY)))).toHaveLength(LONGEST_BODY);
  expect(await readBody(post(bytes(LONGEST_BODY + 1)))).toBeUndefined();
});

test('a body that says it is too long is not read at all', async () => {
  const request = post('{}', { 'content-length': '11' });
  expect(await readBody(request, 10)).toBeUndefined();
  expect(request.bodyUsed).toBe(false);
  expect(await readBody(post('{}', { 'content-length': '10' }), 10)).toBe('{}');
  expect(await readBody(post('{}', { 'content-length': 'many' }), 10)).toBe('{}');
});

test('a body that does not end is given up at the limit', async () => {
  const cancel = vi.fn<() => void>();
  expect(await readBody(inPieces([bytes(6), bytes(5), bytes(5)], cancel), 10)).toBeUndefined();
  expect(cancel).toHaveBeenCalledOnce();
});

test('a character that comes in two pieces is one', async () => {
  const text = new TextEncoder().encode('{"é":"🐎"}');
  for (let at = 0; at <= text.length; at += 1) {
    expect(await readBody(inPieces([text.slice(0, at), text.slice(at)]))).toBe('{"é":"🐎"}');
  }
  // Half a character at the end is not lost silently.
  expect(await readBody(inPieces([text.slice(0, 3)]))).toBe('{"\ufffd');
});

test('a body is read where a request has no stream, as in some browsers', async () => {
  const withoutStream = (text: string) => Object.defineProperty(post(text), 'body', { value: undefined });
  expect(await readBody(withoutStream('{}'))).toBe('{}');
  expect(await readBody(withoutStream('{}'), 2)).toBe('{}');
  expect(await readBody(withoutStream('{}'), 1)).toBeUndefined();
  expect(await readBody(post())).toBe('');
});
