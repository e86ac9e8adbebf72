import { createServer } from 'node:http';

/**
 * Serves a page with some scripts, which knows the time to some microseconds: browsers round it to a millisecond in others.
 */
export async function servePage(scripts) {
  const server = createServer(({ url }, response) => {
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    const script = scripts[Number(url.slice(1))];
    response.setHeader('content-type', url !== '/' ? 'text/javascript' : 'text/html');
    response.end(
      url === '/'
        ? `<!doctype html>${scripts.map((_, index) => `<script src="/${index}"></script>`).join('')}`
        : (script ?? ''),
    );
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}
