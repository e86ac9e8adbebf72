import { CONTROL_PATH, createControl, createSandbox } from '@latchkey/sandbox';
import type { Asked, Told } from './messages.ts';

// The whole pool, in the browser: the page works on any host, and no data leaves it.
const sandbox = createSandbox();
const handle = sandbox.then((pools) => {
  const control = createControl(pools);
  return (request: Request) =>
    new URL(request.url).pathname.startsWith(CONTROL_PATH) ? control(request) : pools.fetch(request);
});

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void reply(data);
});

async function reply({ id, url, ...init }: Asked): Promise<void> {
  postMessage(await tell(id, new Request(url, init)));
}

async function tell(id: number, request: Request): Promise<Told> {
  try {
    const response = await (await handle)(request);
    return {
      id,
      status: response.status,
      headers: [...response.headers],
      body: await response.text(),
    };
  } catch (error) {
    // A fault that drops the connection: `fetch` rejects with a TypeError then.
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
