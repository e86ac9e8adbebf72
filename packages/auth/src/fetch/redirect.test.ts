import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAuthFetch } from './index.ts';

const servers: Server[] = [];
const seen: [string, string | undefined][] = [];
let api = '';
let elsewhere = '';

async function serve(name: string, handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    seen.push([`${name} ${request.url}`, request.headers.authorization]);
    handle(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  elsewhere = await serve('elsewhere', (_, response) => response.end('ok'));
  api = await serve('api', ({ url }, response) => {
    if (url === '/moved') response.writeHead(307, { location: '/here' }).end();
    else if (url === '/away') response.writeHead(307, { location: `${elsewhere}/here` }).end();
    else response.end('ok');
  });
});
afterAll(() => {
  for (const server of servers) server.close();
});

it('does not carry the token along when the API redirects to another origin', async () => {
  const tokens = { accessToken: 'secret', idToken: '', expiresAt: 0 };
  const authFetch = createAuthFetch({ getTokens: async () => tokens }, { origins: [api] });
  await (await authFetch(`${api}/moved`)).text();
  await (await authFetch(`${api}/away`)).text();
  expect(seen).toEqual([
    ['api /moved', 'Bearer secret'],
    ['api /here', 'Bearer secret'],
    ['api /away', 'Bearer secret'],
    ['elsewhere /here', undefined],
  ]);
});
