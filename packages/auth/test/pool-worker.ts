/**
 * The worker of an app, whose pool is in the page: only its `fetch` is not the browser's.
 *
 * @module
 */
import { type Port, serve } from '../src/isolation/serve.ts';
import { type PoolCall, poolChannel } from './pool-channel.ts';

const channel = new BroadcastChannel(poolChannel);

const ask = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  const request = new Request(input, init);
  const id = crypto.randomUUID();
  const { url, headers } = request;
  const call: PoolCall = {
    type: 'ask',
    id,
    url,
    headers: Object.fromEntries(headers.entries()),
    body: await request.text(),
  };
  return new Promise((resolve) => {
    channel.addEventListener('message', ({ data }: MessageEvent<PoolCall>) => {
      if (data.type !== 'answer' || data.id !== id) return;
      resolve(
        new Response(data.body, {
          status: data.status,
          headers: { 'content-type': 'application/x-amz-json-1.1' },
        }),
      );
    });
    channel.postMessage(call);
  });
};

// In a worker the global object is the port.
serve(globalThis as unknown as Port, { environment: { fetch: ask } });
