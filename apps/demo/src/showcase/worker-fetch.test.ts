import { expect, it } from 'vitest';
import type { Asked, Told } from './messages.ts';
import { createWorkerFetch } from './worker-fetch.ts';

/** A port whose other end answers when the test wants it to. */
function port() {
  const asked: Asked[] = [];
  let tell: (told: Told) => void = () => undefined;
  return {
    asked,
    tell: (told: Told) => tell(told),
    postMessage: (message: Asked) => {
      asked.push(message);
    },
    addEventListener: (_: 'message', listener: (event: { readonly data: Told }) => void) => {
      tell = (told) => listener({ data: told });
    },
  };
}

const address = 'http://pool.localhost/';

it('passes on a request, and returns its response', async () => {
  const other = port();
  const fetch = createWorkerFetch(other);
  const pending = fetch(address, { method: 'POST', body: '{"a":1}', headers: { 'x-amz-target': 'T' } });
  await expect.poll(() => other.asked.length).toBe(1);
  expect(other.asked[0]).toMatchObject({ url: address, method: 'POST', body: '{"a":1}' });
  expect(new Headers(other.asked[0]?.headers).get('x-amz-target')).toBe('T');

  other.tell({ id: 1, status: 400, headers: [['x-amzn-requestid', 'r']], body: '{"b":2}' });
  const response = await pending;
  expect([response.status, response.headers.get('x-amzn-requestid')]).toEqual([400, 'r']);
  expect(await response.json()).toEqual({ b: 2 });
});

it('gives each request its own response, in any order', async () => {
  const other = port();
  const fetch = createWorkerFetch(other);
  const responses = [fetch(`${address}1`), fetch(`${address}2`)];
  await expect.poll(() => other.asked.length).toBe(2);
  for (const { id, url } of other.asked.toReversed()) other.tell({ id, status: 200, headers: [], body: url });
  expect(await Promise.all(responses.map(async (response) => (await response).text()))).toEqual([
    `${address}1`,
    `${address}2`,
  ]);
});

it('fails as the browser does where the connection drops', async () => {
  const other = port();
  const pending = createWorkerFetch(other)(address);
  const failed = expect(pending).rejects.toThrow(TypeError);
  await expect.poll(() => other.asked.length).toBe(1);
  other.tell({ id: 1, error: 'The connection was dropped.' });
  await failed;
});

it('waits no longer for a request that is aborted', async () => {
  const other = port();
  const fetch = createWorkerFetch(other);
  const controller = new AbortController();
  const pending = fetch(address, { signal: controller.signal });
  const failed = expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => other.asked.length).toBe(1);
  controller.abort();
  await failed;
  other.tell({ id: 1, status: 200, headers: [], body: '' });
});
