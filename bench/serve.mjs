import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves files with brotli, each compressed once.
 *
 * @param {(path: string) => Promise<string | Uint8Array>} read rejects if there is no such file
 */
export async function serve(read) {
  const packed = new Map();
  const answer = async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname === '/' ? '/index.html' : pathname;
    try {
      if (!packed.has(path)) packed.set(path, brotliCompressSync(await read(path)));
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.setHeader('content-encoding', 'br');
      response.end(packed.get(path));
    } catch {
      response.writeHead(404).end();
    }
  };
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/** @param {string} folder */
export const serveFolder = (folder) => serve((path) => readFile(join(folder, path)));
